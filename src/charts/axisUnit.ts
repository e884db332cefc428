/** What the playhead and the x axis of every chart count, and where a run's steps stand on it. */
import { axisOf, timeOf } from '../config/index.ts'
import type { Configuration } from '../config/types.ts'
import { modelledTime, type ModelledTime, type SpendingUnit } from '../core/spending.ts'
import type { RunSamples } from '../store/types.ts'

/** Steps, or what they cost: the fair measure where one method spends more on a step than another. */
export type AxisUnit = SpendingUnit

export const axisUnit: (configuration: Pick<Configuration, 'shown'>) => AxisUnit = axisOf

/** A unit with all that places a step: time by what it is made of. */
export type Axis = Exclude<AxisUnit, 'time'> | ModelledTime

export function axisIn(configuration: Pick<Configuration, 'shown'>): Axis {
  const unit = axisUnit(configuration)
  return unit === 'time' ? timeOf(configuration) : unit
}

interface UnitWords {
  one: string
  many: string
  long: string
  short: string
}

/** The unit in words: one of it, many, in full, and where there is little room. */
export const unitWords: Readonly<Record<AxisUnit, UnitWords>> = {
  steps: { one: 'step', many: 'steps', long: 'steps', short: 'steps' },
  evaluations: { one: 'evaluation', many: 'evaluations', long: 'gradient evaluations', short: 'evals' },
  epochs: { one: 'epoch', many: 'epochs', long: 'epochs', short: 'epochs' },
  time: { one: 'ms', many: 'ms', long: 'ms of modelled time', short: 'ms' },
}

/** A place on the axis, its number given as text: `step 12`, `8.8 ms`. */
export const placeText = (unit: AxisUnit, place: string): string =>
  unit === 'time' ? `${place} ms` : `${unitWords[unit].one} ${place}`

type Counted = Pick<RunSamples, 'terms' | 'termEvaluations' | 'termsDrawn' | 'serialEvaluations' | 'synchronizations'>
type Samples = Counted & Pick<RunSamples, 'count' | 'evaluations' | 'end'>

/** Where each step stands, ascending. */
export type Positions = (step: number) => number

/** Undefined where each stands at its own number. */
export function positionsOf(samples: Counted, axis: Axis): Positions | undefined {
  const { terms, termEvaluations, termsDrawn, serialEvaluations, synchronizations } = samples
  if (axis === 'steps') return undefined
  if (axis === 'evaluations') return (step) => (termEvaluations[step] ?? NaN) / terms
  if (axis === 'epochs') return (step) => (termsDrawn[step] ?? NaN) / terms
  return (step) => modelledTime(serialEvaluations[step] ?? NaN, synchronizations[step] ?? NaN, axis)
}

export const positionOf = (positions: Positions | undefined, step: number): number =>
  positions === undefined ? step : positions(step)

/** The last known step whose position is at most `position`; the start at least. */
export function stepAt(samples: Counted & Pick<RunSamples, 'count'>, axis: Axis, position: number): number {
  const { count } = samples
  const positions = positionsOf(samples, axis)
  // A sum of costs may be off by rounding.
  const reached = position + 1e-9 * Math.max(1, position)
  const steps = positions === undefined ? Math.floor(reached) : lastAt(positions, reached, count)
  return Math.max(0, Math.min(steps, count - 1))
}

/** The last of the first `count` steps that stands at `position` or before; -1 if none does. */
function lastAt(positions: Positions, position: number, count: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (positions(middle) <= position) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Where the run has ended; undefined while that is not known. A step that led to no finite point stands there too. */
export function endPosition({ end, terms }: Pick<Samples, 'end' | 'terms'>, axis: Axis): number | undefined {
  if (!end || axis === 'steps') return end?.step
  if (axis === 'evaluations') return end.termEvaluations / terms
  if (axis === 'epochs') return end.termsDrawn / terms
  return modelledTime(end.serialEvaluations, end.synchronizations, axis)
}

/** Whether the run has steps that no gradient was asked for: on an axis that counts what gradients cost they have no place. */
export const isOnAxis = ({ count, evaluations }: Pick<Samples, 'count' | 'evaluations'>, axis: Axis): boolean =>
  axis === 'steps' || count < 2 || (evaluations[count - 1] ?? 0) > 0
