import { memo, useLayoutEffect, useRef, type RefObject } from 'react'
import { atGrain } from '../../../config/index.ts'
import type { Overlay } from '../../../config/types.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { useConfig, useReadableRuns, useView } from '../../../store/index.ts'
import { isStochastic } from '../../estimate/estimated.ts'
import { EstimateReadout } from '../../estimate/EstimateReadout.tsx'
import { useSize } from '../../useSize.ts'
import { shownRuns } from '../../shownRuns.ts'
import { isCompact, type Projection } from '../geometry.ts'
import type { Box } from '../labels.ts'
import { corners, edges, leastCovering, WIDTH } from './corner.ts'
import { OF_PENALIZED } from './wording.ts'
import { OverlayKey } from './OverlayKey.tsx'
import { watchedRun } from './place.ts'
import { SectionInset } from './SectionInset.tsx'
import { sightsOf } from './sights.ts'
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
  /** How far from the bottom, where the scale of f is. */
  bottom: number
  /** Minima and the like, in pixels. */
  critical: readonly { x: number; y: number }[]
  /** Is told what the panel covers. */
  covered: RefObject<readonly Box[]>
  /** Told the same where it has settled: names of minima keep off. */
  onPlace(box: Box | undefined): void
}

/** Its height before it is laid out. */
const ABOUT = 150
const SMALL_CHART = 140

/** What the overlays say in numbers and words, in the corner where it covers least. */
export const OverlayPanel = memo(function OverlayPanel(props: OverlayPanelProps) {
  const { projection: p, overlays, surface, plain, isPenalized, top, bottom, critical, covered, onPlace } = props
  const panel = useRef<HTMLDivElement>(null)
  const corner = useRef<number>(undefined)
  // Not the start: while it is dragged the panel follows the runs, whose text need not change in every frame.
  useConfig(({ configuration }) => configuration.runs)
  useConfig(({ configuration }) => configuration.shown)
  const { configuration } = useConfig.getState()
  const playhead = useView((view) => atGrain(configuration, view.playhead))
  const openRun = useView((view) => view.openRun)
  const hoverRun = useView((view) => view.hoverRun)
  const soloRun = useView((view) => view.soloRun)
  const records = useReadableRuns()
  const view = { ...useView.getState(), playhead, openRun, hoverRun, soloRun }
  const watched = watchedRun(configuration, records, view)
  const compact = isCompact(p.frame)
  const { frame } = p
  // Not read from the page in every render: that would lay it out twice in each frame of a drag.
  const height = useSize(panel)?.height ?? ABOUT
  const places = compact ? edges(frame, height) : corners(frame, height, top, bottom)
  const sights = sightsOf(p, shownRuns(configuration, records, view), watched?.run.key, configuration.start, critical)
  corner.current = leastCovering(places, sights, corner.current)
  const box = places[corner.current]
  const { x = frame.left, y = top, width = WIDTH } = box ?? {}
  useLayoutEffect(() => {
    covered.current = [{ x, y, width, height }]
    onPlace({ x, y, width, height })
  }, [covered, onPlace, x, y, width, height])
  useLayoutEffect(
    () => () => {
      covered.current = []
      onPlace(undefined)
    },
    [covered, onPlace],
  )
  return (
    <div
      ref={panel}
      className={compact ? 'overlay-panel compact' : 'overlay-panel'}
      style={box?.low ? { left: x, bottom: `calc(100% - ${y + height}px)`, width } : { left: x, top: y, width }}
    >
      {isPenalized && <p className="overlay-card">{OF_PENALIZED}</p>}
      {overlays.includes('theory') && (
        <TheoryReadout projection={p} surface={surface} plain={plain} watched={watched} compact={compact} />
      )}
      {overlays.includes('estimate') && watched && isStochastic(watched.run) && (
        <div className="overlay-card">
          <EstimateReadout run={watched.run} onlooker="panel" compact={compact} />
        </div>
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
})
