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
/** Of the larger curvature: a smaller one is rounding, and what has it is a valley. */
const FLAT = 1e-13
/** Of a view, in search of a slope up on either side. */
const MOST_DOUBLINGS = 200

/**
 * The minimum of a convex problem over data, which no formula states: Newton's method from its start, each step halved until f
 * falls; of one parameter, where its slope changes sign, or the end of its interval, at the y of the start. Undefined for any other surface, and where no point is found whose gradient vanishes between positive curvatures: a
 * minimum at a bend (the support vector machine's), a valley of them, or none at all (classes that a line parts).
 * With `rows` that of the sum over these rows alone.
 */
export function foundMinimum(
  choice: SurfaceChoice,
  rows?: ArrayLike<number>,
): readonly [x: number, y: number] | undefined {
  const { data, start, isOneParameter, interval, view } = surfaceOf(choice)
  if (!data?.isConvex) return undefined
  const f = surfaceFunction(choice, rows)
  if (isOneParameter) {
    const x = lowestOnLine(f, interval ?? view.x, interval !== undefined)
    return x === undefined ? undefined : [x, start[1]]
  }
  let [x, y] = start
  const [gradient, hessian] = [new Float64Array(2), new Float64Array(3)]
  for (let step = 0; step < MOST_STEPS; step++) {
    const value = f.gradient(x, y, gradient)
    f.hessian(x, y, hessian)
    const [low, high] = eigenvaluesOf(hessian)
    if (!(low > FLAT * high)) return undefined
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

/**
 * Where the slope of a convex f changes its sign, by Newton's method, or bisection where that leads out; of an interval that is `closed`, the end to which f falls all the way.
 * Undefined where f keeps falling, or is flat.
 */
function lowestOnLine(f: SurfaceFunction, [from, to]: readonly [number, number], closed: boolean): number | undefined {
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(3)
  const slope = (x: number) => {
    f.gradient(x, 0, gradient)
    return gradient[0]!
  }
  if (closed && slope(from) > 0) return from
  if (closed && slope(to) < 0) return to
  let [low, high] = [from, to]
  const doublings = closed ? 0 : MOST_DOUBLINGS
  for (let i = 0; i < doublings && (slope(low) >= 0 || slope(high) <= 0); i++)
    [low, high] = [2 * low - high, 2 * high - low]
  if (!(slope(low) < 0 && slope(high) > 0)) return undefined
  let x = low + (high - low) / 2
  for (let step = 0; step < MOST_STEPS && low < x && x < high; step++) {
    const at = slope(x)
    f.hessian(x, 0, hessian)
    const curvature = hessian[0]!
    if (at === 0 || Math.abs(at) <= VANISHING * curvature) return curvature > 0 ? x : undefined
    if (at < 0) low = x
    else high = x
    const newton = x - at / curvature
    x = low < newton && newton < high ? newton : low + (high - low) / 2
  }
  return -slope(low) < slope(high) ? low : high
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
