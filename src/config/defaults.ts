import type { ParameterValues } from '../core/parameter.ts'
import { nextKey } from './keys.ts'
import { significantParameters } from './significant.ts'
import type { Configuration, RunConfiguration, ScheduleChoice } from './types.ts'

const constant: ScheduleChoice = { id: 'constant', params: {} }

function run(slot: number, id: string, params: ParameterValues, schedule = constant): RunConfiguration {
  // In the form of any parsed configuration: only what differs from the method's own defaults.
  const optimizer = { id, params: significantParameters('optimizer', { id, params }) }
  return { key: nextKey(), slot, optimizer, schedule }
}

/** The experiment of the first paint: a curved valley, one run that crawls, three that arrive and one that diverges. */
export const defaultConfiguration = (): Configuration => ({
  surface: { id: 'rosenbrock', params: {} },
  start: [-1.5, 2],
  steps: 500,
  seed: 1,
  runs: [
    run(0, 'gradientDescent', { lr: 0.001 }),
    run(1, 'momentum', { lr: 0.001, beta: 0.93 }),
    run(2, 'nesterov', { lr: 0.001, beta: 0.93 }),
    run(3, 'adam', { lr: 0.5, beta2: 0.99 }, { id: 'warmup', params: { W: 40 }, of: [{ id: 'cosine', params: {} }] }),
    run(4, 'nesterov', { lr: 0.001, beta: 0.97 }),
  ],
})
