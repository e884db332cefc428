import type { SurfaceFunction } from '../language/index.ts'
import { eigen, type Eigen } from './eigen.ts'
import { norm } from './norm.ts'
import { stationaryKind } from './status.ts'

/** f to second order at a point: f(x + d) = value + g.d + d.H d/2 + ... */
export interface QuadraticModel {
  point: readonly [x: number, y: number]
  value: number
  gradient: readonly [number, number]
  /** [xx, xy, yy]. */
  hessian: readonly [number, number, number]
}

/** What the quadratic model is like, by the signs of its eigenvalues; `trough` and `ridge` have one that is zero, `flat` two. */
export type QuadraticKind = 'bowl' | 'dome' | 'saddle' | 'trough' | 'ridge' | 'flat'

export interface LocalTheory extends QuadraticModel, Eigen {
  kind: QuadraticKind
  /** lambda_max/lambda_min; absent unless both are positive. */
  condition?: number
  /** Present where the gradient vanishes, as near as the tolerance: what the stationary point is. */
  stationary?: 'minimum' | 'saddle' | 'maximum' | 'flat'
}

/** An eigenvalue this much smaller than the other is rounding: nothing can be said of its sign. */
const DEGENERATE = 1e-12
/** Newton's step is right if it takes nine tenths of the gradient away, as in `status.ts`. */
const RIGHT = 0.1

/** Undefined where f, its gradient or its Hessian is not finite. */
export function quadraticModel(surface: SurfaceFunction, x: number, y: number): QuadraticModel | undefined {
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(3)
  const value = surface.gradient(x, y, gradient)
  surface.hessian(x, y, hessian)
  if (![value, ...gradient, ...hessian].every(Number.isFinite)) return undefined
  return {
    point: [x, y],
    value,
    gradient: [gradient[0]!, gradient[1]!],
    hessian: [hessian[0]!, hessian[1]!, hessian[2]!],
  }
}

/** What gradient and Hessian say of a point. It is called stationary if Newton's step is no longer than `near`, and right. */
export function localTheory(surface: SurfaceFunction, x: number, y: number, near: number): LocalTheory | undefined {
  const model = quadraticModel(surface, x, y)
  if (!model) return undefined
  const curvature = eigen(model.hessian)
  const [low, high] = curvature.values
  const kind = kindOf(low, high)
  return {
    ...model,
    ...curvature,
    kind,
    ...(kind === 'bowl' && { condition: high / low }),
    ...(isStationary(surface, model, curvature, near) && { stationary: stationaryKind(curvature.values) }),
  }
}

function kindOf(low: number, high: number): QuadraticKind {
  const least = DEGENERATE * Math.max(Math.abs(low), Math.abs(high))
  const [isLowZero, isHighZero] = [Math.abs(low) <= least, Math.abs(high) <= least]
  if (isLowZero && isHighZero) return 'flat'
  if (isLowZero) return 'trough'
  if (isHighZero) return 'ridge'
  if (low > 0) return 'bowl'
  return high < 0 ? 'dome' : 'saddle'
}

/** On a kink the gradient that is given is 0 by convention; beside it, it is not, and becomes no smaller on the way there. */
function isKink(surface: SurfaceFunction, [x, y]: QuadraticModel['point'], near: number): boolean {
  const out = new Float64Array(2)
  const slopeAt = (dx: number, dy: number) => {
    surface.gradient(x + dx, y + dy, out)
    return norm(out[0]!, out[1]!)
  }
  const sides = [
    [near, 0],
    [-near, 0],
    [0, near],
    [0, -near],
  ] as const
  return sides.some(([dx, dy]) => {
    const half = slopeAt(dx / 2, dy / 2)
    return half > 0 && half > 0.9 * slopeAt(dx, dy)
  })
}

function isStationary(
  surface: SurfaceFunction,
  { point, gradient: [gx, gy] }: QuadraticModel,
  { values, first: [ux, uy] }: Eigen,
  near: number,
): boolean {
  const here = norm(gx, gy)
  if (here === 0) return !isKink(surface, point, near)
  const a = -(gx * ux + gy * uy) / values[0]
  const b = -(gy * ux - gx * uy) / values[1]
  if (!(norm(a, b) <= near)) return false
  const after = new Float64Array(2)
  surface.gradient(point[0] + a * ux - b * uy, point[1] + a * uy + b * ux, after)
  return norm(after[0]!, after[1]!) <= RIGHT * here
}
