import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type PointerEvent } from 'react'
import { isStartMoving, useConfig, useRuns, useView, type Quantity } from '../../store/index.ts'
import { grainOf, onGrain } from '../../config/index.ts'
import { axisUnit, placeText, unitWords } from '../axisUnit.ts'
import { fitCanvas } from '../canvas.ts'
import { usePalette } from '../palette.ts'
import { runsOffAxis, shownRuns } from '../shownRuns.ts'
import { useRepaint } from '../useRepaint.ts'
import { useSize } from '../useSize.ts'
import { chartOf } from './chart.ts'
import { drawStrip } from './draw.ts'
import type { StripPicture } from './picture.ts'
import { drawEndNames, hasNames, NAMES_WIDTH } from './endNames.ts'
import { stripFrame, type Domain } from './geometry.ts'
import { nearestLine, useHandledRun } from './handles/useHandledRun.ts'
import { isSet, titleOf } from './quantity.ts'
import { createSeriesCache } from './series.ts'
import { StripAxes } from './StripAxes.tsx'
import { StripCaption } from './StripCaption.tsx'
import { StripReadout } from './StripReadout.tsx'
import { useSeek } from './useSeek.ts'
import '../charts.css'

const ScheduleHandles = lazy(() =>
  import('./handles/ScheduleHandles.tsx').then(({ ScheduleHandles: component }) => ({ default: component })),
)

/** What of the view a strip shows. */
const SHOWN = ['playhead', 'hoverStep', 'hoverRun', 'soloRun'] as const

/** What React draws of the data: the axis, and what must be said about it. */
interface Axis {
  domain: Domain
  remark: string
}

interface StripProps {
  /** Which of the charts, from 0. */
  place: number
  quantity: Quantity
  /** Whether it has the whole row; absent with `onEnlarge` where it always has. */
  enlarged?: boolean
  onEnlarge?(this: void): void
  /** The runs' names stand where their lines end, if there is room. */
  named?: boolean
}

/** One quantity of all runs over steps or gradient evaluations, with the playhead through it. */
export function Strip({ place, quantity, enlarged = false, onEnlarge, named = false }: StripProps) {
  const plot = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useSize(plot)
  const frame = useMemo(
    () => size && stripFrame(size.width, size.height, hasNames(named, size.width) ? NAMES_WIDTH : undefined),
    [size, named],
  )
  const steps = useConfig((state) => state.configuration.steps)
  const unit = useConfig((state) => axisUnit(state.configuration))
  const grain = useConfig((state) => grainOf(state.configuration))
  const playhead = useView((state) => onGrain(grain, state.playhead))
  const palette = usePalette()
  const cache = useMemo(() => createSeriesCache(quantity), [quantity])
  const [axis, setAxis] = useState<Axis>()
  const { inside, handlers } = useSeek(frame)
  const handled = useHandledRun()
  const drawn = useRef<StripPicture>(undefined)
  const held = useRef<Domain>(undefined)

  const request = useRepaint(() => {
    if (!canvas.current || !size || !frame) return
    const view = useView.getState()
    const { configuration } = useConfig.getState()
    const state = useRuns.getState()
    const runs = shownRuns(configuration, state, view)
    const offAxis = runsOffAxis(configuration, state, view)
    const request = { quantity, runs, offAxis, configuration, view, frame, palette, cache }
    const chart = chartOf({ ...request, held: held.current, isMoving: isStartMoving() })
    drawn.current = chart.picture
    const next = { domain: chart.picture.domain, remark: chart.remark }
    if (JSON.stringify(next) !== JSON.stringify(axis)) setAxis(next)
    const context = fitCanvas(canvas.current, size.width, size.height)
    if (!context) return
    drawStrip(context, chart.picture)
    if (hasNames(named, size.width)) drawEndNames(context, chart.picture)
  })
  useEffect(() => {
    const stops = [
      useRuns.subscribe((now, before) => now.runs !== before.runs && request()),
      useConfig.subscribe(({ configuration: now, gesture }, { configuration: before, gesture: last }) => {
        const isNew = now.runs !== before.runs || now.steps !== before.steps || now.shown !== before.shown
        if (isNew || gesture !== last) request()
      }),
      useView.subscribe((now, before) => {
        if (SHOWN.some((name) => now[name] !== before[name])) request()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [request])

  const move = (event: PointerEvent<HTMLElement>) => {
    handlers.onPointerMove(event)
    const { left, top } = event.currentTarget.getBoundingClientRect()
    if (drawn.current) handled.setNear(nearestLine(drawn.current, event.clientX - left, event.clientY - top))
  }
  const domain = axis?.domain
  const curve = useMemo(() => frame && domain && { frame, domain, steps }, [frame, domain, steps])
  const hold = useCallback(
    (isHeld: boolean) => {
      held.current = isHeld ? domain : undefined
      request()
    },
    [domain, request],
  )

  return (
    <figure className="strip">
      <StripCaption
        place={place}
        quantity={quantity}
        remark={axis?.remark ?? ''}
        enlarged={enlarged}
        onEnlarge={onEnlarge}
      />
      <div className={handled.isOpen ? 'strip-body open' : 'strip-body'}>
        <div
          className="strip-plot"
          ref={plot}
          role="slider"
          tabIndex={0}
          aria-label={`${titleOf(quantity)}: ${unitWords[unit].one} shown`}
          aria-valuemin={0}
          aria-valuemax={steps}
          aria-valuenow={playhead}
          aria-valuetext={`${placeText(unit, String(playhead))} of ${steps}`}
          {...handlers}
          onPointerMove={move}
        >
          {frame && axis && (
            <svg className="strip-axes" aria-hidden="true">
              <StripAxes frame={frame} domain={axis.domain} steps={steps} />
            </svg>
          )}
          <canvas ref={canvas} aria-hidden="true" />
          {frame && inside && <StripReadout quantity={quantity} frame={frame} steps={steps} />}
        </div>
        {curve && isSet(quantity) && handled.run !== undefined && (
          <Suspense>
            <ScheduleHandles quantity={quantity} chart={curve} run={handled.run} onHold={hold} />
          </Suspense>
        )}
      </div>
    </figure>
  )
}
