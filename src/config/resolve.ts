import { clips } from '../clips/index.ts'
import type { Clip, Optimizer, Schedule, Surface } from '../core/method.ts'
import type { Parameters, ParameterValues } from '../core/parameter.ts'
import { gradientDescent } from '../optimizers/gradientDescent.ts'
import { optimizers } from '../optimizers/index.ts'
import { constant } from '../schedules/constant.ts'
import { schedules } from '../schedules/index.ts'
import { surfaces } from '../surfaces/index.ts'
import { rosenbrock } from '../surfaces/rosenbrock.ts'
import { lookUp } from './registries.ts'
import { typedOptimizer, typedSchedule, typedSurface, type Typed } from './typed.ts'
import type { Configuration, MethodChoice, RunConfiguration, RunSpecification } from './types.ts'

/** The chosen surface. Typed equations that do not parse give one with `problems`, which cannot run. */
export const surfaceOf = (choice: MethodChoice): Typed<Surface> =>
  choice.equations === undefined ? (lookUp(surfaces, choice.id) ?? rosenbrock) : typedSurface(choice.equations)

/** The chosen optimizer; `problems` as for a surface. */
export const optimizerOf = (choice: MethodChoice): Typed<Optimizer> =>
  choice.equations === undefined ? (lookUp(optimizers, choice.id) ?? gradientDescent) : typedOptimizer(choice.equations)

/** The chosen schedule; `problems` as for a surface. */
export const scheduleOf = (choice: MethodChoice): Typed<Schedule> =>
  choice.equations === undefined ? (lookUp(schedules, choice.id) ?? constant) : typedSchedule(choice.equations)

/** The chosen clipping; undefined for none. */
export const clipOf = (choice: MethodChoice | undefined): Clip | undefined => lookUp(clips, choice?.id)

/** Every parameter's value: the chosen one, else the default, where `steps` is the method's own horizon. */
export function methodValues(method: { params: Parameters }, choice: MethodChoice, steps: number): ParameterValues {
  return Object.fromEntries(
    Object.entries(method.params).map(([name, parameter]) => [
      name,
      lookUp(choice.params, name) ?? (parameter.default === 'steps' ? steps : parameter.default),
    ]),
  )
}

/**
 * The horizons of the schedules that one holds, of `steps` of its own: what is left after a warmup;
 * in a sequence the first's steps, and what is left for the second. At least one step each.
 */
export function heldSteps(schedule: Schedule, values: ParameterValues, steps: number): readonly number[] {
  if (schedule.holds === 0) return []
  const before = schedule.handsOver?.(values) ?? 0
  const left = Math.max(1, steps - before)
  return schedule.holds === 1 ? [left] : [Math.max(1, before), left]
}

/** Exactly what determines the run's path. */
export const specificationOf = (configuration: Configuration, run: RunConfiguration): RunSpecification => ({
  surface: configuration.surface,
  start: configuration.start,
  steps: configuration.steps,
  seed: configuration.seed,
  optimizer: run.optimizer,
  schedule: run.schedule,
  ...(run.clip && { clip: run.clip }),
})

const ownName = (run: RunConfiguration): string => run.label ?? optimizerOf(run.optimizer).name

/** What the run is called: its label, else its method's name, numbered from the second of that name on. */
export function runLabel(run: RunConfiguration, among: readonly RunConfiguration[] = []): string {
  const name = ownName(run)
  const place = among.filter((other) => ownName(other) === name).findIndex(({ key }) => key === run.key)
  return run.label === undefined && place > 0 ? `${name} ${place + 1}` : name
}
