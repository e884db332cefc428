import { fingerprint } from '../../../config/fingerprint.ts'
import { drawnPenalty, surfaceAt } from '../../../config/index.ts'
import type { PackedLines } from '../../../engine/types.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import type { Palette } from '../../palette.ts'
import { clipToFrame } from '../drawField.ts'
import type { Projection } from '../geometry.ts'
import type { Box } from '../labels.ts'
import { shownOverlays } from '../offReasons.ts'
import { arrowField } from './arrows.ts'
import { drawArrows } from './drawArrows.ts'
import { drawStreamlines } from './drawFlow.ts'
import { drawPoint, type Looked } from './drawPoint.ts'
import { createReference } from './reference.ts'
import { streamlines } from './streamlines.ts'
import { drawnSurface } from './useDrawnSurface.ts'

/** All that the overlays draw on the surface, at once: for a figure. Returns where names stand. */
export function drawOverlays(
  context: CanvasRenderingContext2D,
  p: Projection,
  palette: Palette,
  looked: Looked,
): readonly Box[] {
  const { configuration } = looked
  const overlays = shownOverlays(configuration) ?? []
  const now = surfaceAt(configuration, configuration.surface, looked.view.playhead)
  const surface = overlays.length > 0 ? drawnSurface(now, drawnPenalty(configuration)?.strength ?? 0) : undefined
  if (!surface) return []
  context.save()
  clipToFrame(context, p.frame)
  if (overlays.includes('flow')) drawStreamlines(context, p, palette, linesOf(p, surface, looked))
  if (overlays.includes('field')) drawArrows(context, palette, arrowField(p, surface))
  context.restore()
  const flow = overlays.includes('flow')
    ? createReference(() => 0).lineFrom(surface, configuration.start, p)
    : undefined
  return drawPoint(context, p, palette, surface, overlays, looked, flow)
}

let known: { text: string; lines: readonly PackedLines[] } | undefined

/** Those of the last figure again where they are the same: an animation has hundreds of frames. */
function linesOf(p: Projection, surface: SurfaceFunction, { configuration, view }: Looked): readonly PackedLines[] {
  const text = fingerprint([
    surfaceAt(configuration, configuration.surface, view.playhead),
    drawnPenalty(configuration)?.strength,
    p,
  ])
  if (known?.text !== text) known = { text, lines: [...streamlines(p, surface)] }
  return known.lines
}
