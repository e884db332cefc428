import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { surfaceOf, mostSteps } from '../../config/index.ts'
import { useConfig, useRuns, useView } from '../../store/index.ts'
import { useSize, type Size } from '../useSize.ts'
import { Axes } from './Axes.tsx'
import { criticalBoxes, criticalMarks, criticalPointsOf, placesOf } from './criticalLabels.ts'
import { CriticalLabels, CriticalPoints } from './CriticalPoints.tsx'
import { FieldCanvas } from './FieldCanvas.tsx'
import { furniture, hasScale, keyAbove } from './furniture.ts'
import { isCompact, isRoomy, plotFrame, project, roundedView, visibleView, zoomAt } from './geometry.ts'
import { HoverReadout } from './HoverReadout.tsx'
import { marksBox, MarksLegend } from './MarksLegend.tsx'
import type { Box } from './labels.ts'
import { shownOverlays } from './offReasons.ts'
import { PenalizedSymbol, PenaltyCaption } from './PenaltyCaption.tsx'
import { PathsCanvas, type Finder } from './PathsCanvas.tsx'
import { PlotArea } from './PlotArea.tsx'
import { ScaleLegend } from './ScaleLegend.tsx'
import { startBox, StartHandle } from './StartHandle.tsx'
import { SurfaceNotice } from './SurfaceNotice.tsx'
import { SecondReadout } from './SecondReadout.tsx'
import { SurfaceTools } from './SurfaceTools.tsx'
import { useMarks } from './useMarks.ts'
import { usePenaltyStrength } from './usePenalty.ts'
import { fitToPaths, goToView, resetView } from './viewCommands.ts'
import '../charts.css'

const InspectionLayer = lazy(() =>
  import('./inspection/InspectionLayer.tsx').then(({ InspectionLayer: component }) => ({ default: component })),
)

const overlayLayer = () => import('./overlays/OverlayLayer.tsx')
const OverlayPictures = lazy(() => overlayLayer().then(({ OverlayPictures: component }) => ({ default: component })))
const OverlayWords = lazy(() => overlayLayer().then(({ OverlayWords: component }) => ({ default: component })))
const CurvePlot = lazy(() =>
  import('../curve/CurvePlot.tsx').then(({ CurvePlot: component }) => ({ default: component })),
)
const ReliefLayer = lazy(() =>
  import('../relief/ReliefLayer.tsx').then(({ ReliefLayer: component }) => ({ default: component })),
)

interface SurfaceViewProps {
  /** Further tools, below those of the view. */
  tools?: ReactNode
  /** What a press on the plot does where one watches: the picture then goes without the tools of a workbench. Absent: it sets the start. */
  onPress?: () => void
}

/** The surface, its axes, and the paths of all runs on it. Fills its container. */
export function SurfaceView({ tools, onPress }: SurfaceViewProps) {
  const container = useRef<HTMLDivElement>(null)
  const size = useSize(container)
  const isOneParameter = useConfig(({ configuration }) => surfaceOf(configuration.surface).isOneParameter === true)
  return (
    <section className="surface-view" aria-label="Surface" ref={container}>
      {size &&
        (isOneParameter ? (
          <Suspense>
            <CurvePlot size={size} tools={tools} onPress={onPress} />
          </Suspense>
        ) : (
          <Plot size={size} tools={tools} onPress={onPress} />
        ))}
    </section>
  )
}

function Plot({ size, tools: furtherTools, onPress }: SurfaceViewProps & { size: Size }) {
  const surface = useConfig((state) => state.configuration.surface)
  const chosenView = useConfig((state) => state.configuration.view)
  const steps = useConfig((state) => mostSteps(state.configuration))
  const contours = useRuns((state) => state.contours)
  const [equal, setEqual] = useState(true)
  const relief = useConfig((state) => state.configuration.shown?.relief)
  const [isMissing, setMissing] = useState(false)
  const isRelief = relief !== undefined && !isMissing
  const finder = useRef<Finder>(() => undefined)
  const covered = useRef<readonly Box[]>([])
  const coveredByWords = useRef<readonly Box[]>([])
  const coveredByCross = useRef<readonly Box[]>([])
  const shownNow = useConfig(({ configuration }) => configuration.shown)
  const overlays = useMemo(() => shownOverlays({ surface, shown: shownNow }), [surface, shownNow])

  const frame = useMemo(() => plotFrame(size.width, size.height), [size])
  const required = chosenView ?? surfaceOf(surface).view
  const view = useMemo(() => visibleView(required, frame, equal), [required, frame, equal])
  const projection = useMemo(() => project(view, frame), [view, frame])
  const tools = onPress === undefined
  const legend = tools && contours !== undefined && hasScale(frame)
  const notice = (contours?.undefinedShare ?? 0) > 0 || surfaceOf(surface).moves !== undefined
  const compact = isCompact(frame)
  const critical = useMemo(() => criticalPointsOf(surface, contours?.found), [surface, contours?.found])
  const places = useMemo(() => placesOf(critical, projection), [critical, projection])
  const [plate, setPlate] = useState<Box>()
  const marked = useMarks()
  const penalty = usePenaltyStrength()
  const inspecting = useView((state) => state.inspecting !== undefined)
  const caption = penalty !== undefined
  const marksPlace = useMemo(() => marksBox(marked, frame, compact, caption), [marked, frame, compact, caption])
  const fixed = useMemo(
    () => furniture(frame, { tools, compact, legend, notice, caption, inspecting }),
    [frame, tools, compact, legend, notice, caption, inspecting],
  )
  // The start as it was when the view last changed: labels of minima do not jump while it is dragged.
  const marks = useMemo(
    () =>
      criticalMarks(critical, caption ? ' of f' : '', projection, [
        ...fixed,
        ...(plate ? [plate] : []),
        startBox(projection, useConfig.getState().configuration.start),
      ]),
    [critical, caption, projection, fixed, plate],
  )
  const obstacles = useMemo(
    () => [...fixed, ...(marksPlace ? [marksPlace] : []), ...criticalBoxes(marks)],
    [fixed, marksPlace, marks],
  )
  const standing = useRef(obstacles)
  useLayoutEffect(() => {
    standing.current = obstacles
  }, [obstacles])

  useEffect(() => {
    useView.getState().set({ visible: { view, width: frame.width, height: frame.height } })
  }, [view, frame])

  const middle = [(view.x[0] + view.x[1]) / 2, (view.y[0] + view.y[1]) / 2] as const
  const wheel = (factor: number) => useConfig.getState().setView(roundedView(zoomAt(view, factor, middle)))
  const missing = useCallback(() => setMissing(true), [])
  const zoom = (factor: number) => goToView(zoomAt(view, factor, middle), view)
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '+' || event.key === '=') zoom(1.5)
    else if (event.key === '-' || event.key === '_') zoom(1 / 1.5)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const { left, top, width, height } = frame
  const under = size.height - top - height
  const keyAt = !isRoomy(frame) ? undefined : { left: left + 10, bottom: under + keyAbove(caption), width: width - 20 }
  const flat = (
    <>
      <FieldCanvas projection={projection} size={size} obstacles={standing} />
      {overlays && (
        <Suspense>
          <OverlayPictures projection={projection} size={size} overlays={overlays} covered={coveredByCross} />
        </Suspense>
      )}
      <svg className="surface-axes" width={size.width} height={size.height} aria-hidden="true">
        <Axes projection={projection} />
        <CriticalPoints marks={marks} />
      </svg>
      <PathsCanvas
        projection={projection}
        size={size}
        obstacles={obstacles}
        covered={[covered, coveredByWords, coveredByCross]}
        finder={finder}
      />
      <svg className="surface-names" width={size.width} height={size.height} aria-hidden="true">
        <CriticalLabels marks={marks} />
      </svg>
      <PlotArea projection={projection} finder={finder} onPress={onPress} onKeyDown={key} />
      <StartHandle projection={projection} />
      {inspecting && (
        <Suspense>
          <InspectionLayer projection={projection} size={size} keyAt={keyAt} covered={covered} />
        </Suspense>
      )}
      {overlays && (
        <Suspense>
          <OverlayWords
            projection={projection}
            overlays={overlays}
            top={top + (notice ? 44 : 10)}
            bottom={legend ? 60 : 10}
            critical={places}
            covered={coveredByWords}
            onPlace={setPlate}
          />
        </Suspense>
      )}
      {tools && <HoverReadout frame={frame} containerHeight={size.height} penalty={penalty} />}
      {!inspecting && <SecondReadout frame={frame} containerHeight={size.height} raised={caption} />}
      <MarksLegend marks={marked} place={marksPlace} size={size} />
    </>
  )
  return (
    <>
      {isRelief ? (
        <Suspense fallback={flat}>
          <ReliefLayer
            relief={relief}
            projection={projection}
            size={size}
            critical={critical}
            obstacles={fixed}
            penalty={penalty}
            onPress={onPress}
            onZoom={wheel}
            onKeyDown={key}
            onMissing={missing}
          />
        </Suspense>
      ) : (
        flat
      )}
      {legend && (
        <ScaleLegend
          picture={contours}
          of={caption ? <PenalizedSymbol /> : <i>f</i>}
          steps={steps}
          right={size.width - left - width + 10}
          bottom={under + 10}
        />
      )}
      <SurfaceNotice frame={frame} />
      {relief && isMissing && (
        <p className="surface-notice" role="status" style={{ left: left + 10, top: top + 10 }}>
          This browser offers no WebGL 2, which the view from the side needs: the surface from above.
        </p>
      )}
      <PenaltyCaption frame={frame} containerHeight={size.height} compact={compact} />
      {tools && (
        <SurfaceTools
          compact={compact}
          equal={equal}
          onZoom={zoom}
          onFit={() => fitToPaths(view)}
          onEqual={setEqual}
          onReset={() => resetView(view)}
        >
          {furtherTools}
        </SurfaceTools>
      )}
    </>
  )
}
