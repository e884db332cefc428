import type { SurfaceFunction } from '../language/index.ts'
import { dormandPrince, EVALUATIONS } from './dormandPrince.ts'
import { eigen } from './eigen.ts'
import { norm } from './norm.ts'

/**
 * Why a line of the flow ends. `stationary`: where the gradient vanishes, or as good as; `left`: outside the bounds;
 * `undefined`: f has no gradient further on; `time`: as asked; `unfinished`: too many evaluations, as along a kink.
 */
export type FlowEnd = 'stationary' | 'left' | 'undefined' | 'time' | 'unfinished'

export interface FlowOptions {
  /** Permitted error of a step along x and along y; lengths are measured in these units, too. */
  tolerance: readonly [x: number, y: number]
  /** The longest step, in tolerances: short enough to be drawn straight. */
  longest?: number
  bounds?: { x: readonly [number, number]; y: readonly [number, number] }
  /** Evaluations of the gradient, at most. */
  evaluations?: number
  /** Ends at this time. */
  until?: number
  /** Upwards: x' = grad f. */
  uphill?: boolean
}

/** A line that grows: `advance` takes steps until about so many gradients are evaluated, and says whether it has ended. */
export interface FlowLine {
  readonly points: readonly number[]
  readonly times: readonly number[]
  readonly end: FlowEnd | undefined
  advance(evaluations: number): boolean
}

/** Of the order of a step's error: the method's is five, and a root of four needs no power. */
const growth = (error: number): number => {
  const factor = 0.9 / Math.sqrt(Math.sqrt(error))
  return Math.max(0.2, Math.min(5, factor))
}

/** Steps between two looks at the Hessian. */
const LOOK = 8
/** Nearer than this many tolerances it has arrived, along the directions in which it is drawn in; and, at a saddle, off its ridge. */
const ARRIVED = 1
const ON_SADDLE = 1e-9
/** So many steps in a row, each this much shorter than the tolerance: there, where the curvature vanishes with the gradient. */
const STILL = 1e-3
const STILL_STEPS = 30
/** A step that is shorter still and has no end: the edge of where f is defined. */
const EDGE = 1e-6

/**
 * The gradient flow x' = -grad f from a point: what gradient descent tends to as its rate tends to 0. Integrated by the
 * method of Dormand and Prince 1980 with error control.
 */
export function gradientFlow(
  surface: SurfaceFunction,
  start: readonly [x: number, y: number],
  { tolerance, longest = Infinity, bounds, evaluations: most = Infinity, until = Infinity, uphill }: FlowOptions,
): FlowLine {
  const [toleranceX, toleranceY] = tolerance
  const sign = uphill ? 1 : -1
  const length = (x: number, y: number) => norm(x / toleranceX, y / toleranceY)
  const stepper = dormandPrince(
    (x, y, out) => {
      surface.gradient(x, y, out)
      out[0] = sign * out[0]!
      out[1] = sign * out[1]!
    },
    start[0],
    start[1],
  )
  const points = [start[0], start[1]]
  const times = [0]
  const speedAt = () => length(stepper.velocity[0]!, stepper.velocity[1]!)
  const now = {
    h: 1 / speedAt(),
    steps: 0,
    still: 0,
    used: 1,
    end: (isFinite(speedAt()) ? (speedAt() === 0 ? 'stationary' : undefined) : 'undefined') as FlowEnd | undefined,
  }

  const step = () => {
    const speed = speedAt()
    const time = times[now.steps]!
    const isLast = time + now.h >= until
    const taken = Math.min(now.h, longest / speed, until - time)
    stepper.attempt(taken)
    const { trial } = stepper
    now.used += EVALUATIONS
    const error = length(trial.errorX, trial.errorY)
    if (!Number.isFinite(error)) {
      now.h = taken / 4
      if (taken * speed < EDGE) now.end = 'undefined'
      return
    }
    now.h = taken * growth(error)
    if (error > 1) return
    const moved = length(trial.x - stepper.x, trial.y - stepper.y)
    stepper.accept()
    points.push(stepper.x, stepper.y)
    times.push(isLast && taken === until - time ? until : time + taken)
    now.steps++
    now.still = moved < STILL ? now.still + 1 : 0
    if (isLast && taken === until - time) now.end = 'time'
    else if (bounds && !isWithin(bounds, stepper.x, stepper.y)) now.end = 'left'
    else if (speedAt() === 0 || now.still >= STILL_STEPS) now.end = 'stationary'
    else if (now.steps % LOOK === 0 && hasArrived(surface, stepper.x, stepper.y, sign, length)) now.end = 'stationary'
  }

  return {
    points,
    times,
    get end() {
      return now.end
    },
    advance(evaluations) {
      const stop = Math.min(most, now.used + evaluations)
      while (now.end === undefined && now.used < stop) step()
      if (now.end === undefined && now.used >= most) now.end = 'unfinished'
      return now.end !== undefined
    },
  }
}

const isWithin = ({ x, y }: NonNullable<FlowOptions['bounds']>, atX: number, atY: number): boolean =>
  atX >= x[0] && atX <= x[1] && atY >= y[0] && atY <= y[1]

/** Whether Newton's step to the point where the flow comes to rest is as good as none. */
function hasArrived(
  surface: SurfaceFunction,
  x: number,
  y: number,
  sign: 1 | -1,
  length: (x: number, y: number) => number,
): boolean {
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(3)
  surface.gradient(x, y, gradient)
  surface.hessian(x, y, hessian)
  const { values, first } = eigen(hessian)
  const [ux, uy] = first
  const along = (vx: number, vy: number, value: number) => {
    const distance = Math.abs((gradient[0]! * vx + gradient[1]! * vy) / value) * length(vx, vy)
    return distance <= (sign * value < 0 ? ARRIVED : ON_SADDLE)
  }
  return along(ux, uy, values[0]) && along(-uy, ux, values[1])
}
