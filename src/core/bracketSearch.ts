/**
 * PyTorch's strong Wolfe line search, from Schmidt's minFunc: brackets a good step, then narrows the bracket by cubic
 * steps. Every step is asked for its value and its slope. Operation by operation that of PyTorch 1.13.
 */
import type { Ray } from './ray.ts'

export interface BracketSettings {
  c1: number
  c2: number
  /** Evaluations after the first, at most. */
  maxSearch: number
  /** The bracket is narrow enough once it is shorter than this, measured in the largest coordinate. */
  tolerance: number
}

export interface BracketSearch {
  /** The step from `first` on, where f, its gradient and slope at 0 and the direction's largest coordinate are given. */
  search(ray: Ray, phi0: number, gradient0: Float64Array, slope0: number, first: number, size: number): number
  /** phi and the gradient at the step, and how often f was asked for. */
  value: number
  readonly gradient: Float64Array
  evaluations: number
}

/** The next trial of the bracketing phase lies between this share of the last stride past it, and ten times it. */
const STRIDE = 0.01
const GROWTH = 10
/** A trial nearer to an end of the bracket than this share of it makes no progress. */
const MARGIN = 0.1

export function createBracketSearch(
  dimension: number,
  { c1, c2, maxSearch, tolerance }: BracketSettings,
): BracketSearch {
  const at = new Float64Array(2)
  const value = new Float64Array(2)
  const slope = new Float64Array(2)
  const gradients = [new Float64Array(dimension), new Float64Array(dimension)] as const
  const previousGradient = new Float64Array(dimension)
  const set = (i: 0 | 1, alpha: number, phi: number, phiSlope: number, gradient: Float64Array): void => {
    at[i] = alpha
    value[i] = phi
    slope[i] = phiSlope
    gradients[i].set(gradient)
  }
  const lower = (): 0 | 1 => (value[0]! <= value[1]! ? 0 : 1)

  const found: BracketSearch = {
    value: NaN,
    evaluations: 0,
    gradient: new Float64Array(dimension),
    search(ray, phi0, gradient0, slope0, first, size) {
      let alpha = first
      let phi = ray.value(alpha)
      let phiSlope = ray.slope(alpha)
      let previous = 0
      let previousValue = phi0
      let previousSlope = slope0
      previousGradient.set(gradient0)
      let tried = 0
      while (tried < maxSearch) {
        const tooHigh = phi > phi0 + c1 * alpha * slope0 || (tried > 1 && phi >= previousValue)
        if (!tooHigh && Math.abs(phiSlope) <= -c2 * slope0) return take(alpha, phi, ray.gradient, tried)
        if (tooHigh || phiSlope >= 0) {
          set(0, previous, previousValue, previousSlope, previousGradient)
          set(1, alpha, phi, phiSlope, ray.gradient)
          return narrow(ray, phi0, slope0, size, tried)
        }
        const least = alpha + STRIDE * (alpha - previous)
        const next = cubicStep(previous, previousValue, previousSlope, alpha, phi, phiSlope, least, alpha * GROWTH)
        previous = alpha
        previousValue = phi
        previousSlope = phiSlope
        previousGradient.set(ray.gradient)
        alpha = next
        phi = ray.value(alpha)
        phiSlope = ray.slope(alpha)
        tried++
      }
      return phi0 <= phi ? take(0, phi0, gradient0, tried) : take(alpha, phi, ray.gradient, tried)
    },
  }

  function narrow(ray: Ray, phi0: number, slope0: number, size: number, before: number): number {
    let tried = before
    let low = lower()
    let stalled = false
    while (tried < maxSearch && !(Math.abs(at[1]! - at[0]!) * size < tolerance)) {
      const left = Math.min(at[0]!, at[1]!)
      const right = Math.max(at[0]!, at[1]!)
      let alpha = cubicStep(at[0]!, value[0]!, slope[0]!, at[1]!, value[1]!, slope[1]!, left, right)
      const margin = MARGIN * (right - left)
      if (Math.min(right - alpha, alpha - left) < margin) {
        if (stalled || alpha >= right || alpha <= left) {
          alpha = Math.abs(alpha - right) < Math.abs(alpha - left) ? right - margin : left + margin
          stalled = false
        } else stalled = true
      } else stalled = false
      const phi = ray.value(alpha)
      const phiSlope = ray.slope(alpha)
      tried++
      const high = low === 0 ? 1 : 0
      if (phi > phi0 + c1 * alpha * slope0 || phi >= value[low]!) {
        set(high, alpha, phi, phiSlope, ray.gradient)
        low = lower()
        continue
      }
      if (Math.abs(phiSlope) <= -c2 * slope0) return take(alpha, phi, ray.gradient, tried)
      if (phiSlope * (at[high]! - at[low]!) >= 0) set(high, at[low]!, value[low]!, slope[low]!, gradients[low])
      set(low, alpha, phi, phiSlope, ray.gradient)
    }
    return take(at[low]!, value[low]!, gradients[low], tried)
  }

  function take(alpha: number, phi: number, gradient: Float64Array, tried: number): number {
    found.value = phi
    found.gradient.set(gradient)
    found.evaluations = tried + 1
    return alpha
  }

  return found
}

/** The minimum of the cubic through two points with their slopes, kept within bounds; the middle if there is none. */
function cubicStep(
  a: number,
  valueA: number,
  slopeA: number,
  b: number,
  valueB: number,
  slopeB: number,
  least: number,
  most: number,
): number {
  const d1 = slopeA + slopeB - (3 * (valueA - valueB)) / (a - b)
  const square = d1 * d1 - slopeA * slopeB
  if (!(square >= 0)) return (least + most) / 2
  const d2 = Math.sqrt(square)
  const minimum =
    a <= b
      ? b - (b - a) * ((slopeB + d2 - d1) / (slopeB - slopeA + 2 * d2))
      : a - (a - b) * ((slopeA + d2 - d1) / (slopeA - slopeB + 2 * d2))
  return Math.min(Math.max(minimum, least), most)
}
