import { surfaceOf } from '../../config/index.ts'
import { surfaceFunction } from '../compile.ts'
import { eigenvaluesOf } from '../eigen.ts'
import { foundMinimum } from '../minimum.ts'
import { predictedRadius } from '../noiseBall.ts'
import { norm } from '../norm.ts'
import { boundAt, reached, type Facts } from './facts.ts'
import type { NoiseBall } from './types.ts'

type Point = readonly [x: number, y: number]

/** Newton's steps that look for the minimum from the middle of the points, and how short the last one must be. */
const STEPS = 30
const CLOSE = 1e-9
/** A minimum further from the middle than this many radii is another one. */
const WITHIN = 3

/** Hovering above the minimum at a rate below its limit: what noise does at a constant rate. */
export function noiseBall(facts: Facts): NoiseBall | undefined {
  const { course, last, lowest } = facts
  const { end, rates, specification } = course
  if (end.status !== 'hovering' || !end.hover) return undefined
  const bound = boundAt(facts, last - 1)
  if (bound && bound.rate >= bound.limit) return undefined
  const { steps, point: middle, radius } = end.hover
  const minimum = minimumBy(facts, middle, WITHIN * radius)
  const predicted = minimum && predicts(facts, minimum)
  return {
    kind: 'noiseBall',
    rate: rates[last - 1]!,
    steps,
    ...(minimum && { minimum }),
    middle,
    radius: minimum ? distanceFrom(facts, minimum, steps) : radius,
    ...(predicted !== undefined && { predicted }),
    height: reached(facts) - lowest,
  }

  function predicts({ objective }: Facts, at: Point): number | undefined {
    const surface = surfaceFunction(specification.surface)
    // The prediction is of f alone, without a penalty.
    const isWhole = objective.value(...at) === surface.value(...at)
    return isWhole && surfaceOf(specification.surface).interval === undefined
      ? predictedRadius(specification, surface, at, radius)
      : undefined
  }
}

/** The minimum of what the run minimizes next to a point: the known one, else by Newton's method from there. */
function minimumBy(facts: Facts, [fromX, fromY]: Point, reach: number): Point | undefined {
  const { objective, course } = facts
  const { surface, optimizer } = course.specification
  const { isOneParameter } = surfaceOf(surface)
  const known = optimizer.params.weightDecay === undefined && !facts.ascends ? foundMinimum(surface) : undefined
  if (known) return norm(known[0] - fromX, isOneParameter ? 0 : known[1] - fromY) <= reach ? known : undefined
  let [x, y] = [fromX, fromY]
  const [gradient, hessian] = [new Float64Array(2), new Float64Array(3)]
  for (let i = 0; i < STEPS; i++) {
    objective.gradient(x, y, gradient)
    objective.hessian(x, y, hessian)
    if (!(eigenvaluesOf(hessian)[0] > 0)) return undefined
    const [xx = 0, xy = 0, yy = 0] = hessian
    const [gx = 0, gy = 0] = gradient
    const determinant = xx * yy - xy * xy
    const [dx, dy] = [(xy * gy - yy * gx) / determinant, (xy * gx - xx * gy) / determinant]
    ;[x, y] = [x + dx, y + dy]
    if (!(norm(x - fromX, y - fromY) <= reach)) return undefined
    if (norm(dx, dy) <= CLOSE * facts.diagonal) return [x, y]
  }
  return undefined
}

/** In the root mean square, over the last steps; of one parameter along x alone. */
function distanceFrom({ course, last }: Facts, [x, y]: Point, steps: number): number {
  const { points, specification } = course
  const { isOneParameter } = surfaceOf(specification.surface)
  let square = 0
  for (let k = last - steps; k <= last; k++) {
    const away = norm(points[2 * k]! - x, isOneParameter ? 0 : points[2 * k + 1]! - y)
    square += (away * away) / (steps + 1)
  }
  return Math.sqrt(square)
}
