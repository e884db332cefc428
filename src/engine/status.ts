import { surfaceOf } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'
import type { SurfaceFunction } from '../language/index.ts'
import { eigen, eigenvaluesOf, type Eigen } from './eigen.ts'
import { norm } from './norm.ts'
import { sampleRange } from './samples.ts'
import { hovering } from './hovering.ts'
import { rests, type Trail } from './trail.ts'
import type { RunEnd, Status } from './types.ts'

/*
 * Lengths are compared with the diagonal of the surface's own view, changes of f with its height above the lowest
 * value found there, and with no more than the whole range there: multiply f by anything, and the status stays.
 */

/** "There" is within a ten-thousandth of the view's diagonal, a tenth of a pixel: for the distance and for the last step. */
const NEAR = 1e-4
/**
 * Newton's step is right if it takes nine tenths of the gradient away. Where gradient and curvature vanish together
 * (x^4 at 0) it takes away about two thirds; at a kink, or far from any stationary point, little or nothing.
 */
const RIGHT = 0.1
const VANISHING = 0.5
/** An eigenvalue whose size changes by more than this on Newton's step decides nothing: it is on its way to zero (y^3 at 0). */
const STEADY = 0.75
/** So near that rounding keeps the gradient from falling any more. */
const ROUNDING = 1e-9
/** An eigenvalue this much smaller than the other one is rounding: nothing can be said of its sign. */
const DEGENERATE = 1e-12
/** A plateau: within a hundredth of the diagonal, f changes by less than a hundred-thousandth of its height. */
const PATCH = 1e-2
const LEVEL = 1e-5

/** What a stationary point is by the eigenvalues of its Hessian; `flat` where one is zero and the second-order test is silent. */
export function stationaryKind([low, high]: readonly [number, number]): 'minimum' | 'saddle' | 'maximum' | 'flat' {
  const [smaller, larger] = Math.abs(low) < Math.abs(high) ? [low, high] : [high, low]
  if (!(Math.abs(smaller) > DEGENERATE * Math.abs(larger))) return 'flat'
  if (low > 0) return 'minimum'
  return high < 0 ? 'maximum' : 'saddle'
}

/** Of a problem with one parameter, on which y has no part in f. */
function kindAlongX([low, high]: readonly [number, number]): 'minimum' | 'maximum' | 'flat' {
  const curvature = low + high
  return curvature > 0 ? 'minimum' : curvature < 0 ? 'maximum' : 'flat'
}

/** What a run came to, whatever it has cost. */
type Judgement = Pick<
  RunEnd,
  'status' | 'step' | 'point' | 'gradientNorm' | 'eigenvalues' | 'curvature' | 'stepLength' | 'outward' | 'hover'
>

/**
 * How a run ended at `step`, with its evidence at `point`, the last finite one. Where chance has a part in its gradients, by the
 * `trail` of its second half too: one short step is no rest then, and one long step no progress.
 */
export function endOfRun(
  specification: RunSpecification,
  surface: SurfaceFunction,
  point: Float64Array,
  stepLength: number,
  step: number,
  diverged: boolean,
  trail?: Trail,
): Judgement {
  const x = point[0]!
  const y = point[1]!
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(3)
  surface.gradient(x, y, gradient)
  surface.hessian(x, y, hessian)
  const curvature = eigen(hessian)
  const outward = outwardSlope(specification, x, gradient[0]!)
  const diagonal = diagonalOf(specification)
  const near = NEAR * diagonal
  const judged = (): Status => {
    const status =
      outward !== undefined && stepLength <= near
        ? 'edge'
        : judge(specification, surface, x, y, gradient, curvature, stepLength)
    return trail && !rests(trail, near) ? 'moving' : status
  }
  const status = diverged ? 'diverged' : judged()
  const hover = trail && status === 'moving' ? hovering(trail, curvature.first, near, diagonal) : undefined
  return {
    status: hover ? 'hovering' : status,
    ...(hover && { hover }),
    step,
    point: [x, y],
    gradientNorm: norm(gradient[0]!, gradient[1]!),
    eigenvalues: curvature.values,
    ...(surfaceOf(specification.surface).isOneParameter && { curvature: hessian[0]! }),
    stepLength,
    ...(outward !== undefined && { outward }),
  }
}

/** The slope of f out of the interval where x is on one of its ends; undefined inside, and where there is no slope. */
function outwardSlope({ surface }: RunSpecification, x: number, slope: number): number | undefined {
  const [min, max] = surfaceOf(surface).interval ?? []
  if (slope === 0) return undefined
  return x === min ? -slope : x === max ? slope : undefined
}

function diagonalOf({ surface }: RunSpecification): number {
  const { view } = surfaceOf(surface)
  return norm(view.x[1] - view.x[0], view.y[1] - view.y[0])
}

/**
 * A stationary point is claimed where three agree: Newton's step H^-1 g puts it near, the gradient falls on that
 * step as it must if the estimate is right, and the run no longer moves. A small gradient alone claims nothing.
 */
function judge(
  specification: RunSpecification,
  surface: SurfaceFunction,
  x: number,
  y: number,
  gradient: Float64Array,
  { values, first: [ux, uy] }: Eigen,
  stepLength: number,
): Status {
  const { view, isOneParameter } = surfaceOf(specification.surface)
  const diagonal = diagonalOf(specification)
  const near = NEAR * diagonal
  if (!(stepLength <= near)) return 'moving'

  // The gradient and Newton's step along the two eigenvectors, (ux, uy) and (-uy, ux).
  const g = [gradient[0]! * ux + gradient[1]! * uy, gradient[1]! * ux - gradient[0]! * uy] as const
  const d = [newtonStep(g[0], values[0]), newtonStep(g[1], values[1])] as const
  const distance = norm(d[0], d[1])
  const place = (u: number, v: number) => [x + u * ux - v * uy, y + u * uy + v * ux] as const
  const at = (u: number, v: number): number => gradientNormAt(surface, ...place(u, v))

  if (distance <= near) {
    const here = norm(g[0], g[1])
    const after = at(-d[0], -d[1])
    // At a smooth point the gradient grows as one leaves along the steepest curvature; at a cusp it falls.
    const atRounding = () => {
      const away = Math.abs(values[0]) > Math.abs(values[1]) ? at(near, 0) : at(0, near)
      return distance <= ROUNDING * diagonal && away * RIGHT >= here
    }
    if (after <= RIGHT * here || atRounding())
      return isSteady(values, curvaturesAt(surface, ...place(-d[0], -d[1])))
        ? isOneParameter
          ? kindAlongX(values)
          : stationaryKind(values)
        : 'flat'
    return after <= VANISHING * here ? 'flat' : 'moving'
  }

  const patch = PATCH * diagonal
  const [lowest, highest] = sampleRange(surface, view)
  const height = Math.min(surface.value(x, y), highest) - lowest
  const level = (i: 0 | 1): boolean =>
    Math.abs(g[i]) * patch + (Math.abs(values[i]) * patch * patch) / 2 <= LEVEL * height
  const settled = (i: 0 | 1): boolean => Math.abs(d[i]) <= near || level(i)
  return (level(0) || level(1)) && settled(0) && settled(1) ? 'flat' : 'moving'
}

/** The way back to the stationary point of a parabola with this slope and curvature. */
const newtonStep = (slope: number, curvature: number): number => (slope === 0 ? 0 : slope / curvature)

const isSteady = (here: readonly [number, number], there: readonly [number, number]): boolean =>
  here.every((value, i) => value === there[i] || (there[i]! / value > STEADY && value / there[i]! > STEADY))

function curvaturesAt(surface: SurfaceFunction, x: number, y: number): readonly [number, number] {
  const hessian = new Float64Array(3)
  surface.hessian(x, y, hessian)
  return eigenvaluesOf(hessian)
}

function gradientNormAt(surface: SurfaceFunction, x: number, y: number): number {
  const gradient = new Float64Array(2)
  surface.gradient(x, y, gradient)
  return norm(gradient[0]!, gradient[1]!)
}
