import { optimizerValues, penaltyStrength, surfaceOf } from '../../config/index.ts'
import type { RunSpecification } from '../../config/types.ts'
import type { SurfaceFunction } from '../../language/index.ts'
import { surfaceFunction } from '../compile.ts'
import { eigen, type Eigen } from '../eigen.ts'
import { foundMinimum } from '../minimum.ts'
import { norm } from '../norm.ts'
import { penalized } from '../penalized.ts'
import { sampleRange } from '../samples.ts'
import { isStochastic } from '../stochastic.ts'
import { stabilityLimit, type MethodState } from './limits.ts'
import type { Course } from './record.ts'
import type { Bound } from './types.ts'

/** A run and what its diagnosis measures it by. */
export interface Facts {
  course: Course
  /** What the run goes down: f, -f in ascent, and the penalty of coupled weight decay. */
  objective: SurfaceFunction
  ascends: boolean
  /** Of the surface's own view: the measure of lengths. */
  diagonal: number
  /** The lowest value of the objective that is known, in the view or on the path; and from the lowest to the highest in the view. */
  lowest: number
  range: number
  /** Chance has a part in its gradients: one point of it says little. */
  isStochastic: boolean
  /** The last point, and the first of the window that is looked at: the second half of the run, at most `WINDOW` steps. */
  last: number
  from: number
}

const WINDOW = 400

export function factsOf(course: Course): Facts {
  const { specification, count, points } = course
  const { view } = surfaceOf(specification.surface)
  const objective = objectiveOf(course)
  const [low, highest] = sampleRange(objective, view)
  const last = count - 1
  const stochastic = isStochastic(specification)
  let lowest = Math.min(low, stochastic ? (lowestKnown(specification, objective) ?? low) : low)
  for (let k = 0; k < count; k++) {
    const value = objective.value(points[2 * k]!, points[2 * k + 1]!)
    if (!(value >= lowest)) lowest = value
  }
  return {
    course,
    objective,
    ascends: ascends(specification),
    diagonal: norm(view.x[1] - view.x[0], view.y[1] - view.y[0]),
    lowest,
    range: highest - low,
    isStochastic: stochastic,
    last,
    from: last - Math.min(WINDOW, Math.ceil(last / 2)),
  }
}

function objectiveOf({ specification }: Course): SurfaceFunction {
  const f = surfaceFunction(specification.surface)
  return penalized(ascends(specification) ? negated(f) : f, penaltyStrength(specification, specification.steps) ?? 0)
}

const ascends = ({ optimizer, steps }: RunSpecification): boolean =>
  optimizerValues(optimizer, steps)['maximize'] === true

const negated = (f: SurfaceFunction): SurfaceFunction => ({
  value: (x, y) => -f.value(x, y),
  gradient(x, y, out) {
    const value = f.gradient(x, y, out)
    out[0] = -out[0]!
    out[1] = -out[1]!
    return -value
  },
  hessian(x, y, out) {
    f.hessian(x, y, out)
    for (let i = 0; i < 3; i++) out[i] = -out[i]!
  },
})

/** The objective at the minimum of a convex sum over data: a path under noise stays above it. */
function lowestKnown({ surface }: RunSpecification, objective: SurfaceFunction): number | undefined {
  const found = foundMinimum(surface)
  return found && objective.value(...found)
}

/** How many of the last points are taken together where chance has a part: a tenth of the steps. */
export const tailOf = ({ isStochastic, last }: Facts): number => (isStochastic ? Math.max(1, Math.ceil(last / 10)) : 1)

/** The mean of some numbers of the path over the tail that ends at point k. */
export function meanUntil(facts: Facts, values: (k: number) => number, k: number): number {
  const first = Math.max(0, k - tailOf(facts) + 1)
  let sum = 0
  for (let i = first; i <= k; i++) sum += values(i)
  return sum / (k - first + 1)
}

/** What the objective has come to: at the last point, where chance has a part over the last tenth of the steps. */
export const reached = (facts: Facts): number => meanUntil(facts, (k) => valueAt(facts, k), facts.last)

/** The objective at point k of the path. */
export const valueAt = ({ course: { points }, objective }: Facts, k: number): number =>
  objective.value(points[2 * k]!, points[2 * k + 1]!)

export function gradientAt({ course: { points }, objective }: Facts, k: number): readonly [number, number] {
  const gradient = new Float64Array(2)
  objective.gradient(points[2 * k]!, points[2 * k + 1]!, gradient)
  return [gradient[0]!, gradient[1]!]
}

export function curvatureAt({ course: { points }, objective }: Facts, k: number): Eigen {
  const hessian = new Float64Array(3)
  objective.hessian(points[2 * k]!, points[2 * k + 1]!, hessian)
  return eigen(hessian)
}

/** The step that leaves point k. */
export const stepAt = ({ course: { points } }: Facts, k: number): readonly [number, number] => [
  points[2 * k + 2]! - points[2 * k]!,
  points[2 * k + 3]! - points[2 * k + 1]!,
]

/** From point j to point k. */
export const distance = ({ course: { points } }: Facts, j: number, k: number): number =>
  norm(points[2 * k]! - points[2 * j]!, points[2 * k + 1]! - points[2 * j + 1]!)

/** Along the path from point j to point k. */
export function travelled(facts: Facts, j: number, k: number): number {
  let length = 0
  for (let i = j; i < k; i++) length += distance(facts, i, i + 1)
  return length
}

/** The rate of the update that leaves point k beside its limit there; undefined where none is known. */
export function boundAt({ course }: Facts, k: number): Bound | undefined {
  const { specification, points, rates } = course
  const rate = rates[k]!
  const hessian = new Float64Array(3)
  surfaceFunction(specification.surface).hessian(points[2 * k]!, points[2 * k + 1]!, hessian)
  const found = stabilityLimit(specification, hessian, stateAfter(course, k + 1))
  return found && Number.isFinite(found.limit) && Number.isFinite(rate) ? { ...found, rate, step: k } : undefined
}

function stateAfter({ outline: { layout, parameterCurves }, slots }: Course, t: number): MethodState {
  const width = layout.reduce((sum, slot) => sum + slot.width, 0)
  let offset = width * t
  const named = layout.map((slot) => [slot.name, slots.slice(offset, (offset += slot.width))])
  const moved = Object.entries(parameterCurves).map(([name, curve]) => [name, curve[t - 1]])
  return {
    t,
    slots: Object.fromEntries(named) as MethodState['slots'],
    parameters: Object.fromEntries(moved.filter(([, value]) => value !== undefined)) as Record<string, number>,
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
