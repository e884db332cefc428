/**
 * What schedules count. Updates; or epochs, passes over the data: n terms drawn are one, as on the axis that counts epochs. An update
 * counts for what it draws for one gradient, however many its optimizer asks for, as in PyTorch a step is one batch of the loader.
 * Hence the epochs depend on the estimate alone, not on the path, and are known before it.
 */
import { estimating } from '../config/estimating.ts'
import { epochsOf } from '../config/budget.ts'
import { estimateOf, methodValues } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'
import type { Spent, Terms } from '../core/estimate.ts'
import { trainingColumns } from './data.ts'

export interface Clock {
  /** What the horizon T of a schedule stands for. */
  horizon: number
  /** How many epochs are over when each update begins; absent where updates are counted. */
  over?: Float64Array
}

/** B of an update, by what the schedules count when it begins. */
type BatchAt = (tick: number) => number

/** `batchAt` gives B where a schedule moves it, for a horizon. */
export function clockOf(specification: RunSpecification, batchAt?: (horizon: number) => BatchAt): Clock {
  const { clock, steps, estimate, surface } = specification
  const n = clock && estimate ? sizeOf(surface) : undefined
  if (!clock) return { horizon: steps }
  if (n === undefined) return { horizon: steps, over: Float64Array.from({ length: steps }, (_, k) => k) }
  // T stands for the epochs that the run may spend, else for those that its updates make with the batches that it begins with.
  const unmoved = passesBy(specification, n)
  const stated = batchAt && epochsOf(specification.budgets ?? [])
  const horizon = Math.max(1, Math.ceil(stated ?? unmoved(steps)))
  const passes = batchAt
    ? counted(specification, n, batchAt(horizon))
    : Float64Array.from({ length: steps }, (_, k) => unmoved(k))
  return { horizon, over: passes.map((pass) => Math.floor(pass)) }
}

/** How many terms are trained on; undefined for a surface that is no sum. Throws `EngineProblem` for data that are not its. */
export const sizeOf = (surface: RunSpecification['surface']): number | undefined =>
  Object.values(trainingColumns(surface) ?? {})[0]?.length

const drawnIn = ({ termEvaluations, termsDrawn = termEvaluations }: Spent) => termsDrawn

/** Passes over the data that so many updates make, as the estimate states them. */
function passesBy({ estimate: choice, steps }: RunSpecification, n: number): (updates: number) => number {
  const estimate = estimateOf(choice)
  const values = estimate && choice && methodValues(estimate, choice, steps)
  return (updates) => (estimate?.spent && values ? drawnIn(estimate.spent(updates, values, n)) / n : updates)
}

/** Gradients of terms that are counted one by one; beyond them a batch counts as it is. */
const MOST = 4_000_000

/** Passes over the data when each update begins, where B moves: counted by the estimate itself, on terms that cost nothing. */
function counted(specification: RunSpecification, n: number, batchAt: BatchAt): Float64Array {
  const { steps } = specification
  let cost = 0
  const free: Terms = { size: n, gradient: (_, __, out) => void (cost++, out.fill(0)) }
  const work = estimating(specification, free)
  const [point, gradient] = [new Float64Array(2), new Float64Array(2)]
  const passes = new Float64Array(steps)
  for (let k = 0; k + 1 < steps; k++) {
    const B = batchAt(Math.floor(passes[k]!))
    if (work && cost < MOST) {
      work.setBatch(B)
      work.estimator.begin(point)
      work.estimator.gradient(point, gradient)
      passes[k + 1] = drawnIn(work.estimator) / n
    } else passes[k + 1] = passes[k]! + Math.min(n, B) / n
  }
  return passes
}
