import { norm } from '../norm.ts'
import type { Status } from '../types.ts'
import { curvatureAt, distance, gradientAt, reached, valueAt, type Facts } from './facts.ts'

/** A ten-thousandth of the diagonal, as for a run's status. */
const NEAR = 1e-4
/** A last step this much shorter than the mean progress of a step is rest. */
const RESTS = 1e-3
/** So little of f's height at the start, over the lowest value known, is as good as none. */
const LITTLE = 1e-3
/** A flat place so low, as a share of the range of values, is the bottom. */
const BOTTOM = 1e-6

const RESTS_AT: ReadonlySet<Status> = new Set(['minimum', 'maximum', 'flat', 'edge'] as const)

/** Whether a run has come to where it was going: a minimum of what it minimizes, penalty included, or the very bottom. */
export function isSettled(facts: Facts): boolean {
  const { course, last, diagonal, lowest, range } = facts
  // One short step may be chance: what the run ended as has been judged by many.
  if (facts.isStochastic && !RESTS_AT.has(course.end.status)) return false
  if (course.end.status === 'diverged' || last < 1) return false
  const near = NEAR * diagonal
  if (!(distance(facts, last - 1, last) <= near)) return false
  if (course.end.status === 'flat' && valueAt(facts, last) - lowest <= BOTTOM * range) return true
  if (course.end.status === 'edge') return facts.ascends === course.end.outward! > 0
  const { values, first } = curvatureAt(facts, last)
  const [low, high] = values
  const g = gradientAt(facts, last)
  const way = norm((g[0] * first[0] + g[1] * first[1]) / low, (g[1] * first[0] - g[0] * first[1]) / high)
  return low > 0 && way <= near
}

/** Whether a run no longer moves, be it at a minimum or where weight decay, a kink or a vanishing rate holds it. */
export const isAtRest = (facts: Facts): boolean =>
  distance(facts, facts.last - 1, facts.last) < (RESTS * distance(facts, 0, facts.last)) / facts.last

/** Whether hardly anything is left to gain: however slow or lively the run is by now, it has done its work. */
export function isDone(facts: Facts, lowest = facts.lowest): boolean {
  return reached(facts) - lowest <= LITTLE * (valueAt(facts, 0) - lowest)
}
