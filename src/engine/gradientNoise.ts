/**
 * How much the gradient of a batch of terms scatters about the full one at a point, by formula and as measured.
 *
 *   sigma^2 = (1/n) sum_i |grad f_i - grad f|^2
 *   variance of a batch of B:  sigma^2/B with replacement, and (n - B)/(n - 1) of that without
 *   critical batch size:       B_crit = sigma^2/|grad f|^2
 *
 * B_crit is the simple noise scale of McCandlish, Kaplan, Amodei et al. 2018, An empirical model of large-batch training, equation
 * 2.9: below it a step is mostly noise, and twice the batch does with about half the steps; above it a larger batch saves few.
 */
import type { SurfaceChoice } from '../config/types.ts'
import { randomStream } from '../core/random.ts'
import { batchVariance } from '../estimates/terms/variance.ts'
import { surfaceFunction } from './compile.ts'
import { isSum } from './estimated.ts'
import { EngineProblem } from './problem.ts'

export interface GradientNoiseRequest {
  kind: 'gradientNoise'
  surface: SurfaceChoice
  point: readonly [x: number, y: number]
  /** Whose scatter is measured; absent: that of single terms by formula is all that is asked. */
  batch?: { B: number; replacement: boolean }
}

export interface GradientNoise {
  point: readonly [x: number, y: number]
  /** Terms. */
  n: number
  gradient: readonly [number, number]
  /** Of one term's gradient: covariance as [xx, xy, yy], and its trace sigma^2. */
  covariance: readonly [number, number, number]
  sigma2: number
  /** sigma^2/|grad f|^2; Infinity at a stationary point. */
  critical: number
  batch?: {
    B: number
    replacement: boolean
    /** The variance by formula, and the mean of |g - grad f|^2 over so many batches drawn anew at the point. */
    variance: number
    measured: number
    draws: number
  }
}

/** Batches that are drawn to measure their scatter, if their terms are no more than these together. */
const DRAWS = 1000
const MOST_TERMS = 2_000_000
/** Term gradients between two chances to give the work up. */
const PIECE = 20_000

/** Throws `EngineProblem` for a surface that is no sum. */
export function* gradientNoise(request: GradientNoiseRequest): Generator<undefined, GradientNoise> {
  const { surface: choice, point, batch } = request
  const sum = surfaceFunction(choice)
  if (!isSum(sum)) throw new EngineProblem('this surface has no terms whose gradients could scatter')
  const { size: n } = sum
  const [x, y] = point
  const full = new Float64Array(2)
  sum.gradient(x, y, full)
  const [gx, gy] = [full[0]!, full[1]!]
  const term = new Float64Array(2)
  let [xx, xy, yy] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    if (i > 0 && i % PIECE === 0) yield
    sum.termGradient(i, x, y, term)
    const [dx, dy] = [term[0]! - gx, term[1]! - gy]
    xx += dx * dx
    xy += dx * dy
    yy += dy * dy
  }
  const covariance = [xx / n, xy / n, yy / n] as const
  const sigma2 = covariance[0] + covariance[2]
  const slope2 = gx * gx + gy * gy
  const found = { point, n, gradient: [gx, gy] as const, covariance, sigma2, critical: sigma2 / slope2 }
  if (!batch) return found
  const B = Math.min(batch.B, n)
  const draws = Math.max(10, Math.min(DRAWS, Math.floor(MOST_TERMS / B)))
  // The same numbers at every point, so that what is measured moves as the point does.
  const random = randomStream(1, 'batches')
  const order = Int32Array.from({ length: n }, (_, i) => i)
  let total = 0
  let since = 0
  for (let draw = 0; draw < draws; draw++) {
    if ((since += B) > PIECE) {
      since = 0
      yield
    }
    let [sx, sy] = [0, 0]
    for (let k = 0; k < B; k++) {
      const place = batch.replacement ? random.below(n) : k + random.below(n - k)
      const chosen = order[place]!
      if (!batch.replacement) {
        order[place] = order[k]!
        order[k] = chosen
      }
      sum.termGradient(chosen, x, y, term)
      sx += term[0]!
      sy += term[1]!
    }
    const [dx, dy] = [sx / B - gx, sy / B - gy]
    total += dx * dx + dy * dy
  }
  const variance = batchVariance(sigma2, B, n, batch.replacement)
  return { ...found, batch: { B, replacement: batch.replacement, variance, measured: total / draws, draws } }
}
