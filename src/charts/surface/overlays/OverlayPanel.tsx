import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { Overlay } from '../../../config/types.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { useConfig, useRuns, useView } from '../../../store/index.ts'
import { useSize } from '../../useSize.ts'
import { inFrame, isCompact, toX, toY, type Projection } from '../geometry.ts'
import { overlaps, type Box } from '../labels.ts'
import { OF_PENALIZED } from './wording.ts'
import { OverlayKey } from './OverlayKey.tsx'
import { pointOf, watchedRun } from './place.ts'
import { SectionInset } from './SectionInset.tsx'
import { TheoryReadout } from './TheoryReadout.tsx'

interface OverlayPanelProps {
  projection: Projection
  overlays: readonly Overlay[]
  surface: SurfaceFunction
  plain: SurfaceFunction
  /** Whether `surface` is the penalized objective. */
  isPenalized: boolean
  /** How far from the top it stands: under a notice. */
  top: number
  /** Is told what the panel covers. */
  covered: RefObject<readonly Box[]>
}

const WIDTH = 268
const MARGIN = 10
/** What the tools take at the right. */
const TOOLS = 44
/** Its height before it is laid out. */
const ABOUT = 150
const SMALL_MARGIN = 4
const SMALL_CHART = 140

/** What the overlays say in numbers and words, in a corner where the watched run is not. */
export function OverlayPanel({
  projection: p,
  overlays,
  surface,
  plain,
  isPenalized,
  top,
  covered,
}: OverlayPanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  const other = useRef(false)
  const runs = useConfig(({ configuration }) => configuration.runs)
  const playhead = useView((view) => Math.floor(view.playhead + 1e-9))
  const openRun = useView((view) => view.openRun)
  const hoverRun = useView((view) => view.hoverRun)
  const soloRun = useView((view) => view.soloRun)
  const records = useRuns()
  const view = { ...useView.getState(), playhead, openRun, hoverRun, soloRun }
  const watched = watchedRun({ ...useConfig.getState().configuration, runs }, records, view)
  const compact = isCompact(p.frame)
  const { frame } = p
  const width = compact ? frame.width - 2 * SMALL_MARGIN : WIDTH
  // Not read from the page in every render: that would lay it out twice in each frame of a drag.
  const height = useSize(panel)?.height ?? ABOUT
  const [x, y] = watched ? pointOf(watched) : [NaN, NaN]
  const [X, Y] = [toX(p, x), toY(p, y)]
  const head = { x: X - 20, y: Y - 20, width: 40, height: 40 }
  // At the upper left or right; in a small picture all across at its foot or top.
  const boxOf = (isOther: boolean): Box =>
    compact
      ? {
          x: frame.left + SMALL_MARGIN,
          y: isOther ? frame.top + SMALL_MARGIN : frame.top + frame.height - height - SMALL_MARGIN,
          width: isOther ? width - TOOLS - 12 : width,
          height,
        }
      : { x: isOther ? frame.left + frame.width - width - MARGIN - TOOLS : frame.left + MARGIN, y: top, width, height }
  const hides = (isOther: boolean) => inFrame(frame, X, Y) && overlaps(boxOf(isOther), head)
  if (hides(other.current) && !hides(!other.current)) other.current = !other.current
  const box = boxOf(other.current)
  useLayoutEffect(() => {
    covered.current = [box]
  })
  useLayoutEffect(
    () => () => {
      covered.current = []
    },
    [covered],
  )
  return (
    <div
      ref={panel}
      className={compact ? 'overlay-panel compact' : 'overlay-panel'}
      style={
        compact && !other.current
          ? { left: box.x, bottom: `calc(100% - ${frame.top + frame.height - SMALL_MARGIN}px)`, width: box.width }
          : { left: box.x, top: box.y, width: box.width }
      }
    >
      {isPenalized && <p className="overlay-card">{OF_PENALIZED}</p>}
      {overlays.includes('theory') && (
        <TheoryReadout projection={p} surface={surface} plain={plain} watched={watched} compact={compact} />
      )}
      {overlays.includes('section') && (
        <SectionInset
          surface={surface}
          watched={watched}
          width={compact ? SMALL_CHART : width - 22}
          compact={compact}
        />
      )}
      <OverlayKey overlays={overlays} projection={p} surface={surface} compact={compact} />
    </div>
  )
}
