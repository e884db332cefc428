import type { PointOracle, SurfaceFunction } from '../language/index.ts'
import type { Masks } from '../core/dropout.ts'
import type { Estimator } from '../core/estimate.ts'
import type { Rounding } from '../core/precision.ts'
import type { GradientChange } from './compile.ts'
import { isSum } from './estimated.ts'
import { norm } from './norm.ts'
import { EngineProblem } from './problem.ts'

/** Answers an optimizer's questions about a surface, and counts them. */
export interface CountingOracle extends PointOracle {
  /** Writes what has been counted so far, and returns it. */
  readCounts(counts: Counts): Counts
  /** The smallest |clipped|/|raw| of the gradients given since `beginStep`; 1 if none was clipped. */
  readonly clipped: number
  /** The first gradient since `beginStep`, before rounding and clipping; NaN while none was asked for. */
  readonly firstGiven: Float64Array
  /**
   * An update begins at a point whose raw gradient recording has found: asked there, the oracle need not evaluate it again.
   */
  beginStep(point: Float64Array, gradient: Float64Array): void
}

/** What an oracle counts. */
export interface Counts {
  /** Gradients asked for. What recording evaluates is not counted. */
  evaluations: number
  /** Gradients of single terms computed for them: of a sum over n rows a full gradient is n, of any other surface 1. */
  termEvaluations: number
  /** Terms drawn, term gradients that followed one another, and waits of workers, as `Estimator` has them. */
  termsDrawn: number
  serialEvaluations: number
  synchronizations: number
}

export const noCounts = (): Counts => ({
  evaluations: 0,
  termEvaluations: 0,
  termsDrawn: 0,
  serialEvaluations: 0,
  synchronizations: 0,
})

/** What stands between the surface and the optimizer, in this order; one batch and one draw of noise for each update. */
export interface Between {
  /** Dropout on the terms that the estimator asks. */
  masks?: Pick<Masks, 'begin'> | undefined
  /** Gives gradients in the surface's place. */
  estimator?: Estimator | undefined
  /** Makes batches from the next update on that large: those of the estimate, else of the noise. */
  setBatch?: ((B: number) => void) | undefined
  /** Writes the noise of an update, which is added to every gradient of it. */
  noise?: ((out: Float64Array) => void) | undefined
  /** f does not depend on y: neither do gradients, whatever noise is added to them. */
  isOneParameter?: boolean | undefined
  /** Rounds every gradient to a low precision. */
  rounding?: Rounding | undefined
  /** Acts on every gradient that is given. */
  clip?: GradientChange | undefined
  /** Is told of every gradient that is given; what it is handed is good until the next one. */
  told?: ((answer: Answer) => void) | undefined
}

/** A gradient on its way to the optimizer. */
export interface Answer {
  point: Float64Array
  /** The surface's, or the estimate in its place. */
  estimated: Float64Array
  /** With noise on it. */
  noisy: Float64Array
  /** Rounded to a low precision. */
  rounded: Float64Array
  /** Clipped: what the optimizer is given. */
  given: Float64Array
}

/** An oracle of the surface. */
export function countingOracle(
  surface: SurfaceFunction,
  { masks, estimator, noise, isOneParameter, rounding, clip, told }: Between,
): CountingOracle {
  const size = isSum(surface) ? surface.size : 1
  const drawn = new Float64Array(2)
  const firstGiven = new Float64Array(2).fill(NaN)
  const knownPoint = new Float64Array([NaN, NaN])
  const knownGradient = new Float64Array(2)
  let gradientEvaluations = 0
  let updatesAsked = 0
  let isAsked = false
  let clipped = 1
  const [point, estimated, noisy, rounded, given] = [
    new Float64Array(2),
    new Float64Array(2),
    new Float64Array(2),
    new Float64Array(2),
    new Float64Array(2),
  ]
  const answer: Answer = { point, estimated, noisy, rounded, given }
  const symmetric = new Float64Array(3)
  return {
    get clipped() {
      return clipped
    },
    readCounts(counts) {
      counts.evaluations = gradientEvaluations
      const termEvaluations = estimator ? estimator.termEvaluations : size * gradientEvaluations
      counts.termEvaluations = termEvaluations
      counts.termsDrawn = estimator ? (estimator.termsDrawn ?? termEvaluations) : size * updatesAsked
      counts.serialEvaluations = estimator?.serialEvaluations ?? termEvaluations
      counts.synchronizations = estimator?.synchronizations ?? 0
      return counts
    },
    firstGiven,
    beginStep(point, gradient) {
      clipped = 1
      firstGiven[0] = firstGiven[1] = NaN
      isAsked = false
      // Element by element: `set` costs more than all else here.
      knownPoint[0] = point[0]!
      knownPoint[1] = point[1]!
      knownGradient[0] = gradient[0]!
      knownGradient[1] = gradient[1]!
      masks?.begin()
      estimator?.begin(point)
      noise?.(drawn)
      rounding?.begin()
    },
    gradient(point, out) {
      gradientEvaluations++
      const isFirst = !isAsked
      if (isFirst) updatesAsked++
      isAsked = true
      const x = point[0]!
      const y = point[1]!
      if (estimator) estimator.gradient(point, out)
      // Object.is: 1/x tells 0 from -0.
      else if (Object.is(x, knownPoint[0]) && Object.is(y, knownPoint[1])) {
        out[0] = knownGradient[0]!
        out[1] = knownGradient[1]!
      } else surface.gradient(x, y, out)
      if (told) answer.estimated.set(out)
      if (noise) {
        out[0] = out[0]! + drawn[0]!
        out[1] = out[1]! + drawn[1]!
      }
      if (isOneParameter) out[1] = 0
      if (isFirst) {
        firstGiven[0] = out[0]!
        firstGiven[1] = out[1]!
      }
      if (told) answer.noisy.set(out)
      rounding?.gradient(out)
      if (told) answer.rounded.set(out)
      if (clip) {
        const raw = norm(out[0]!, out[1]!)
        clip(out)
        if (raw > 0) clipped = Math.min(clipped, norm(out[0]!, out[1]!) / raw)
      }
      if (!told) return
      answer.point.set(point)
      answer.given.set(out)
      told(answer)
    },
    value: (point) => surface.value(point[0]!, point[1]!),
    hessian(point, out) {
      surface.hessian(point[0]!, point[1]!, symmetric)
      writeMatrix(symmetric, out)
    },
    gram(point, out) {
      if (!surface.gram) throw new EngineProblem('this method needs a surface that is written as a sum of squares')
      surface.gram(point[0]!, point[1]!, symmetric)
      writeMatrix(symmetric, out)
    },
    fisher(point, out) {
      if (!surface.fisher) throw new EngineProblem('this method needs a surface that states its Fisher information')
      surface.fisher(point[0]!, point[1]!, symmetric)
      writeMatrix(symmetric, out)
    },
  }
}

/** [xx, xy, yy] as two rows of two. */
function writeMatrix(symmetric: Float64Array, out: Float64Array): void {
  out[0] = symmetric[0]!
  out[1] = out[2] = symmetric[1]!
  out[3] = symmetric[2]!
}
