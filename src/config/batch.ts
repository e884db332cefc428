/** The size B of a run's batches: where it is, and what can move it. */
import type { NumberParameter, Parameters } from '../core/parameter.ts'
import { lookUp } from './registries.ts'
import { estimateOf, methodValues, noiseOf, optimizerParameters } from './resolve.ts'
import type { MethodChoice, RunConfiguration, ScheduleChoice } from './types.ts'

/** What decides which of a run's parameters a schedule may move. */
export type Movable = Omit<Run, 'scheduled'>

type Run = Pick<RunConfiguration, 'optimizer' | 'estimate' | 'noise' | 'scheduled'>

/** B, with what it is a parameter of. */
export interface Batch {
  part: 'estimate' | 'noise'
  parameter: NumberParameter
  value: number
}

/** B of the estimate; without one that draws batches, of the noise, whose deviation is that of a batch's mean. */
export function batchOf({ estimate, noise }: Pick<Run, 'estimate' | 'noise'>): Batch | undefined {
  return batchIn('estimate', estimateOf(estimate), estimate) ?? batchIn('noise', noiseOf(noise), noise)
}

function batchIn(
  part: Batch['part'],
  method: { params: Parameters } | undefined,
  choice: MethodChoice | undefined,
): Batch | undefined {
  const parameter = lookUp(method?.params ?? {}, 'B')
  if (!method || !choice || parameter?.kind !== 'number') return undefined
  return { part, parameter, value: Number(methodValues(method, choice, 1).B) }
}

/** The same run with batches of another size; unchanged where it has none. */
export function withBatch<One extends Run>(run: One, B: number): One {
  const part = batchOf(run)?.part
  const choice = part && run[part]
  return part && choice ? { ...run, [part]: { ...choice, params: { ...choice.params, B } } } : run
}

/** Whether a schedule can move B: where it is read anew at every update. An optimizer's own parameter of that name comes first. */
const batchMoves = (run: Movable): boolean => {
  const part = batchOf(run)?.part
  const method = part === 'estimate' ? estimateOf(run.estimate) : noiseOf(run.noise)
  return part !== undefined && method?.batchMoves === true && !lookUp(optimizerParameters(run.optimizer), 'B')
}

/** The parameters of a run, other than the rate, that a schedule may move. */
export function movableParameters(run: Movable): Parameters {
  const batch = batchMoves(run) ? batchOf(run) : undefined
  const numbers = Object.entries(optimizerParameters(run.optimizer)).filter(
    ([name, { kind }]) => name !== 'lr' && kind === 'number',
  )
  return { ...Object.fromEntries(numbers), ...(batch && { B: batch.parameter }) }
}

/** The schedule of B; undefined where nothing moves it. */
export const batchSchedule = (run: Run): ScheduleChoice | undefined =>
  run.scheduled && batchMoves(run) ? lookUp(run.scheduled, 'B') : undefined
