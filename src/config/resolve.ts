import { clips } from '../clips/index.ts'
import type { Estimate } from '../core/estimate.ts'
import type { Noise } from '../core/noise.ts'
import type { Precision } from '../core/precision.ts'
import type { Clip, Equations, Optimizer, Schedule, Surface } from '../core/method.ts'
import type { Parameters, ParameterValues } from '../core/parameter.ts'
import { gradientDescent } from '../optimizers/gradientDescent.ts'
import { optimizers } from '../optimizers/index.ts'
import { constant } from '../schedules/constant.ts'
import { schedules } from '../schedules/index.ts'
import { rosenbrock } from '../surfaces/rosenbrock.ts'
import { estimates } from '../estimates/index.ts'
import { noises } from '../noises/index.ts'
import { precisions } from '../precisions/index.ts'
import { KINDS, lookUp } from './registries.ts'
import { typedOptimizer, typedSchedule, typedSurface, type Typed } from './typed.ts'
import type {
  Configuration,
  MethodChoice,
  OptimizerChoice,
  RunConfiguration,
  Scheduled,
  ScheduleChoice,
} from './types.ts'

/** The chosen surface. Typed equations that do not parse give one with `problems`, which cannot run. */
export const surfaceOf = (choice: MethodChoice): Typed<Surface> =>
  choice.equations === undefined
    ? (lookUp<Surface>(KINDS.surface.registry, choice.id) ?? rosenbrock)
    : typedSurface(choice)

/** The chosen optimizer; `problems` as for a surface. */
export const optimizerOf = (choice: OptimizerChoice): Typed<Optimizer> =>
  choice.equations === undefined ? (lookUp(optimizers, choice.id) ?? gradientDescent) : typedOptimizer(choice)

/** The chosen schedule; `problems` as for a surface. */
export const scheduleOf = (choice: MethodChoice): Typed<Schedule> =>
  choice.equations === undefined ? (lookUp(schedules, choice.id) ?? constant) : typedSchedule(choice)

/** The chosen clipping; undefined for none. */
export const clipOf = (choice: MethodChoice | undefined): Clip | undefined => lookUp(clips, choice?.id)

/** The chosen estimate of gradients; undefined: all terms. */
export const estimateOf = (choice: MethodChoice | undefined): Estimate | undefined => lookUp(estimates, choice?.id)

/** The chosen noise; undefined for none. */
export const noiseOf = (choice: MethodChoice | undefined): Noise | undefined => lookUp(noises, choice?.id)

/** The chosen low precision; undefined for double precision. */
export const precisionOf = (choice: MethodChoice | undefined): Precision | undefined => lookUp(precisions, choice?.id)

/** What of the run draws random numbers for its gradients, the first of them; undefined for a path without chance. */
export const chanceOf = ({
  estimate,
  dropout,
  noise,
}: Pick<RunConfiguration, 'estimate' | 'dropout' | 'noise'>): { name: string } | undefined =>
  estimateOf(estimate) ?? (dropout === undefined ? undefined : { name: 'Dropout' }) ?? noiseOf(noise)

/** Every parameter's value: the chosen one, else the default, where `steps` is the method's own horizon. */
export function methodValues(method: { params: Parameters }, choice: MethodChoice, steps: number): ParameterValues {
  return Object.fromEntries(
    Object.entries(method.params).map(([name, parameter]) => [
      name,
      lookUp(choice.params, name) ?? (parameter.default === 'steps' ? steps : parameter.default),
    ]),
  )
}

/** The lines of a method that the values select, without the indentation that they have in the source. */
export function equationsText(equations: Equations, values: ParameterValues, held = ''): string {
  const text = typeof equations === 'string' ? equations : equations(values, held)
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** What a wrapper holds: gradient descent unless it says so. Undefined for an optimizer that holds none. */
export const heldOptimizer = (choice: OptimizerChoice): OptimizerChoice | undefined =>
  optimizerOf(choice).holds === undefined ? undefined : (choice.of ?? { id: 'gradientDescent', params: {} })

/** The declared parameters of an optimizer and of those it holds. */
export function optimizerParameters(choice: OptimizerChoice): Parameters {
  const held = heldOptimizer(choice)
  return { ...(held && optimizerParameters(held)), ...optimizerOf(choice).params }
}

/** The values of all of them. */
export function optimizerValues(choice: OptimizerChoice, steps: number): ParameterValues {
  const held = heldOptimizer(choice)
  return { ...(held && optimizerValues(held, steps)), ...methodValues(optimizerOf(choice), choice, steps) }
}

/**
 * The whole text of an optimizer: the lines that its values select, round those of what it holds; '' for a procedure.
 * A parameter that is `moved` by a schedule counts as not zero, whatever its base, where zero would select other lines.
 */
export function equationsOf(choice: OptimizerChoice, steps: number, moved: readonly string[] = []): string {
  const optimizer = optimizerOf(choice)
  const held = heldOptimizer(choice)
  const values = Object.entries(methodValues(optimizer, choice, steps)).map(([name, value]) => [
    name,
    value === 0 && moved.includes(name) ? 1 : value,
  ])
  const text = held && equationsOf(held, steps, moved)
  return equationsText(optimizer.equations, Object.fromEntries(values) as ParameterValues, text)
}

/** The parameter that momentum cycling moves: a wrapper's is that of what it holds, a fork's that of its original. */
function momentumOf(choice: OptimizerChoice): string | undefined {
  const held = heldOptimizer(choice)
  const name = held ? momentumOf(held) : (lookUp(optimizers, choice.from) ?? optimizerOf(choice)).momentum
  return name !== undefined && lookUp(optimizerParameters(choice), name) ? name : undefined
}

/**
 * The schedules of parameters other than the rate: those that the run gives, and for the momentum, unless it gives one,
 * what its rate's schedule does with it.
 */
export function scheduledOf({ optimizer, schedule, scheduled = {} }: Scheduling, steps: number): Scheduled {
  const cycled = momentumSchedule(schedule, steps)
  const name = momentumOf(optimizer)
  const moves = Object.entries(scheduled).filter(
    ([each]) => each !== 'lr' && lookUp(optimizerParameters(optimizer), each)?.kind === 'number',
  )
  return { ...(name !== undefined && cycled && { [name]: cycled }), ...Object.fromEntries(moves) }
}

/** What a rate's schedule does with the momentum. Of one that holds others, a part that does nothing leaves it at its base. */
export function momentumSchedule(choice: ScheduleChoice, steps: number): ScheduleChoice | undefined {
  const schedule = scheduleOf(choice)
  const values = methodValues(schedule, choice, steps)
  const parts = heldSteps(schedule, values, steps).map((own, index) => {
    const held = choice.of?.[index]
    return held && momentumSchedule(held, own)
  })
  if (parts.every((part) => part === undefined)) return schedule.momentumSchedule?.(values)
  const still: ScheduleChoice = { id: 'constant', params: {} }
  const [first, last] = schedule.holds === 1 ? [still, ...parts] : parts
  return { id: 'sequential', params: { at: schedule.handsOver?.(values) ?? 0 }, of: [first ?? still, last ?? still] }
}

interface Scheduling {
  optimizer: OptimizerChoice
  schedule: ScheduleChoice
  scheduled?: Scheduled
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

/** A wrapper is named with what it holds: `SAM round Adam`. */
function methodName(choice: OptimizerChoice): string {
  const { name } = optimizerOf(choice)
  const held = heldOptimizer(choice)
  return held ? `${name} round ${methodName(held)}` : name
}

const ownName = (run: RunConfiguration): string => run.label ?? methodName(run.optimizer)

/** What the run is called: its label, else its method's name, numbered from the second of that name on. */
export function runLabel(run: RunConfiguration, among: readonly RunConfiguration[] = []): string {
  const name = ownName(run)
  const place = among.filter((other) => ownName(other) === name).findIndex(({ key }) => key === run.key)
  return run.label === undefined && place > 0 ? `${name} ${place + 1}` : name
}

/** The run that others are measured against. */
export const baselineOf = ({ runs }: Pick<Configuration, 'runs'>): RunConfiguration | undefined =>
  runs.find(({ baseline }) => baseline)
