import type { Overlay } from '../../../config/types.ts'
import type { FlowLine } from '../../../engine/flow.ts'
import { localTheory } from '../../../engine/localTheory.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import type { Configuration, RunsState, ViewState } from '../../../store/index.ts'
import type { Palette } from '../../palette.ts'
import { clipToFrame } from '../drawField.ts'
import type { Projection } from '../geometry.ts'
import type { Box } from '../labels.ts'
import { drawCross } from './drawCross.ts'
import { drawReference } from './drawFlow.ts'
import { drawModel } from './drawModel.ts'
import { nearIn } from './near.ts'
import { closePoint, watchedRun } from './place.ts'

/** What the overlays are of. */
export interface Looked {
  configuration: Configuration
  runs: RunsState
  view: ViewState
  /** The hand moves the start: all is drawn as plainly as can be. */
  isMoving?: boolean
}

/** The flow from the start, as far as it is known, the quadratic model and the cross where one looks; returns where names stand. */
export function drawPoint(
  context: CanvasRenderingContext2D,
  p: Projection,
  palette: Palette,
  surface: SurfaceFunction,
  overlays: readonly Overlay[],
  { configuration, runs, view, isMoving }: Looked,
  flow: FlowLine | undefined,
): readonly Box[] {
  context.save()
  clipToFrame(context, p.frame)
  if (flow) drawReference(context, p, palette, flow, isMoving)
  const [x, y] = closePoint(view, watchedRun(configuration, runs, view)) ?? [NaN, NaN]
  const theory = localTheory(surface, x, y, nearIn(p))
  if (theory && overlays.includes('model'))
    drawModel(context, p, palette, theory, runs.contours?.levels ?? [], isMoving)
  const names = theory && overlays.includes('theory') ? drawCross(context, p, palette, theory) : []
  context.restore()
  return names
}
