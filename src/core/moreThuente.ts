/**
 * The line search of Moré and Thuente 1994 (ACM TOMS 20(3), 286-307): a step alpha with
 *   phi(alpha) <= phi(0) + c1*alpha*phi'(0)   and   |phi'(alpha)| <= c2*|phi'(0)|,
 * the strong Wolfe conditions. After the routine dcsrch of MINPACK-2, operation by operation, so that SciPy's paths are ours.
 */
import type { Ray } from './ray.ts'
import { createInterval } from './searchInterval.ts'

export interface MoreThuenteSettings {
  c1: number
  c2: number
  /** Ends the search once the interval is this much smaller than its upper end. */
  xtol: number
  minStep: number
  maxStep: number
  /** Evaluations, at most. */
  maxSearch: number
}

/** `warned`: the conditions could not be met; `alpha` is the last step tried. `refused`: the arguments allow no search. */
export type SearchOutcome = 'met' | 'warned' | 'exhausted' | 'refused'

export interface MoreThuente {
  /** Starts from `first`, where phi(0) and phi'(0) are given. */
  search(ray: Ray, phi0: number, slope0: number, first: number): SearchOutcome
  /** The last step that was evaluated, and phi and phi' there. */
  alpha: number
  value: number
  slope: number
}

/** How far a trial step may go past the last one while no minimum is bracketed. */
const EXTRAPOLATE_LEAST = 1.1
const EXTRAPOLATE_MOST = 4
/** An interval that has not shrunk to this share in two steps is halved. */
const SHRINK = 0.66

export function createMoreThuente(settings: MoreThuenteSettings): MoreThuente {
  const { c1, c2, xtol, minStep, maxStep, maxSearch } = settings
  const interval = createInterval()
  const found: MoreThuente = { search, alpha: NaN, value: NaN, slope: NaN }

  function search(ray: Ray, phi0: number, slope0: number, first: number): SearchOutcome {
    // Also if any is not a number.
    if (!(first >= minStep && first <= maxStep && slope0 < 0)) return 'refused'
    const test = c1 * slope0
    let width = maxStep - minStep
    let previousWidth = 2 * width
    let descending = true
    let alpha = first
    interval.reset(phi0, slope0, alpha + EXTRAPOLATE_MOST * alpha)

    for (let evaluations = 0; evaluations < maxSearch; evaluations++) {
      const value = ray.value(alpha)
      const slope = ray.slope(alpha)
      found.alpha = alpha
      found.value = value
      found.slope = slope
      const bound = phi0 + alpha * test
      if (value <= bound && Math.abs(slope) <= c2 * -slope0) return 'met'
      if (isStuck(alpha, value <= bound, slope, test)) return 'warned'
      if (descending && value <= bound && slope >= 0) descending = false
      // While phi still lies above its bound, the search minimizes phi(alpha) - c1*alpha*phi'(0) instead.
      const tilt = descending && value <= interval.lowValue && value > bound ? test : 0
      alpha = interval.refine(alpha, value, slope, tilt)
      if (interval.bracketed) {
        if (Math.abs(interval.other - interval.low) >= SHRINK * previousWidth)
          alpha = interval.low + 0.5 * (interval.other - interval.low)
        previousWidth = width
        width = Math.abs(interval.other - interval.low)
        interval.least = Math.min(interval.low, interval.other)
        interval.most = Math.max(interval.low, interval.other)
      } else {
        interval.least = alpha + EXTRAPOLATE_LEAST * (alpha - interval.low)
        interval.most = alpha + EXTRAPOLATE_MOST * (alpha - interval.low)
      }
      alpha = Math.min(Math.max(alpha, minStep), maxStep)
      if (interval.bracketed && (isOutside(alpha) || isNarrow())) alpha = interval.low
      if (!Number.isFinite(alpha)) return 'warned'
    }
    return 'exhausted'
  }

  const isOutside = (alpha: number): boolean => alpha <= interval.least || alpha >= interval.most
  const isNarrow = (): boolean => interval.most - interval.least <= xtol * interval.most

  function isStuck(alpha: number, below: boolean, slope: number, test: number): boolean {
    if (interval.bracketed && (isOutside(alpha) || isNarrow())) return true
    if (alpha === maxStep && below && slope <= test) return true
    return alpha === minStep && (!below || slope >= test)
  }

  return found
}
