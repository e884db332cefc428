import { surfaceOf } from '../config/index.ts'
import type { SurfaceChoice } from '../config/types.ts'
import type { SurfaceFunction } from '../language/index.ts'
import { surfaceFunction } from './compile.ts'
import { eigenvaluesOf } from './eigen.ts'
import { norm } from './norm.ts'

const MOST_STEPS = 100
/** Of the curvature there: nearer than this the gradient is rounding. */
const VANISHING = 1e-10
const SHORTEST = 1e-12

/**
 * The minimum of a convex problem over data, which no formula states: Newton's method from its start, each step halved until f
 * falls. Undefined for any other surface, and where no point is found whose gradient vanishes between positive curvatures: a
 * minimum at a bend (the support vector machine's), a valley of them, or none at all (classes that a line parts).
 */
export function foundMinimum(choice: SurfaceChoice): readonly [x: number, y: number] | undefined {
  const { data, start } = surfaceOf(choice)
  if (!data?.isConvex) return undefined
  const f = surfaceFunction(choice)
  let [x, y] = start
  const [gradient, hessian] = [new Float64Array(2), new Float64Array(3)]
  for (let step = 0; step < MOST_STEPS; step++) {
    const value = f.gradient(x, y, gradient)
    f.hessian(x, y, hessian)
    const [low, high] = eigenvaluesOf(hessian)
    if (!(low > 0)) return undefined
    if (norm(gradient[0]!, gradient[1]!) <= VANISHING * high) return [x, y]
    const [gx = 0, gy = 0] = gradient
    const [xx = 0, xy = 0, yy = 0] = hessian
    const determinant = xx * yy - xy * xy
    const next = lower(f, [x, y], [(xy * gy - yy * gx) / determinant, (xy * gx - xx * gy) / determinant], value)
    if (!next) return undefined
    ;[x, y] = next
  }
  return undefined
}

/** The first point on the way to the step's end, halved each time, at which f is lower. */
function lower(
  f: SurfaceFunction,
  [x, y]: readonly [number, number],
  [dx, dy]: readonly [number, number],
  value: number,
): readonly [number, number] | undefined {
  for (let part = 1; part > SHORTEST; part /= 2) {
    const [atX, atY] = [x + part * dx, y + part * dy]
    if (f.value(atX, atY) < value) return [atX, atY]
  }
  return undefined
}
