import type { ParameterValues } from '../core/parameter.ts'
import { nextKey } from './keys.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import type { Configuration, MethodChoice, RunConfiguration, ScheduleChoice } from './types.ts'

export const choose = (id: string, params: ParameterValues = {}): MethodChoice => ({ id, params })

type RunOptions = { schedule?: ScheduleChoice; clip?: MethodChoice; label?: string }

/** Runs in order, each in the slot of its place. */
export const makeRuns = (...runs: readonly (RunOptions & { optimizer: MethodChoice })[]): readonly RunConfiguration[] =>
  runs.map((run, index) => ({
    key: nextKey(),
    slot: index % CONFIGURATION_LIMITS.slots,
    schedule: choose('constant'),
    ...run,
  }))

/** The experiment of the first paint: a curved valley, one run that crawls, three that arrive and one that diverges. */
export const defaultConfiguration = (): Configuration => ({
  surface: choose('rosenbrock'),
  start: [-1.5, 2],
  steps: 500,
  seed: 1,
  runs: makeRuns(
    { optimizer: choose('gradientDescent', { lr: 0.001 }) },
    { optimizer: choose('momentum', { lr: 0.001, beta: 0.93 }) },
    { optimizer: choose('nesterov', { lr: 0.001, beta: 0.93 }) },
    {
      optimizer: choose('adam', { lr: 0.5, beta2: 0.99 }),
      schedule: { ...choose('warmup', { W: 40 }), of: [choose('cosine')] },
    },
    { optimizer: choose('nesterov', { lr: 0.001, beta: 0.97 }) },
  ),
})
