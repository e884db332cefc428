import type { Spent, Terms } from '../core/estimate.ts'
import type { ScheduleFunction } from '../language/index.ts'
import { parseSchedule } from '../language/index.ts'
import { batchOf, batchSchedule } from './batch.ts'
import { estimating } from './estimating.ts'
import { schedulesBy } from './scheduleFunction.ts'
import type { RunConfiguration } from './types.ts'

/** What a run spends on gradients, by its estimate. */
export type Spender = Pick<RunConfiguration, 'optimizer' | 'estimate' | 'scheduled' | 'clock'>

const scheduleFunction = schedulesBy((text) => {
  const parsed = parseSchedule(text)
  if (!parsed.ok) throw new RangeError('This schedule cannot be read.')
  return parsed.program
})

/** More than a search for one horizon asks for. */
const REMEMBERED = 256
const known = new Map<string, Spent | undefined>()

/**
 * What the first updates cost on n terms where a schedule moves the size of the batches, its horizon being those updates, or so many
 * epochs where it counts them: counted by the estimate itself, on terms that cost nothing. Undefined where none moves it, or where
 * that depends on the losses: then nobody knows before.
 */
export function spentOnMoved(run: Spender, updates: number, n: number, epochs = 1): Spent | undefined {
  const choice = batchSchedule({ ...run, noise: undefined })
  const batch = batchOf({ estimate: run.estimate, noise: undefined })
  if (!choice || batch?.part !== 'estimate') return undefined
  const horizon = run.clock ? Math.max(1, Math.ceil(epochs)) : updates
  const key = JSON.stringify([run.estimate, choice, batch.value, run.clock, updates, n, horizon])
  if (known.has(key)) return known.get(key)
  if (known.size >= REMEMBERED) known.clear()
  const schedule = readable(() => scheduleFunction(choice, batch.value, horizon))
  const spent = schedule && !schedule.readsLoss ? counted(run, updates, n, schedule) : undefined
  known.set(key, spent)
  return spent
}

function readable(make: () => ScheduleFunction): ScheduleFunction | undefined {
  try {
    return make()
  } catch (problem) {
    if (problem instanceof RangeError) return undefined
    throw problem
  }
}

function counted({ estimate, clock }: Spender, updates: number, n: number, schedule: ScheduleFunction): Spent {
  const nothing = (out: Float64Array) => void out.fill(0)
  const free: Terms = { size: n, gradient: (_, __, out) => nothing(out), mean: (_, __, out) => nothing(out) }
  const work = estimating({ ...(estimate && { estimate }), seed: 1, steps: updates }, free)
  if (!work) return { termEvaluations: n * updates }
  const { estimator, setBatch } = work
  const [point, gradient] = [new Float64Array(2), new Float64Array(2)]
  for (let k = 0; k < updates; k++) {
    const { termsDrawn = estimator.termEvaluations } = estimator
    const rate = schedule.rate(clock ? Math.floor(termsDrawn / n) : k)
    setBatch(Math.min(n, Math.max(1, Math.round(rate))))
    estimator.begin(point)
    estimator.gradient(point, gradient)
  }
  const { termEvaluations, termsDrawn, serialEvaluations, synchronizations } = estimator
  return {
    termEvaluations,
    ...(termsDrawn !== undefined && { termsDrawn }),
    ...(serialEvaluations !== undefined && { serialEvaluations }),
    ...(synchronizations !== undefined && { synchronizations }),
  }
}
