import type { Terms } from '../../core/estimate.ts'
import { averageGradient, everyTerm } from './average.ts'

/**
 * The variance of one term's gradient at a point, sigma^2 = (1/n) sum_i |g_i - g|^2; with a `snapshot`, that of SVRG's
 * corrected terms g_i(x) - g_i(snapshot).
 */
export function termVariance(terms: Terms, point: Float64Array, snapshot?: Float64Array): number {
  const all = everyTerm(terms)
  const dimension = point.length
  const mean = new Float64Array(dimension)
  const meanThere = new Float64Array(dimension)
  const here = new Float64Array(dimension)
  const there = new Float64Array(dimension)
  averageGradient(terms, all, point, mean)
  if (snapshot) averageGradient(terms, all, snapshot, meanThere)
  let sum = 0
  for (let i = 0; i < terms.size; i++) {
    terms.gradient(i, point, here)
    if (snapshot) terms.gradient(i, snapshot, there)
    for (let j = 0; j < dimension; j++) {
      const away = here[j]! - there[j]! - (mean[j]! - meanThere[j]!)
      sum += away * away
    }
  }
  return sum / terms.size
}

/** The variance of a batch's mean: sigma^2/B with replacement, and (n - B)/(n - 1) of that without. */
export function batchVariance(sigma2: number, B: number, n: number, replacement: boolean): number {
  const withReplacement = sigma2 / B
  return replacement ? withReplacement : n === 1 ? 0 : (withReplacement * (n - B)) / (n - 1)
}
