import { ticks } from 'd3'
import type { Statistics } from './grid.ts'

/** Levels ascending, and which of them are drawn stronger. */
export interface Levels {
  scale: 'linear' | 'log'
  values: readonly number[]
  major: readonly boolean[]
}

/** Linear levels: about as many, at round numbers. */
const LINEAR_COUNT = 15
/**
 * f spans decades if its largest value stands this many times higher above the lowest than a tenth of the view does:
 * linear levels would leave the valley empty. A round bowl has 16, whatever the view.
 */
const SPANS_DECADES = 30
/** Below zero there is no logarithm: levels to both sides of zero, so that a lowest value just below zero keeps its valleys. */
const SPANS_DECADES_BOTH_SIGNS = 16
/** Decades up to which 1-2-5 is not crowded, and from which on decades alone are enough. */
const FEW_DECADES = 3.5
const MANY_DECADES = 9
/** Next to a pole the largest sample is an accident of the grid: levels end where this share of the view lies beyond. */
const BEYOND = 0.02

/**
 * Levels that suit a function. They are values of f itself, never of f less its minimum.
 * Logarithmic, 1-3-10 (1-2-5 over a few decades, decades alone over many), where f spans decades; else linear.
 */
export function chooseLevels(f: Statistics): Levels {
  const { minimum: low, maximum: high } = f
  if (!(high > low)) return { scale: 'linear', values: [], major: [] }
  const span = (high - low) / (f.quantile(0.1) - low)
  if (low >= 0 && span > SPANS_DECADES) return logarithmic(low, high, f.quantile(0.01) / 5)
  const nearZero = Math.min(-low, f.quantile(0.1) - low)
  if (low < 0 && high > -low && span > SPANS_DECADES_BOTH_SIGNS) return logarithmic(low, high, nearZero / 5)
  return linear(f)
}

function linear(f: Statistics): Levels {
  const low = f.spikeBelow ? f.quantile(BEYOND) : f.minimum
  const high = f.spikeAbove ? f.quantile(1 - BEYOND) : f.maximum
  const values = ticks(low, high, LINEAR_COUNT).filter((level) => level > low && level < high)
  const step = (values[1] ?? 0) - (values[0] ?? 0)
  return { scale: 'linear', values, major: values.map((level) => step > 0 && Math.round(level / step) % 5 === 0) }
}

/** Levels strictly between `low` and `high`, mirrored below zero if `low` is, none nearer to zero than `least`. */
function logarithmic(low: number, high: number, least: number): Levels {
  const top = Math.floor(Math.log10(high))
  const bottom = Math.floor(Math.log10(least > 0 ? Math.max(least, high * 1e-300) : high * 1e-9))
  const decades = Math.log10(high / least)
  const mantissas = decades > MANY_DECADES ? [1] : decades > FEW_DECADES ? [1, 3] : [1, 2, 5]
  const stride = Math.ceil((top - bottom + 1) / (2 * MANY_DECADES))
  const levels: { value: number; major: boolean }[] = low < 0 ? [{ value: 0, major: true }] : []
  for (let exponent = bottom; exponent <= top; exponent += stride) {
    for (const mantissa of mantissas) {
      const size = Number(`${mantissa}e${exponent}`)
      for (const value of size >= least ? [size, -size] : []) {
        if (value > low && value < high) levels.push({ value, major: mantissa === 1 })
      }
    }
  }
  levels.sort((a, b) => a.value - b.value)
  return { scale: 'log', values: levels.map(({ value }) => value), major: levels.map(({ major }) => major) }
}
