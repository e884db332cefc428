import { useMemo, useRef, type KeyboardEvent } from 'react'
import { surfaceOf } from '../../config/index.ts'
import type { MethodChoice } from '../../config/types.ts'
import type { View } from '../../core/method.ts'
import { pictureAt, useConfig, useRuns, useView } from '../../store/index.ts'
import { axisUnit, unitWords } from '../axisUnit.ts'
import type { Cell } from '../panels/geometry.ts'
import { setViewAt } from '../panels/places.ts'
import { runOnRow } from '../shownRuns.ts'
import { CriticalPoints } from '../surface/CriticalPoints.tsx'
import { project, roundedView, toX, toY, zoomAt } from '../surface/geometry.ts'
import type { Box } from '../surface/labels.ts'
import type { Finder } from '../surface/PathsCanvas.tsx'
import { PlotArea } from '../surface/PlotArea.tsx'
import { StartHandle } from '../surface/StartHandle.tsx'
import { goToView } from '../surface/viewCommands.ts'
import { CurveAxes } from './CurveAxes.tsx'
import { CurveCanvas } from './CurveCanvas.tsx'
import { CurveCrosshair } from './CurveCrosshair.tsx'
import { CurvePaths } from './CurvePaths.tsx'
import { curveFrames } from './geometry.ts'
import { criticalOnCurve } from './marks.ts'
import type { CurvePlace } from './picture.ts'
import { heightAt, nearestIn, placeCurve, startLine } from './place.ts'
import { pressOnSteps } from './pressOnSteps.ts'
import './curve.css'

const NONE: readonly Box[] = []
const nothing = () => {}
const ZOOMS: Readonly<Record<string, number>> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5, _: 1 / 1.5 }

interface CurvePanelProps {
  cell: Cell
  run: string
  surface: MethodChoice
  view: View
  /** Where its view and its picture are kept. */
  place: string
  /** What a press does where one watches. */
  onPress?(this: void): void
}

/** One run on the curve of a problem with one parameter, in a panel. */
export function CurvePanel({ cell, run, surface, view, place: at, onPress }: CurvePanelProps) {
  const { width, height, frame } = cell
  const size = useMemo(() => ({ width, height }), [width, height])
  const length = useConfig(({ configuration }) => configuration.steps)
  const unit = useConfig(({ configuration }) => axisUnit(configuration))
  const picture = useRuns((state) => pictureAt(state, at).picture)
  const place = useMemo(() => placeCurve(picture, view.x, length, frame), [picture, view.x, length, frame])
  const blank = useMemo(() => project(view, curveFrames(frame).curve), [view, frame])
  const finder = useRef<Finder>(() => ({ key: run, label: false }))
  const marks = useMemo(() => (place ? criticalOnCurve(place, picture?.found, '', NONE) : []), [place, picture?.found])
  const isOwn = cell.row === 0
  const line = useMemo(
    () => ({
      y: view.y,
      nearest: (x: number) => nearestIn(surface, x),
      press: (_: number, Y: number) => pressOnSteps(place, Y),
    }),
    [view.y, surface, place],
  )
  const shown = () => {
    const one = runOnRow(useConfig.getState().configuration, useRuns.getState(), useView.getState(), run, cell.row)
    return one ? [one] : []
  }
  const zoom = (event: KeyboardEvent) => {
    const factor = ZOOMS[event.key]
    if (factor === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const { x } = zoomAt(view, factor, [(view.x[0] + view.x[1]) / 2, 0])
    const closer = { x, y: view.y }
    if (at === '') goToView(closer, view)
    else setViewAt(at, roundedView(closer))
  }
  return (
    <>
      {place && (
        <>
          <CurveCanvas place={place} size={size} found={picture?.found} />
          <svg className="surface-axes" width={width} height={height} aria-hidden="true">
            {/* Each panel has heights of its own: they follow what is seen. */}
            <CurveAxes place={place} sides={cell.axes} counts={unitWords[unit].short} />
            <CriticalPoints marks={marks} />
          </svg>
          <CurvePaths place={place} size={size} obstacles={NONE} runs={shown} alone />
          <svg className="surface-names" width={width} height={height} aria-hidden="true">
            {!isOwn && <Start place={place} x={surfaceOf(surface).start[0]} />}
            <CurveCrosshair place={place} row={cell.row} />
          </svg>
        </>
      )}
      <PlotArea
        projection={place?.projection ?? blank}
        frame={frame}
        finder={finder}
        onPress={onPress ?? (isOwn ? undefined : nothing)}
        setView={at === '' ? undefined : (next) => setViewAt(at, next)}
        row={cell.row}
        label={`Plot: ${onPress ? 'click to play or pause, ' : isOwn ? 'click to set the start, ' : ''}drag to pan, plus and minus to zoom`}
        onKeyDown={zoom}
        line={line}
      />
      {isOwn && place && <StartHandle projection={place.projection} line={startLine(surface, place)} />}
    </>
  )
}

/** Where a further surface has its start: it is not moved. */
const Start = ({ place, x }: { place: CurvePlace; x: number }) => {
  const [X, Y] = [toX(place.projection, x), toY(place.projection, heightAt(place, x))]
  return (
    <g className="panel-start" transform={`translate(${X.toFixed(1)} ${Y.toFixed(1)})`}>
      <circle r={5} />
      <circle className="point" r={1.6} />
    </g>
  )
}
