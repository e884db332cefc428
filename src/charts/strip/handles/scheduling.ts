/** The schedule that a chart shows of a run, and its base: read from the configuration and written back as one change. */
import type { Scheduling } from '../../../config/handles.ts'
import {
  batchOf,
  batchSchedule,
  heldOptimizer,
  horizonOf,
  optimizerOf,
  optimizerValues,
} from '../../../config/index.ts'
import type { OptimizerChoice, RunConfiguration } from '../../../config/types.ts'
import { useConfig } from '../../../store/index.ts'

/** Of the rate, `lr`, or of another parameter; undefined where the run has no schedule of it, or it has no base. */
export function schedulingOf(run: RunConfiguration, parameter: string, steps: number): Scheduling | undefined {
  const schedule = parameter === 'lr' ? run.schedule : run.scheduled?.[parameter]
  const base = isBatch(run, parameter) ? batchOf(run)?.value : optimizerValues(run.optimizer, steps)[parameter]
  return schedule && typeof base === 'number' ? { schedule, base } : undefined
}

/** Whether it is the size of batches, and no parameter of the optimizer. */
const isBatch = (run: RunConfiguration, parameter: string) => parameter === 'B' && batchSchedule(run) !== undefined

/** The optimizer with the parameter set, its own or that of the one it holds. */
function withParameter(choice: OptimizerChoice, name: string, value: number): OptimizerChoice {
  const held = heldOptimizer(choice)
  if (held && !Object.hasOwn(optimizerOf(choice).params, name))
    return { ...choice, of: withParameter(held, name, value) }
  return { ...choice, params: { ...choice.params, [name]: value } }
}

/** Under one tag: one entry of history, until the gesture ends. */
export function applyScheduling(key: string, parameter: string, { schedule, base }: Scheduling): void {
  const { configuration, setBatch, setOptimizer, setSchedule, setScheduled } = useConfig.getState()
  const run = configuration.runs.find((each) => each.key === key)
  const before = run && schedulingOf(run, parameter, horizonOf(configuration, run))
  if (!run || !before) return
  const tag = `${key}.curve.${parameter}`
  if (base !== before.base && isBatch(run, parameter)) setBatch(key, Math.max(1, Math.round(base)), false, tag)
  else if (base !== before.base) setOptimizer(key, withParameter(run.optimizer, parameter, base), tag)
  if (schedule === before.schedule) return
  if (parameter === 'lr') setSchedule(key, schedule, tag)
  else setScheduled(key, parameter, schedule, tag)
}
