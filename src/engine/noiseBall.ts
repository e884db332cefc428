/**
 * The spread of gradient descent at a constant rate under gradient noise. Where f is quadratic and the noise does not depend on the
 * place, each eigen-direction of the Hessian is an autoregression x <- (1 - eta*lambda)*x - eta*xi, of stationary variance
 *
 *   eta*sigma^2/(lambda*(2 - eta*lambda))        sigma^2 = Var xi
 *
 * Bottou, Curtis & Nocedal 2018, section 4.2, bound it by eta*sigma^2/(2*lambda); Mandt, Hoffman & Blei 2017, section 3, the same
 * to first order in eta.
 */
import { methodValues, optimizerValues, scheduledOf } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'
import { estimates } from '../estimates/index.ts'
import { noises } from '../noises/index.ts'
import type { SumFunction } from '../language/compileSum.ts'
import type { SurfaceFunction } from '../language/index.ts'
import { isSum } from './estimated.ts'

/**
 * The root mean square of the distance from a minimum at which the run hovers, the terms (or f, under added noise) being taken for
 * quadratics: the covariance C of its point then obeys
 *
 *   C = (I - eta*H) C (I - eta*H) + eta^2/B*(mean_i H_i C H_i - H C H) + eta^2*Sigma
 *
 * with Sigma the covariance of the gradient given at the minimum. The middle term is how the noise of batches grows with the
 * distance; without it, and to lowest order, this is the formula above. Exact for least squares. Undefined for anything but gradient
 * descent at a constant rate, on all terms or on batches drawn with replacement (those that share out an epoch make up for
 * one another), with normal noise or none; and where there is no such C: in the mean square the run then grows without end.
 */
export function predictedRadius(
  specification: RunSpecification,
  surface: SurfaceFunction,
  minimum: readonly [x: number, y: number],
  scale: number,
): number | undefined {
  const { estimate, noise, steps, optimizer, scheduled } = specification
  const batch = estimate && batchOf(specification, surface)
  const added = noise && addedNoise(specification)
  if (!isPlain(specification) || scheduled?.B || (estimate && !batch) || (noise && !added) || !(batch || added))
    return undefined
  const rate = Number(optimizerValues(optimizer, steps).lr)
  const hessian = new Float64Array(3)
  surface.hessian(...minimum, hessian)
  const terms = batch && termsAt(batch.sum, minimum, scale)
  const share = batch ? (rate * rate) / batch.size : 0
  const next = (c: Symmetric): Symmetric => {
    const kept = between(identityLess(rate, hessian), c)
    if (!terms) return kept
    const spread = terms.between(c)
    const mean = between(hessian, c)
    return kept.map((each, k) => each + share * (spread[k]! - mean[k]!)) as unknown as Symmetric
  }
  const source = [0, 1, 2].map((k) => share * (terms?.covariance[k] ?? 0) + rate * rate * (added?.[k] ?? 0))
  const found = stationary(next, source as unknown as Symmetric)
  return found && Math.sqrt(found[0] + found[2])
}

/** Gradient descent at a constant rate, nothing else changing its gradient. */
function isPlain(specification: RunSpecification): boolean {
  const { optimizer, schedule, clip, precision, dropout, steps } = specification
  const { weightDecay, maximize } = optimizerValues(optimizer, steps)
  const isDescent = optimizer.id === 'gradientDescent' && weightDecay === 0 && maximize !== true
  const isConstant = schedule.id === 'constant' && Object.keys(scheduledOf(specification, steps)).length === 0
  return isDescent && isConstant && (clip ?? precision ?? dropout) === undefined
}

/** [xx, xy, yy]. */
type Symmetric = readonly [number, number, number]

/** A batch that is drawn with replacement. */
function batchOf({ estimate: choice, steps }: RunSpecification, surface: SurfaceFunction) {
  const estimate = choice?.id === 'miniBatch' ? estimates.miniBatch : undefined
  if (!choice || !estimate || !isSum(surface)) return undefined
  const { B, sampling } = methodValues(estimate, choice, steps)
  // A batch has no more terms than there are.
  return sampling === 'replacement' ? { sum: surface, size: Math.min(Number(B), surface.size) } : undefined
}

/** The covariance of the noise that is added to a gradient. */
function addedNoise({ noise: choice, steps }: RunSpecification): Symmetric | undefined {
  const noise = choice?.id === 'gaussian' ? noises.gaussian : undefined
  if (!choice || !noise) return undefined
  const { sigma, B, alongX, alongY } = methodValues(noise, choice, steps)
  const variance = (factor: unknown) => {
    const deviation = Number(factor) * Number(sigma)
    return (deviation * deviation) / Number(B)
  }
  return [variance(alongX), 0, variance(alongY)]
}

/**
 * The covariance of one term's gradient at a point, and the mean of H_i C H_i over the terms' Hessians, by differences of gradients
 * over `scale`, the size of the place: exact for quadratic terms.
 */
function termsAt(sum: SumFunction, [x, y]: readonly [number, number], scale: number) {
  const { size } = sum
  const hessians = new Float64Array(3 * size)
  const [here, there] = [new Float64Array(2), new Float64Array(2)]
  sum.gradient(x, y, here)
  const [meanX, meanY] = [here[0]!, here[1]!]
  let [xx, xy, yy] = [0, 0, 0]
  for (let i = 0; i < size; i++) {
    sum.termGradient(i, x, y, here)
    const [dx, dy] = [here[0]! - meanX, here[1]! - meanY]
    xx += (dx * dx) / size
    xy += (dx * dy) / size
    yy += (dy * dy) / size
    sum.termGradient(i, x + scale, y, there)
    hessians[3 * i] = (there[0]! - here[0]!) / scale
    const across = there[1]! - here[1]!
    sum.termGradient(i, x, y + scale, there)
    hessians[3 * i + 1] = (across + there[0]! - here[0]!) / (2 * scale)
    hessians[3 * i + 2] = (there[1]! - here[1]!) / scale
  }
  return {
    covariance: [xx, xy, yy] as const,
    between(c: Symmetric): Symmetric {
      let [a, b, d] = [0, 0, 0]
      for (let i = 0; i < size; i++) {
        const [p, q, r] = between(hessians.subarray(3 * i, 3 * i + 3), c)
        a += p / size
        b += q / size
        d += r / size
      }
      return [a, b, d]
    },
  }
}

/** M C M of two symmetric matrices. */
function between(m: ArrayLike<number>, [cxx, cxy, cyy]: Symmetric): Symmetric {
  const [mxx, mxy, myy] = [m[0]!, m[1]!, m[2]!]
  const [axx, axy] = [mxx * cxx + mxy * cxy, mxx * cxy + mxy * cyy]
  const [ayx, ayy] = [mxy * cxx + myy * cxy, mxy * cxy + myy * cyy]
  return [axx * mxx + axy * mxy, axx * mxy + axy * myy, ayx * mxy + ayy * myy]
}

const identityLess = (rate: number, h: ArrayLike<number>): Symmetric => [
  1 - rate * h[0]!,
  -rate * h[1]!,
  1 - rate * h[2]!,
]

/** Terms of the series are doubled so often: more than any run has steps. */
const DOUBLINGS = 48

/**
 * The sum of next^k(source) over all k, for a linear map: the first 2^n terms, n times doubled. Undefined where it grows without end.
 */
function stationary(next: (c: Symmetric) => Symmetric, source: Symmetric): Symmetric | undefined {
  const units: readonly Symmetric[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]
  // Column j is where the j-th unit is taken.
  let map = units.map(next)
  const apply = (c: Symmetric): Symmetric =>
    [0, 1, 2].map((k) => c.reduce((sum, each, j) => sum + each * map[j]![k]!, 0)) as unknown as Symmetric
  let sum = source
  for (let n = 0; n < DOUBLINGS; n++) {
    const more = apply(sum)
    sum = sum.map((each, k) => each + more[k]!) as unknown as Symmetric
    map = map.map(apply)
    if (!sum.every(Number.isFinite)) return undefined
  }
  // What still grows by the last terms has no limit.
  const last = apply(sum)
  const isSettled = sum.every((each, k) => Math.abs(last[k]!) <= 1e-9 * Math.abs(each) || each === 0)
  return isSettled && sum[0] >= 0 && sum[2] >= 0 ? sum : undefined
}
