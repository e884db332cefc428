/**
 * The line search of Nocedal & Wright (Numerical Optimization, algorithms 3.5 and 3.6), as SciPy has it: doubles the step until
 * a good one is bracketed, then zooms in by cubic, quadratic or halving steps. It asks for slopes only where the value is good.
 */
import type { Ray } from './ray.ts'

export interface ZoomSettings {
  c1: number
  c2: number
  /** Doublings, and then steps of the zoom, at most. */
  maxZoom: number
}

/** Whether a step that meets the conditions is taken. */
export type Accepts = (alpha: number) => boolean

export interface ZoomSearch {
  /** The step, or NaN if none was found. */
  search(ray: Ray, phi0: number, slope0: number, first: number, accepts: Accepts): number
  /** phi at the step. */
  value: number
}

/** A cubic step that is nearer than this share to an end of the interval is not used, nor a quadratic one. */
const CUBIC_MARGIN = 0.2
const QUADRATIC_MARGIN = 0.1

export function createZoomSearch({ c1, c2, maxZoom }: ZoomSettings): ZoomSearch {
  // The interval from the best step `low` to `high`, and the end that was given up last.
  let low = 0
  let lowValue = 0
  let lowSlope = 0
  let high = 0
  let highValue = 0
  let third = 0
  let thirdValue = 0

  const found: ZoomSearch = {
    value: NaN,
    search(ray, phi0, slope0, first, accepts) {
      let previous = 0
      let previousValue = phi0
      let previousSlope = slope0
      let alpha = first
      let value = ray.value(alpha)
      for (let i = 0; i < maxZoom; i++) {
        if (alpha === 0) return NaN
        if (value > phi0 + c1 * alpha * slope0 || (i > 0 && value >= previousValue)) {
          bracket(previous, previousValue, previousSlope, alpha, value, phi0)
          return zoom(ray, phi0, slope0, accepts)
        }
        const slope = ray.slope(alpha)
        if (Math.abs(slope) <= -c2 * slope0 && accepts(alpha)) {
          found.value = value
          return alpha
        }
        if (slope >= 0) {
          bracket(alpha, value, slope, previous, previousValue, phi0)
          return zoom(ray, phi0, slope0, accepts)
        }
        previous = alpha
        previousValue = value
        previousSlope = slope
        alpha *= 2
        value = ray.value(alpha)
      }
      found.value = value
      return alpha
    },
  }

  function bracket(
    from: number,
    fromValue: number,
    fromSlope: number,
    to: number,
    toValue: number,
    phi0: number,
  ): void {
    low = from
    lowValue = fromValue
    lowSlope = fromSlope
    high = to
    highValue = toValue
    third = 0
    thirdValue = phi0
  }

  function zoom(ray: Ray, phi0: number, slope0: number, accepts: Accepts): number {
    for (let i = 0; i <= maxZoom; i++) {
      const alpha = trial(i > 0)
      const value = ray.value(alpha)
      if (value > phi0 + c1 * alpha * slope0 || value >= lowValue) {
        third = high
        thirdValue = highValue
        high = alpha
        highValue = value
        continue
      }
      const slope = ray.slope(alpha)
      if (Math.abs(slope) <= -c2 * slope0 && accepts(alpha)) {
        found.value = value
        return alpha
      }
      if (slope * (high - low) >= 0) {
        third = high
        thirdValue = highValue
        high = low
        highValue = lowValue
      } else {
        third = low
        thirdValue = lowValue
      }
      low = alpha
      lowValue = value
      lowSlope = slope
    }
    return NaN
  }

  /** The next step inside the interval. The margins have the sign of `high - low`, as SciPy's have. */
  function trial(hasThird: boolean): number {
    const length = high - low
    const left = Math.min(low, high)
    const right = Math.max(low, high)
    if (hasThird) {
      const step = cubicStep()
      const margin = CUBIC_MARGIN * length
      if (Number.isFinite(step) && !(step > right - margin) && !(step < left + margin)) return step
    }
    const step = quadraticStep()
    const margin = QUADRATIC_MARGIN * length
    const inside = Number.isFinite(step) && !(step > right - margin) && !(step < left + margin)
    return inside ? step : low + 0.5 * length
  }

  /** The minimum of the cubic through the three values, with the slope at `low`; not finite if there is none. */
  function cubicStep(): number {
    const b = high - low
    const c = third - low
    const product = b * c
    const scale = product * product * (b - c)
    const riseB = highValue - lowValue - lowSlope * b
    const riseC = thirdValue - lowValue - lowSlope * c
    const cubic = (c * c * riseB - b * b * riseC) / scale
    const square = (-(c * c * c) * riseB + b * b * b * riseC) / scale
    return low + (-square + Math.sqrt(square * square - 3 * cubic * lowSlope)) / (3 * cubic)
  }

  /** The minimum of the parabola through both values, with the slope at `low`. */
  function quadraticStep(): number {
    const b = high - low
    const curvature = (highValue - lowValue - lowSlope * b) / (b * b)
    return low - lowSlope / (2 * curvature)
  }

  return found
}
