import { eigenvaluesOf } from '../eigen.ts'
import { norm } from '../norm.ts'
import { curvatureAt, distance, gradientAt, type Facts } from './facts.ts'
import type { Saddle } from './types.ts'

/** So near, as a share of the diagonal, a stay counts as one at the stationary point. */
const NEAR = 0.02
/** Newton's step must take at least this share of the gradient away, or there is no stationary point where it leads. */
const VANISHES = 0.1
/** And the slope must be less than this share of the surface's mean slope, its range over its diagonal. */
const SMALL = 1e-2
/** A negative curvature that is not nearly the same at the stationary point is on its way to zero: a round trough, say. */
const STEADY = 0.75
/** A component of the gradient this much smaller than what the curvature would make of the distance is none. */
const NOTHING = 1e-14

/** At, or for a long time near, a stationary point from which a direction leads down. */
export function saddle(facts: Facts): Saddle | undefined {
  const { course, diagonal, last, from, objective, range, ascends } = facts
  const { values, first } = curvatureAt(facts, last)
  const [low, high] = values
  if (!(low < 0) || !(Math.abs(low) > 1e-9 * Math.abs(high)) || last - from < 4) return undefined
  const g = gradientAt(facts, last)
  const along = g[0] * first[0] + g[1] * first[1]
  const across = g[1] * first[0] - g[0] * first[1]
  const step = [along / low, high === 0 ? 0 : across / high] as const
  if (!(norm(...step) <= NEAR * diagonal) || distance(facts, from, last) > NEAR * diagonal) return undefined
  if (norm(...g) * diagonal > SMALL * range) return undefined
  const [x, y] = course.end.point
  const there = [x - step[0] * first[0] + step[1] * first[1], y - step[0] * first[1] - step[1] * first[0]] as const
  const after = new Float64Array(2)
  const curvature = new Float64Array(3)
  objective.gradient(...there, after)
  objective.hessian(...there, curvature)
  const kept = eigenvaluesOf(curvature)[0] / low
  if (!(kept > STEADY && kept < 1 / STEADY)) return undefined
  if (norm(after[0]!, after[1]!) > VANISHES * norm(...g)) return undefined
  let since = last
  while (since > 0 && distance(facts, since - 1, last) <= NEAR * diagonal) since--
  return {
    kind: 'saddle',
    point: high > 0 ? 'saddle' : ascends ? 'minimum' : 'maximum',
    gradientNorm: course.gradientNorms[last]!,
    eigenvalues: ascends ? [-high, -low] : values,
    stay: last - since,
    balanced: Math.abs(along) <= NOTHING * Math.abs(low) * diagonal,
  }
}
