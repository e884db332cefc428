/** The interval of a Moré-Thuente search and its safeguarded cubic and quadratic steps: the routine dcstep of MINPACK-2. */

export interface SearchInterval {
  /** The best step so far, and phi there. */
  low: number
  lowValue: number
  /** The other end. */
  other: number
  /** Whether a minimum lies between the two. */
  bracketed: boolean
  /** Bounds of the next step. */
  least: number
  most: number
  reset(phi0: number, slope0: number, most: number): void
  /** Takes the step `alpha` in, where phi and phi' are given, and returns the next one. `tilt`*alpha is taken off phi first. */
  refine(alpha: number, value: number, slope: number, tilt: number): number
}

/** A step may not leave more than this of a bracket behind it. */
const REACH = 0.66

export function createInterval(): SearchInterval {
  let lowSlope = 0
  let otherValue = 0
  let otherSlope = 0

  const interval: SearchInterval = {
    low: 0,
    lowValue: 0,
    other: 0,
    bracketed: false,
    least: 0,
    most: 0,
    reset(phi0, slope0, most) {
      interval.low = interval.other = interval.least = 0
      interval.lowValue = otherValue = phi0
      lowSlope = otherSlope = slope0
      interval.bracketed = false
      interval.most = most
    },
    refine(alpha, value, slope, tilt) {
      addLine(-tilt)
      const next = step(alpha, value - alpha * tilt, slope - tilt)
      addLine(tilt)
      return next
    },
  }

  function addLine(tilt: number): void {
    if (tilt === 0) return
    interval.lowValue += interval.low * tilt
    otherValue += interval.other * tilt
    lowSlope += tilt
    otherSlope += tilt
  }

  function step(alpha: number, value: number, slope: number): number {
    const turned = Math.sign(slope) * Math.sign(lowSlope) < 0
    const next =
      value > interval.lowValue
        ? afterHigher(alpha, value, slope)
        : turned
          ? afterTurn(alpha, value, slope)
          : Math.abs(slope) < Math.abs(lowSlope)
            ? afterFlatter(alpha, value, slope)
            : afterSteeper(alpha, value, slope)
    if (value > interval.lowValue) setOther(alpha, value, slope)
    else {
      if (turned) setOther(interval.low, interval.lowValue, lowSlope)
      interval.low = alpha
      interval.lowValue = value
      lowSlope = slope
    }
    return next
  }

  function setOther(alpha: number, value: number, slope: number): void {
    interval.other = alpha
    otherValue = value
    otherSlope = slope
  }

  /** A higher value: a minimum is bracketed. The cubic step if it is nearer to the best one, else the mean with the quadratic's. */
  function afterHigher(alpha: number, value: number, slope: number): number {
    const { low, lowValue } = interval
    const theta = (3 * (lowValue - value)) / (alpha - low) + lowSlope + slope
    const root = discriminantRoot(theta, lowSlope, slope)
    const gamma = alpha < low ? -root : root
    const cubic = low + ((gamma - lowSlope + theta) / (gamma - lowSlope + gamma + slope)) * (alpha - low)
    const quadratic = low + (lowSlope / ((lowValue - value) / (alpha - low) + lowSlope) / 2) * (alpha - low)
    interval.bracketed = true
    return Math.abs(cubic - low) <= Math.abs(quadratic - low) ? cubic : cubic + (quadratic - cubic) / 2
  }

  /** A lower value, and the slope changed sign: bracketed. The farther of cubic and secant step. */
  function afterTurn(alpha: number, value: number, slope: number): number {
    const { low, lowValue } = interval
    const theta = (3 * (lowValue - value)) / (alpha - low) + lowSlope + slope
    const root = discriminantRoot(theta, lowSlope, slope)
    const gamma = alpha > low ? -root : root
    const cubic = alpha + ((gamma - slope + theta) / (gamma - slope + gamma + lowSlope)) * (low - alpha)
    const secant = alpha + (slope / (slope - lowSlope)) * (low - alpha)
    interval.bracketed = true
    return Math.abs(cubic - alpha) > Math.abs(secant - alpha) ? cubic : secant
  }

  /** A lower value and a flatter slope of the same sign: the cubic counts only if it has its minimum beyond alpha. */
  function afterFlatter(alpha: number, value: number, slope: number): number {
    const { low, lowValue, other, least, most, bracketed } = interval
    const theta = (3 * (lowValue - value)) / (alpha - low) + lowSlope + slope
    const root = discriminantRoot(theta, lowSlope, slope)
    const gamma = alpha > low ? -root : root
    const ratio = (gamma - slope + theta) / (gamma + (lowSlope - slope) + gamma)
    const cubic = ratio < 0 && gamma !== 0 ? alpha + ratio * (low - alpha) : alpha > low ? most : least
    const secant = alpha + (slope / (slope - lowSlope)) * (low - alpha)
    const cubicIsNearer = Math.abs(cubic - alpha) < Math.abs(secant - alpha)
    const cubicIsFarther = Math.abs(cubic - alpha) > Math.abs(secant - alpha)
    if (!bracketed) return Math.min(Math.max(cubicIsFarther ? cubic : secant, least), most)
    const chosen = cubicIsNearer ? cubic : secant
    const reach = alpha + REACH * (other - alpha)
    return alpha > low ? Math.min(reach, chosen) : Math.max(reach, chosen)
  }

  /** A lower value, and the slope did not fall: as far as allowed, or the cubic step with the other end. */
  function afterSteeper(alpha: number, value: number, slope: number): number {
    const { low, other, least, most, bracketed } = interval
    if (!bracketed) return alpha > low ? most : least
    const theta = (3 * (value - otherValue)) / (other - alpha) + otherSlope + slope
    const root = discriminantRoot(theta, otherSlope, slope)
    const gamma = alpha > other ? -root : root
    return alpha + ((gamma - slope + theta) / (gamma - slope + gamma + otherSlope)) * (other - alpha)
  }

  return interval
}

/** sqrt(theta^2 - u*v), scaled against overflow; 0 where rounding makes it negative. */
function discriminantRoot(theta: number, u: number, v: number): number {
  const scale = Math.max(Math.abs(theta), Math.abs(u), Math.abs(v))
  const ratio = theta / scale
  return scale * Math.sqrt(Math.max(0, ratio * ratio - (u / scale) * (v / scale)))
}
