/** What is said of many numbers. Everything is computed by arithmetic that is the same everywhere. */
import type { Interval } from './types.ts'

/**
 * The quantile of ascending numbers: the order statistics, interpolated linearly between them (Hyndman & Fan 1996, definition 7).
 * Infinity counts as larger than all others.
 */
export function quantileOf(ascending: Float64Array, count: number, share: number): number {
  if (count === 0) return NaN
  const at = share * (count - 1)
  const below = Math.floor(at)
  const part = at - below
  const low = ascending[below]!
  return part === 0 || low === Infinity ? low : low + part * (ascending[below + 1]! - low)
}

const Z = 1.959963984540054
/** Student's t for 95 %, by degrees of freedom from 1. */
const FEW_DEGREES = [12.706204736432095, 4.302652729696142, 3.182446305284263, 2.7764451051977987, 2.5705818366147395]

/** The 97.5 % quantile of Student's t. From six degrees of freedom on by Cornish and Fisher's series, to 0.1 %. */
export function studentQuantile(degrees: number): number {
  const exact = FEW_DEGREES[degrees - 1]
  if (exact !== undefined) return exact
  const z2 = Z * Z
  const terms = [
    (Z * (z2 + 1)) / 4,
    (Z * (5 * z2 * z2 + 16 * z2 + 3)) / 96,
    (Z * (3 * z2 * z2 * z2 + 19 * z2 * z2 + 17 * z2 - 15)) / 384,
  ]
  let power = 1
  return terms.reduce((sum, term) => sum + term / (power *= degrees), Z)
}

/** The mean, and Student's 95 % interval for the mean that more and more seeds would have. */
export function meanInterval(values: ArrayLike<number>): Interval {
  const n = values.length
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i]!
  const mean = sum / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) * (values[i]! - mean)
  if (n < 2) return { value: mean, low: NaN, high: NaN }
  const half = studentQuantile(n - 1) * Math.sqrt(squares / (n - 1) / n)
  return { value: mean, low: mean - half, high: mean + half }
}

/**
 * The median of ascending numbers, and the narrowest pair of order statistics, as far from the one end as from the other, that holds
 * it with at least 95 %, whatever the distribution: by the binomial distribution of how many lie below it (at most 1000).
 */
export function medianInterval(ascending: Float64Array): Interval {
  const n = ascending.length
  const value = quantileOf(ascending, n, 0.5)
  let probability = 1
  for (let i = 0; i < n; i++) probability /= 2
  // `below`: of at most k of n numbers lying below the median.
  let below = 0
  let k = -1
  for (;;) {
    const more = below + probability
    if (more > 0.025) break
    below = more
    k++
    probability *= (n - k) / (k + 1)
  }
  return k < 0 ? { value, low: NaN, high: NaN } : { value, low: ascending[k]!, high: ascending[n - 1 - k]! }
}
