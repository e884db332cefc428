import { CONFIGURATION_LIMITS, surfaceOf } from '../../config/index.ts'
import { number, whole } from '../../core/parameters.ts'
import { unitWords, type AxisUnit } from '../../charts/axisUnit.ts'
import { useAxisUnit } from '../live.ts'
import { useConfig, useReadableStart, useView } from '../../store/index.ts'
import { NumberField } from '../NumberField.tsx'

const COORDINATE = number(0, 'a coordinate of the start', 'x')
const STEPS = whole(500, 'steps of every run', 'T', { valid: { min: 1, max: CONFIGURATION_LIMITS.steps } })
/** One press of an arrow key moves the start by this share of what is seen. */
const NUDGE = 0.01
const FINE = 0.001

/** The start of every run, exactly. */
export function StartFields() {
  const [x, y] = useReadableStart(({ start }) => start)
  const isOneParameter = useConfig(({ configuration }) => surfaceOf(configuration.surface).isOneParameter === true)
  const { setStart, endGesture } = useConfig.getState()
  const nudge = (axis: 'x' | 'y') => (direction: 1 | -1, fine: boolean) => {
    const from = useConfig.getState().configuration.start[axis === 'x' ? 0 : 1]
    const [low, high] = useView.getState().visible?.view[axis] ?? [0, 100]
    return Number((from + direction * (fine ? FINE : NUDGE) * (high - low)).toPrecision(6))
  }
  return (
    <div className="fact" role="group" aria-label="Start">
      <span className="k">Start</span>
      <NumberField
        value={x}
        parameter={COORDINATE}
        label="Start x"
        className="short"
        onChange={(value) => setStart(value, useConfig.getState().configuration.start[1])}
        onDone={endGesture}
        onStep={nudge('x')}
      />
      {!isOneParameter && (
        <NumberField
          value={y}
          parameter={COORDINATE}
          label="Start y"
          className="short"
          onChange={(value) => setStart(useConfig.getState().configuration.start[0], value)}
          onDone={endGesture}
          onStep={nudge('y')}
        />
      )}
    </div>
  )
}

const BUDGETS: Readonly<Record<AxisUnit, string | undefined>> = {
  steps: undefined,
  evaluations:
    'Gradients that every run may ask for; of a sum of n terms, n gradients of single terms are one. Schedules count steps, and have as many as the budget pays for at one gradient a step: a run that asks for several ends before.',
  epochs:
    'Passes over the data that every run may make: n terms drawn are one. Schedules count steps, and have as many as the budget pays for.',
  time: 'Milliseconds of modelled time that every run may take. Schedules count steps, and have as many as the budget pays for.',
}

const LABELS: Readonly<Record<AxisUnit, string>> = {
  steps: 'Steps',
  evaluations: 'Budget',
  epochs: 'Epochs',
  time: 'Time, ms',
}

/** How far every run goes. */
export function StepsField() {
  const steps = useConfig(({ configuration }) => configuration.steps)
  const unit = useAxisUnit()
  const isBudget = unit !== 'steps'
  const { setSteps, endGesture } = useConfig.getState()
  return (
    <div className="fact" title={BUDGETS[unit]}>
      <span className="k">{LABELS[unit]}</span>
      <NumberField
        value={steps}
        parameter={STEPS}
        label={isBudget ? `Budget: ${unitWords[unit].long}` : 'Steps'}
        className="short"
        onChange={setSteps}
        onDone={endGesture}
        onStep={(direction, fine) => steps + direction * (fine ? 1 : roundStep(steps))}
      />
    </div>
  )
}

/** A tenth of the number's own decade: 500 goes to 510, 5000 to 5100. */
const roundStep = (steps: number): number => Math.max(1, 10 ** (Math.floor(Math.log10(steps)) - 1))
