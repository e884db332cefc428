import { lazy, Suspense, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { mostSteps, surfaceOf } from '../../config/index.ts'
import { useConfig, useRuns, useView } from '../../store/index.ts'
import { axisUnit, unitWords } from '../axisUnit.ts'
import { criticalBoxes } from '../surface/criticalLabels.ts'
import { CriticalLabels, CriticalPoints } from '../surface/CriticalPoints.tsx'
import { furniture } from '../surface/furniture.ts'
import { isCompact, plotFrame, project, zoomAt } from '../surface/geometry.ts'
import { HoverReadout } from '../surface/HoverReadout.tsx'
import type { Box } from '../surface/labels.ts'
import { marksBox, MarksLegend } from '../surface/MarksLegend.tsx'
import type { Finder } from '../surface/PathsCanvas.tsx'
import { PenaltyCaption } from '../surface/PenaltyCaption.tsx'
import { PlotArea } from '../surface/PlotArea.tsx'
import { StartHandle } from '../surface/StartHandle.tsx'
import { SurfaceNotice } from '../surface/SurfaceNotice.tsx'
import { SurfaceTools } from '../surface/SurfaceTools.tsx'
import { useMarks } from '../surface/useMarks.ts'
import { usePenaltyStrength } from '../surface/usePenalty.ts'
import type { PlotLine } from '../surface/usePlotGestures.ts'
import { fitToPaths, goToView, resetView } from '../surface/viewCommands.ts'
import type { Size } from '../useSize.ts'
import { CurveAxes } from './CurveAxes.tsx'
import { CurveCanvas } from './CurveCanvas.tsx'
import { CurveCrosshair } from './CurveCrosshair.tsx'
import { CurveLegend, legendBox } from './CurveLegend.tsx'
import { CurvePaths } from './CurvePaths.tsx'
import { curveFrames } from './geometry.ts'
import { criticalOnCurve } from './marks.ts'
import { nearestIn, placeCurve, startLine } from './place.ts'
import { pressOnSteps } from './pressOnSteps.ts'
import './curve.css'

const CurveOverlays = lazy(() =>
  import('./CurveOverlays.tsx').then(({ CurveOverlays: component }) => ({ default: component })),
)

interface CurvePlotProps {
  size: Size
  /** Further tools, below those of the view. */
  tools?: ReactNode
  /** What a press does where one watches; absent: it sets the start, or on the steps the playhead. */
  onPress?: () => void
}

/** A problem with one parameter: its curve with the runs on it, and under it where each run is at each step. */
export function CurvePlot({ size, tools: furtherTools, onPress }: CurvePlotProps) {
  const surface = useConfig((state) => state.configuration.surface)
  const required = useConfig((state) => state.configuration.view) ?? surfaceOf(surface).view
  const length = useConfig((state) => state.configuration.steps)
  const steps = useConfig((state) => mostSteps(state.configuration))
  const unit = useConfig((state) => axisUnit(state.configuration))
  const overlays = useConfig(({ configuration }) => configuration.shown?.overlays)
  const picture = useRuns((state) => state.contours)
  const finder = useRef<Finder>(() => undefined)
  const [covered, setCovered] = useState<Box>()
  const frame = useMemo(() => plotFrame(size.width, size.height), [size])
  const place = useMemo(() => placeCurve(picture, required.x, length, frame), [picture, required.x, length, frame])
  const tools = onPress === undefined
  const compact = isCompact(frame)
  const marked = useMarks()
  const penalty = usePenaltyStrength()
  const caption = penalty !== undefined
  const notice = (picture?.undefinedShare ?? 0) > 0
  const marksPlace = useMemo(() => marksBox(marked, frame, compact, caption), [marked, frame, compact, caption])
  const upper = useMemo(() => curveFrames(frame).curve, [frame])
  const key = useMemo(() => (place && tools ? legendBox(place) : undefined), [place, tools])
  const fixed = useMemo(
    () => [
      ...furniture(upper, { tools, compact, legend: false, notice, caption: false, inspecting: false }),
      ...(key ? [key] : []),
      ...(covered ? [covered] : []),
    ],
    [upper, tools, compact, notice, key, covered],
  )
  const marks = useMemo(
    () => (place ? criticalOnCurve(place, picture?.found, caption ? ' of f' : '', fixed) : []),
    [place, picture?.found, caption, fixed],
  )
  const obstacles = useMemo(
    () => [...fixed, ...(marksPlace ? [marksPlace] : []), ...criticalBoxes(marks)],
    [fixed, marksPlace, marks],
  )
  useEffect(() => {
    useView.getState().set({ visible: { view: required, width: frame.width, height: frame.height } })
  }, [required, frame])

  const line = useMemo<PlotLine>(
    () => ({
      y: required.y,
      nearest: (x) => nearestIn(surface, x),
      press: (_, Y) => pressOnSteps(place, Y),
    }),
    [required.y, surface, place],
  )
  const middle = [(required.x[0] + required.x[1]) / 2, 0] as const
  const zoom = (factor: number) => {
    const { x } = zoomAt(required, factor, middle)
    goToView({ x, y: required.y }, required)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '+' || event.key === '=') zoom(1.5)
    else if (event.key === '-' || event.key === '_') zoom(1 / 1.5)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const blank = useMemo(() => project(required, upper), [required, upper])
  return (
    <>
      {place && (
        <>
          <CurveCanvas place={place} size={size} found={picture?.found} />
          <svg className="surface-axes" width={size.width} height={size.height} aria-hidden="true">
            <CurveAxes place={place} counts={unitWords[unit].short} />
            <CriticalPoints marks={marks} />
          </svg>
          {overlays && (
            <Suspense>
              <CurveOverlays place={place} size={size} overlays={overlays} compact={compact} onPlace={setCovered} />
            </Suspense>
          )}
          <CurvePaths place={place} size={size} obstacles={obstacles} finder={finder} />
          <svg className="surface-names" width={size.width} height={size.height} aria-hidden="true">
            <CriticalLabels marks={marks} />
            <CurveCrosshair place={place} />
          </svg>
        </>
      )}
      <PlotArea
        projection={place?.projection ?? blank}
        frame={frame}
        finder={finder}
        onPress={onPress}
        onKeyDown={onKeyDown}
        line={line}
      />
      {place && <StartHandle projection={place.projection} line={startLine(surface, place)} />}
      {tools && <HoverReadout frame={upper} containerHeight={size.height} penalty={penalty} isOneParameter />}
      <MarksLegend marks={marked} place={marksPlace} size={size} />
      {place && key && <CurveLegend place={place} box={key} steps={steps} size={size} penalized={caption} />}
      <SurfaceNotice frame={frame} />
      <PenaltyCaption frame={frame} containerHeight={size.height} compact={compact} />
      {tools && (
        <SurfaceTools
          compact={compact}
          onZoom={zoom}
          onFit={() => fitToPaths(required)}
          onReset={() => resetView(required)}
        >
          {furtherTools}
        </SurfaceTools>
      )}
    </>
  )
}
