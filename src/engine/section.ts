import type { SurfaceFunction } from '../language/index.ts'

type Point = readonly [x: number, y: number]

/** f along the line from + s (to - from): s = 0 is where the step begins, s = 1 where it ends. */
export interface Section {
  s: Float64Array
  /** NaN where f is undefined. */
  values: Float64Array
  atStart: number
  atEnd: number
  /** df/ds and d2f/ds2 at s = 0: the parabola of the quadratic model along the line. */
  slope: number
  curvature: number
  /** The first minimum that one comes to going downhill from s = 0, if it lies within the section. */
  minimum?: { s: number; value: number }
  /** Going downhill from s = 0 one comes to where f is undefined, and to no minimum before. */
  hole?: true
}

const SAMPLES = 181
/** From one step before to twice the step. */
const FROM = -1
const TO = 2

/** Why there is no section: the step has no length, or is not finite, or f is undefined where it begins. */
export type NoSection = 'zero' | 'infinite' | 'undefined'

/** f along a step of an optimizer. */
export function lineSection(surface: SurfaceFunction, from: Point, to: Point): Section | NoSection {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  if (![...from, dx, dy].every(Number.isFinite)) return 'infinite'
  if (dx === 0 && dy === 0) return 'zero'
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(3)
  const f = (s: number) => surface.value(from[0] + s * dx, from[1] + s * dy)
  const slopeAt = (s: number) => {
    surface.gradient(from[0] + s * dx, from[1] + s * dy, gradient)
    return gradient[0]! * dx + gradient[1]! * dy
  }
  const atStart = f(0)
  const slope = slopeAt(0)
  if (!Number.isFinite(atStart) || !Number.isFinite(slope)) return 'undefined'
  surface.hessian(from[0], from[1], hessian)
  const s = Float64Array.from({ length: SAMPLES }, (_, i) => FROM + ((TO - FROM) * i) / (SAMPLES - 1))
  const values = s.map((at) => f(at))
  const found = slope < 0 ? firstMinimum(f, slopeAt, (TO - FROM) / (SAMPLES - 1)) : undefined
  return {
    s,
    values,
    atStart,
    atEnd: f(1),
    slope,
    curvature: hessian[0]! * dx * dx + 2 * hessian[1]! * dx * dy + hessian[2]! * dy * dy,
    ...(found === 'hole' ? { hole: true } : found && { minimum: found }),
  }
}

const HALVINGS = 60

/** Where the slope first ceases to be negative: found by steps of `grain`, then by bisection of the slope's sign. `hole`: f ends before. */
function firstMinimum(f: (s: number) => number, slopeAt: (s: number) => number, grain: number) {
  const count = Math.round(TO / grain)
  for (let i = 1; i <= count; i++) {
    const s = (TO * i) / count
    const slope = slopeAt(s)
    if (!Number.isFinite(f(s))) return 'hole'
    if (!(slope >= 0)) continue
    let [low, high] = [(TO * (i - 1)) / count, s]
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (low + high) / 2
      if (slopeAt(middle) < 0) low = middle
      else high = middle
    }
    return { s: high, value: f(high) }
  }
  return undefined
}
