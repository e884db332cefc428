/** What the playhead and the x axis of every chart count, and where a run's steps stand on it. */
import type { Configuration } from '../config/types.ts'
import type { RunSamples } from '../store/types.ts'
import { countUntil } from './countUntil.ts'

/** Steps, or gradients asked for: the fair measure where one method spends more of them on a step than another. */
export type AxisUnit = 'steps' | 'evaluations'

export const axisUnit = ({ shown }: Pick<Configuration, 'shown'>): AxisUnit => shown?.axis ?? 'steps'

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
}

type Samples = Pick<RunSamples, 'count' | 'evaluations' | 'end'>

/** Where each step stands, ascending; undefined where that is its own number. */
export const positionsOf = (samples: Pick<RunSamples, 'evaluations'>, unit: AxisUnit): Float64Array | undefined =>
  unit === 'steps' ? undefined : samples.evaluations

export const positionOf = (positions: Float64Array | undefined, step: number): number =>
  positions === undefined ? step : (positions[step] ?? NaN)

/** The last known step whose position is at most `position`; the start at least. */
export function stepAt({ count, evaluations }: Samples, unit: AxisUnit, position: number): number {
  const reached = Math.floor(position + 1e-9)
  const steps = unit === 'steps' ? reached : countUntil(evaluations, reached, count) - 1
  return Math.max(0, Math.min(steps, count - 1))
}

/** Where the run has ended; undefined while that is not known. A step that led to no finite point stands there too. */
export const endPosition = ({ end }: Samples, unit: AxisUnit): number | undefined =>
  end && (unit === 'steps' ? end.step : end.evaluations)

/** Whether the run has steps that no gradient was asked for: on an axis that counts gradients they have no place. */
export const isOnAxis = ({ count, evaluations }: Samples, unit: AxisUnit): boolean =>
  unit === 'steps' || count < 2 || (evaluations[count - 1] ?? 0) > 0
