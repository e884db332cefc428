import { formatShort } from '../../charts/format.ts'
import { timeOf } from '../../config/index.ts'
import { nonNegative, number } from '../../core/parameters.ts'
import { useConfig } from '../../store/index.ts'
import { NumberField } from '../NumberField.tsx'
import { Popover } from '../Popover.tsx'
import './fairBy.css'

const SAMPLE = number(0.1, 'milliseconds for one term gradient', 'c', {
  min: 0.001,
  max: 100,
  scale: 'log',
  valid: { min: 1e-6, max: 1e6 },
})
const LATENCY = nonNegative(1, 'milliseconds for each time that workers wait for one another', 'l', 1000)
const LEAST = 1e-6

/** What modelled time is made of, and the two numbers that say it. */
export function TimeCosts() {
  const time = useConfig(({ configuration }) => timeOf(configuration))
  const { setShown, endGesture } = useConfig.getState()
  const set = (change: Partial<typeof time>, tag: string) => setShown({ time: { ...time, ...change } }, tag)
  return (
    <Popover
      className="b line time-costs"
      label={`Modelled time: ${formatShort(time.sample)} ms a term gradient, ${formatShort(time.latency)} ms a synchronization`}
      title="What modelled time is made of"
      name="Modelled time"
      face={
        <>
          {formatShort(time.sample)}&thinsp;+&thinsp;{formatShort(time.latency)} ms
        </>
      }
    >
      {() => (
        <div className="time-fields">
          <p>
            A model, not a measurement: computing takes its time for every term gradient on the slowest worker, one
            after another; workers that wait for one another take the latency. One worker never waits, data-parallel
            workers do at every gradient, federated clients once a round.
          </p>
          <div>
            <span>Each term gradient, ms</span>
            <NumberField
              value={time.sample}
              parameter={SAMPLE}
              label="Milliseconds for each term gradient"
              onChange={(sample) => set({ sample }, 'time.sample')}
              onDone={endGesture}
              onStep={(direction) => Math.max(LEAST, Number((time.sample * (direction > 0 ? 2 : 0.5)).toPrecision(3)))}
            />
          </div>
          <div>
            <span>Each synchronization, ms</span>
            <NumberField
              value={time.latency}
              parameter={LATENCY}
              label="Milliseconds for each synchronization"
              onChange={(latency) => set({ latency }, 'time.latency')}
              onDone={endGesture}
              onStep={(direction) => Math.max(0, Number((time.latency + direction).toPrecision(6)))}
            />
          </div>
        </div>
      )}
    </Popover>
  )
}
