import type { PointOracle } from '../language/index.ts'
import { dot } from './vectors.ts'

/** f along a ray: phi(alpha) = f(x + alpha*p). Line searches see nothing else of f. */
export interface Ray {
  /** Points it from `origin` along `direction`; neither is copied. */
  aim(oracle: PointOracle, origin: Float64Array, direction: Float64Array): void
  /** The gradient that `slope` last asked for. */
  readonly gradient: Float64Array
  value(alpha: number): number
  /** phi'(alpha) = grad f(x + alpha*p) . p */
  slope(alpha: number): number
  /** Sees to it that `gradient` is the one at alpha. */
  gradientAt(alpha: number): Float64Array
  /** Writes x + alpha*p to `out`. */
  place(alpha: number, out: Float64Array): void
}

export function createRay(dimension: number): Ray {
  const point = new Float64Array(dimension)
  const gradient = new Float64Array(dimension)
  let from: Float64Array = point
  let along: Float64Array = point
  let ask: PointOracle | undefined
  let askedAt = NaN
  const ray: Ray = {
    gradient,
    aim(oracle, origin, direction) {
      ask = oracle
      from = origin
      along = direction
      askedAt = NaN
    },
    value(alpha) {
      ray.place(alpha, point)
      return ask!.value(point)
    },
    slope(alpha) {
      ray.place(alpha, point)
      ask!.gradient(point, gradient)
      askedAt = alpha
      return dot(gradient, along)
    },
    gradientAt(alpha) {
      if (askedAt !== alpha) ray.slope(alpha)
      return gradient
    },
    place(alpha, out) {
      for (let i = 0; i < dimension; i++) out[i] = from[i]! + alpha * along[i]!
    },
  }
  return ray
}
