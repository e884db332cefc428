import { ticks } from 'd3'

/** Levels ascending, and which of them are drawn stronger. */
export interface Levels {
  scale: 'linear' | 'log'
  values: readonly number[]
  major: readonly boolean[]
}

/** Linear levels: about as many, at round numbers. */
const LINEAR_COUNT = 15
/** Above the lowest value, the largest stands this many times higher than the lowest tenth of the view: linear levels would leave the valley empty. */
const SPANS_DECADES = 30
/** Below zero there is no logarithm; levels 1-3-10 to both sides of zero are used only where the valley is lost otherwise. */
const SPANS_DECADES_BOTH_SIGNS = 60
const MOST_DECADES = 9
const FEW_DECADES = 3.5

/**
 * Levels that suit the finite samples, given ascending. Their values are those of f itself, never of f less its minimum.
 * Logarithmic, 1-3-10 (1-2-5 over a few decades, decades alone over many) where f spans decades; else linear.
 */
export function chooseLevels(sorted: Float64Array): Levels {
  const low = quantile(sorted, 0)
  const high = quantile(sorted, 1)
  if (!(high > low)) return { scale: 'linear', values: [], major: [] }
  const span = (high - low) / (quantile(sorted, 0.1) - low)
  if (low >= 0 && span > SPANS_DECADES) return logarithmic(low, high, quantile(sorted, 0.01) / 5)
  if (low < 0 && high > 0 && span > SPANS_DECADES_BOTH_SIGNS) {
    return logarithmic(low, high, Math.min(-low, quantile(sorted, 0.1) - low) / 5)
  }
  return linear(sorted)
}

/** Poles and corners: a few samples far outside the others do not set the levels. */
function linear(sorted: Float64Array): Levels {
  const far = quantile(sorted, 1) - quantile(sorted, 0) > 8 * (quantile(sorted, 0.95) - quantile(sorted, 0.05))
  const outside = far && quantile(sorted, 0.98) > quantile(sorted, 0.02) ? 0.02 : 0
  const low = quantile(sorted, outside)
  const high = quantile(sorted, 1 - outside)
  const values = ticks(low, high, LINEAR_COUNT).filter((level) => level > low && level < high)
  const step = (values[1] ?? 0) - (values[0] ?? 0)
  const major = values.map((level) => step > 0 && Math.round(level / step) % 5 === 0)
  return { scale: 'linear', values, major }
}

/** Levels strictly between `low` and `high`, mirrored below zero if `low` is, none nearer to zero than `least`. */
function logarithmic(low: number, high: number, least: number): Levels {
  const largest = Math.max(high, -low)
  const top = Math.floor(Math.log10(largest))
  const bottom = Math.max(Math.floor(Math.log10(least)), top - 300)
  const decades = top - bottom + 1
  const mantissas = decades > MOST_DECADES ? [1] : Math.log10(largest / least) > FEW_DECADES ? [1, 3] : [1, 2, 5]
  const stride = Math.ceil(decades / (2 * MOST_DECADES))
  const levels: { value: number; major: boolean }[] = []
  const add = (value: number, major: boolean) => {
    if (value > low && value < high) levels.push({ value, major })
  }
  for (let exponent = bottom; exponent <= top; exponent += stride) {
    for (const mantissa of mantissas) {
      const value = Number(`${mantissa}e${exponent}`)
      if (value < least) continue
      add(value, mantissa === 1)
      add(-value, mantissa === 1)
    }
  }
  if (low < 0) add(0, true)
  levels.sort((a, b) => a.value - b.value)
  return { scale: 'log', values: levels.map(({ value }) => value), major: levels.map(({ major }) => major) }
}

const quantile = (sorted: Float64Array, share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? NaN
