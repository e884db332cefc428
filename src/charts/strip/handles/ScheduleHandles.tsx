import { memo, useCallback, useMemo } from 'react'
import { handlesOf, type PlacedHandle, type Scheduling } from '../../../config/handles.ts'
import { horizonOf, runLabel } from '../../../config/index.ts'
import { useConfig, useRuns, type Quantity } from '../../../store/index.ts'
import { formatShort, formatStep } from '../../format.ts'
import { colourOf } from '../../marker.ts'
import { axisIn } from '../../axisUnit.ts'
import { xOfStep, yOfValue } from '../geometry.ts'
import { parameterOf } from '../quantity.ts'
import { xOfHandle, type CurveChart } from './geometry.ts'
import { inUpdates } from './inUpdates.ts'
import { placesOf } from './places.ts'
import { schedulingOf } from './scheduling.ts'
import { useDrag } from './useDrag.ts'
import './handles.css'

interface ScheduleHandlesProps {
  quantity: Quantity
  chart: CurveChart
  /** The run whose curve can be dragged. */
  run: string
  onHold(held: boolean): void
}

/** The handles of one run's schedule, on its curve. */
export const ScheduleHandles = memo(function Handles({
  quantity,
  chart: curveChart,
  run: key,
  onHold,
}: ScheduleHandlesProps) {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const curve = useRuns((state) => curveOf(state.runs.get(key)?.samples, quantity))
  const run = runs.find((each) => each.key === key)
  const parameter = parameterOf(quantity) ?? 'lr'
  const horizon = useConfig(({ configuration }) => (run ? horizonOf(configuration, run) : configuration.steps))
  const axis = useConfig(({ configuration }) => axisIn(configuration))
  const record = useRuns((state) => (axis === 'steps' ? undefined : state.runs.get(key)))
  const places = useMemo(() => placesOf(record?.samples, axis, horizon), [record, axis, horizon])
  const chart = useMemo(() => ({ ...curveChart, horizon, places }), [curveChart, horizon, places])
  const { frame, domain, steps } = chart
  const scheduling = useMemo(() => run && schedulingOf(run, parameter, steps), [run, parameter, steps])
  const epochs = useRuns((state) => state.runs.get(key)?.samples.epochs)
  const read = useCallback(
    (now: Scheduling) => (epochs ? inUpdates(handlesOf(now, epochs.horizon), epochs.over) : handlesOf(now, steps)),
    [epochs, steps],
  )
  const handles = useMemo(() => (scheduling ? read(scheduling) : []), [scheduling, read])
  const drag = useDrag({ run: key, parameter, chart, scheduling: scheduling ?? NONE, read, onHold })
  if (!run) return null
  const handled = handles.map((handle) => {
    const rate = handle.rate ?? curve?.[Math.round(handle.step)] ?? NaN
    return { handle, rate, x: xOfHandle(chart, handle.step), y: yOfValue(frame, domain, rate) }
  })
  const isSeen = ({ handle, x, y }: (typeof handled)[number]) =>
    handle.step >= 0 && handle.step <= horizon && x <= xOfStep(frame, steps, steps) + 0.5 && y > frame.top - 3
  return (
    <div
      className={`strip-handles r${colourOf(run.slot)}`}
      role="group"
      aria-label={`Schedule of ${runLabel(run, runs)}`}
    >
      {handled.filter(isSeen).map(({ handle, rate, x, y }) => {
        const at = Math.min(y, frame.bottom)
        const words = `step ${formatStep(handle.step)}, ${formatShort(rate)}`
        return (
          <div
            key={handle.id}
            className={cursorOf(handle)}
            style={{ transform: `translate(${x}px, ${at}px)` }}
            role="slider"
            tabIndex={0}
            aria-label={handle.name}
            // One number for the screen reader: the step, or where that stays the rate.
            aria-valuemin={handle.horizontal ? 0 : domain.min}
            aria-valuemax={handle.horizontal ? horizon : domain.max}
            aria-valuenow={handle.horizontal ? handle.step : rate}
            aria-valuetext={words}
            {...drag(handle, x, at)}
          >
            <i />
            <span className={sideOf(chart, x, at)} aria-hidden="true">
              {handle.name} · {words}
            </span>
          </div>
        )
      })}
    </div>
  )
})

const NONE = { schedule: { id: 'constant', params: {} }, base: 0 }

const curveOf = (
  samples: { curve: Float64Array; parameterCurves: Readonly<Record<string, Float64Array>> } | undefined,
  quantity: Quantity,
) => {
  const parameter = parameterOf(quantity)
  return parameter === undefined ? samples?.curve : samples?.parameterCurves[parameter]
}

const cursorOf = ({ horizontal, vertical }: PlacedHandle) =>
  horizontal && vertical ? 'both' : horizontal ? 'across' : 'up'

/** Where the words stand: beside the handle, away from the chart's edges. */
const sideOf = ({ frame }: CurveChart, x: number, y: number) =>
  [x > (frame.left + frame.right) / 2 && 'left', y < frame.top + 16 && 'low'].filter(Boolean).join(' ')
