import { precisionOf } from '../../config/index.ts'
import { PRECISION_EVENTS } from '../../core/precision.ts'
import { roundToNearest } from '../../core/rounding.ts'
import { norm } from '../norm.ts'
import { gradientAt, median, valueAt, type Facts } from './facts.ts'
import type { Rounding } from './types.ts'

const NEARLY_ALL = 0.9
/** Where rounding leaves more than this of a gradient, or holds back less of what could be gained, it hardly matters. */
const MATTERS = 0.5

/**
 * What low precision does to a run: a gradient that overflows and takes it to infinity; gradients of which nearly every one of the
 * second half underflows, by more than half of its length; or updates that rounding takes back, along a coordinate that holds most
 * of what is left to gain.
 */
export function rounding(facts: Facts): Rounding | undefined {
  const { course } = facts
  const name = precisionOf(course.specification.precision)?.name
  if (name === undefined) return undefined
  if (course.end.status === 'diverged') return overflown(facts, name)
  // Rounded stochastically a gradient or a step is there on average, however often it is lost.
  if (course.specification.precision?.params['rounding'] === 'stochastic') return undefined
  return underflown(facts, name) ?? lost(facts, name)
}

function overflown({ course: { precisionEvents, gradientNorms, lossScales }, last }: Facts, name: string) {
  if (!(precisionEvents[last]! & PRECISION_EVENTS.overflow)) return undefined
  return { kind: 'overflow', name, gradientNorm: gradientNorms[last]!, scale: lossScales[last]! } as const
}

function underflown(facts: Facts, name: string) {
  const window = counted(facts, PRECISION_EVENTS.underflow)
  if (!window) return undefined
  const left = median(window.steps.map((k) => shareLeft(facts, k)))
  return left <= MATTERS ? ({ kind: 'underflow', name, ...told(window), left } as const) : undefined
}

/** What rounding leaves of the length of the first gradient of update k, noise and all. */
function shareLeft({ course: { specification, estimates, lossScales } }: Facts, k: number): number {
  const format = precisionOf(specification.precision)?.format
  const scale = lossScales[k]!
  const [x, y] = [estimates[2 * k]!, estimates[2 * k + 1]!]
  if (!format) return 1
  return norm(roundToNearest(x * scale, format) / scale, roundToNearest(y * scale, format) / scale) / norm(x, y)
}

function lost(facts: Facts, name: string) {
  const { course, from, last, lowest } = facts
  const window = counted(facts, PRECISION_EVENTS.lost)
  if (!window) return undefined
  const height = valueAt(facts, last) - lowest
  const gradient = gradientAt(facts, last)
  const hessian = new Float64Array(3)
  facts.objective.hessian(course.points[2 * last]!, course.points[2 * last + 1]!, hessian)
  const curvature = [hessian[0]!, hessian[2]!]
  const held = ([0, 1] as const).find((j) => {
    const stays = window.steps.filter((k) => course.points[2 * k + j] === course.points[2 * k + 2 + j]).length
    const gain = curvature[j]! > 0 ? (gradient[j] * gradient[j]) / (2 * curvature[j]!) : Infinity
    return stays >= NEARLY_ALL * (last - from) && gain >= MATTERS * height
  })
  return held === undefined
    ? undefined
    : ({
        kind: 'lost',
        name,
        ...told(window),
        at: course.points[2 * last + held]!,
        coordinate: held === 0 ? 'x' : 'y',
      } as const)
}

/** The updates of the window in which it happened, if it did in nearly all. */
function counted({ course, from, last }: Facts, event: number): { steps: number[]; updates: number } | undefined {
  const steps = Array.from({ length: last - from }, (_, i) => from + i).filter(
    (k) => course.precisionEvents[k]! & event,
  )
  return steps.length >= 4 && steps.length >= NEARLY_ALL * (last - from) ? { steps, updates: last - from } : undefined
}

const told = ({ steps, updates }: { steps: readonly number[]; updates: number }) => ({ count: steps.length, updates })
