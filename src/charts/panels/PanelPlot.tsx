import { lazy, Suspense, useMemo, useRef, type KeyboardEvent } from 'react'
import { surfaceOf } from '../../config/index.ts'
import type { MethodChoice } from '../../config/types.ts'
import type { View } from '../../core/method.ts'
import { pictureAt, useConfig, useRuns, useView } from '../../store/index.ts'
import { moveWords } from '../moveWords.ts'
import { Axes } from '../surface/Axes.tsx'
import { criticalMarks, criticalPointsOf } from '../surface/criticalLabels.ts'
import { CriticalPoints } from '../surface/CriticalPoints.tsx'
import type { Reader } from '../surface/evaluate.ts'
import { FieldCanvas } from '../surface/FieldCanvas.tsx'
import { project, roundedView, toX, toY, zoomAt, type Projection } from '../surface/geometry.ts'
import type { Box } from '../surface/labels.ts'
import { StartHandle } from '../surface/StartHandle.tsx'
import { goToView } from '../surface/viewCommands.ts'
import { usePlotGestures } from '../surface/usePlotGestures.ts'
import { Crosshair } from './Crosshair.tsx'
import type { Cell } from './geometry.ts'
import { PanelPaths } from './PanelPaths.tsx'
import { setViewAt } from './places.ts'

const InspectionLayer = lazy(() =>
  import('../surface/inspection/InspectionLayer.tsx').then(({ InspectionLayer: component }) => ({
    default: component,
  })),
)

const NONE: readonly Box[] = []
const NO_OBSTACLES = { current: NONE }
const nothing = () => {}
const ZOOMS: Readonly<Record<string, number>> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5, _: 1 / 1.5 }

interface PanelPlotProps {
  cell: Cell
  run: string
  surface: MethodChoice
  view: View
  /** Where its view and its picture are kept. */
  place: string
  read: Reader | undefined
  /** What a press does where one watches. */
  onPress?(this: void): void
}

/** The picture of a panel: the surface, its axes where they are not another panel's, the run's path, and what can be pointed at. */
export function PanelPlot({ cell, run, surface, view, place, read, onPress }: PanelPlotProps) {
  const { width, height, frame } = cell
  const plot = useRef<HTMLDivElement>(null)
  const covered = useRef(NONE)
  const projection = useMemo(() => project(view, frame), [view, frame])
  const size = useMemo(() => ({ width, height }), [width, height])
  const inspecting = useView((state) => state.inspecting === run && cell.row === 0)
  const isPartial = useRuns((state) => (pictureAt(state, place).picture?.undefinedShare ?? 0) > 0)
  const found = useRuns((state) => pictureAt(state, place).picture?.found)
  const critical = useMemo(() => criticalPointsOf(surface, found), [surface, found])
  const marks = useMemo(() => criticalMarks(critical, '', projection, []), [critical, projection])
  const configuration = useConfig((state) => (surfaceOf(surface).moves ? state.configuration : undefined))
  const move = useView(({ playhead }) => configuration && moveWords(configuration, playhead, surface))
  const isOwn = cell.row === 0
  usePlotGestures(plot, projection, {
    runAt: () => ({ key: run, label: false }),
    onPress: onPress ?? (isOwn ? undefined : nothing),
    setView: place === '' ? undefined : (next) => setViewAt(place, next),
    row: cell.row,
  })
  const zoom = (event: KeyboardEvent) => {
    const factor = ZOOMS[event.key]
    if (factor === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const middle = [(view.x[0] + view.x[1]) / 2, (view.y[0] + view.y[1]) / 2] as const
    const closer = zoomAt(view, factor, middle)
    if (place === '') goToView(closer, view)
    else setViewAt(place, roundedView(closer))
  }
  return (
    <>
      <FieldCanvas projection={projection} size={size} obstacles={NO_OBSTACLES} place={place} />
      <svg className="surface-axes" width={width} height={height} aria-hidden="true">
        <Axes projection={projection} sides={cell.axes} />
        <CriticalPoints marks={marks} />
      </svg>
      <PanelPaths run={run} row={cell.row} projection={projection} size={size} />
      <svg className="surface-names" width={width} height={height} aria-hidden="true">
        {!isOwn && <Start projection={projection} at={surfaceOf(surface).start} />}
        <Crosshair row={cell.row} projection={projection} read={read} />
      </svg>
      {(isPartial || move) && (
        <p className="panel-note" style={{ left: frame.left + 6, top: frame.top + 6 }}>
          {isPartial ? (
            <>
              hatched: <i>f</i> is undefined
            </>
          ) : (
            <>
              <i>f</i> {move}
            </>
          )}
        </p>
      )}
      <div
        ref={plot}
        className="surface-plot"
        style={{ left: frame.left, top: frame.top, width: frame.width, height: frame.height }}
        role="group"
        tabIndex={0}
        aria-label={`Plot: ${onPress ? 'click to play or pause, ' : isOwn ? 'click to set the start, ' : ''}drag to pan, plus and minus to zoom`}
        onKeyDown={zoom}
      />
      {isOwn && <StartHandle projection={projection} />}
      {inspecting && (
        <Suspense>
          <InspectionLayer projection={projection} size={size} keyAt={undefined} covered={covered} />
        </Suspense>
      )}
    </>
  )
}

/** Where a further surface has its start: it is not moved. */
const Start = ({ projection: p, at: [x, y] }: { projection: Projection; at: readonly [number, number] }) => (
  <g className="panel-start" transform={`translate(${toX(p, x).toFixed(1)} ${toY(p, y).toFixed(1)})`}>
    <circle r={5} />
    <circle className="point" r={1.6} />
  </g>
)
