import {
  batchOf,
  batchSchedule,
  equationsText,
  heldSteps,
  methodValues,
  optimizerValues,
  scheduledOf,
  scheduleOf,
} from '../config/index.ts'
import type { RunSpecification, ScheduleChoice } from '../config/types.ts'
import { compileSchedule } from '../language/compile.ts'
import { parseSchedule, type ScheduleFunction } from '../language/index.ts'
import { clockOf, sizeOf, type Clock } from './clock.ts'
import { EngineProblem } from './problem.ts'
import { numbersOf, remembering } from './remember.ts'

const scheduleProgram = remembering('schedule', parseSchedule)
const CONSTANT: ScheduleChoice = { id: 'constant', params: {} }

/**
 * The rates of a schedule and of those it holds. A held schedule runs on t minus the steps before it, and its
 * horizon is the steps that are its own; the base rate is the same for all.
 */
export function scheduleFunction(choice: ScheduleChoice, lr: number, steps: number): ScheduleFunction {
  const schedule = scheduleOf(choice)
  const values = methodValues(schedule, choice, steps)
  const own = () =>
    compileSchedule(scheduleProgram(equationsText(schedule.equations, values)), {
      parameters: numbersOf(values),
      lr,
      steps,
    })
  const horizons = heldSteps(schedule, values, steps)
  const held = horizons.map((horizon, i) => scheduleFunction(choice.of?.[i] ?? CONSTANT, lr, horizon))
  const last = held.at(-1)
  if (!last) return own()
  const first = held.length > 1 ? held[0]! : own()
  const handsOver = schedule.handsOver?.(values) ?? 0
  return {
    rate: (t, loss) => (t < handsOver ? first.rate(t, loss) : last.rate(t - handsOver, loss)),
    readsLoss: first.readsLoss || last.readsLoss,
  }
}

/** Everything of a run that a schedule moves, by update. */
export interface Scheduling {
  clock: Clock
  rate: ScheduleFunction
  /** The optimizer's parameters other than the rate, in a fixed order; the parameter's own value is the base. */
  moved: readonly MovedParameter[]
  /** The size of batches, in whole numbers from 1 to as many as there are terms. */
  batch?: ScheduleFunction
}

interface MovedParameter {
  name: string
  schedule: ScheduleFunction
}

/** Throws `EngineProblem` for what cannot be scheduled. */
export function schedulingOf(specification: RunSpecification): Scheduling {
  const { optimizer, schedule, steps } = specification
  const values = numbersOf(optimizerValues(optimizer, steps))
  const choice = batchSchedule(specification)
  const clock = clockOf(
    specification,
    choice && ((horizon) => countable(batchFunction(specification, choice, horizon))),
  )
  const { horizon, over } = clock
  const ticking = (choice: ScheduleChoice, base: number) => clocked(scheduleFunction(choice, base, horizon), over)
  return {
    clock,
    rate: ticking(schedule, values.lr ?? 1),
    moved: Object.entries(scheduledOf(specification, horizon)).map(([name, choice]) => ({
      name,
      schedule: ticking(choice, values[name] ?? 0),
    })),
    ...(choice && { batch: clocked(batchFunction(specification, choice, horizon), over) }),
  }
}

/** Asked once for every tick of the clock, with the loss where it begins. */
function clocked(schedule: ScheduleFunction, over: Clock['over']): ScheduleFunction {
  if (!over) return schedule
  let last = NaN
  let value = NaN
  return {
    readsLoss: schedule.readsLoss,
    rate(k, loss) {
      const tick = over[k] ?? k
      if (k === 0 || tick !== last) value = schedule.rate(tick, loss)
      last = tick
      return value
    },
  }
}

function batchFunction(specification: RunSpecification, choice: ScheduleChoice, horizon: number): ScheduleFunction {
  const { part = 'noise', value = 1 } = batchOf(specification) ?? {}
  const most = (part === 'estimate' ? sizeOf(specification.surface) : undefined) ?? Number.MAX_SAFE_INTEGER
  const { readsLoss, rate } = scheduleFunction(choice, value, horizon)
  return { readsLoss, rate: (t, loss) => Math.min(most, Math.max(1, Math.round(rate(t, loss)))) }
}

function countable({ readsLoss, rate }: ScheduleFunction): (tick: number) => number {
  if (readsLoss)
    throw new EngineProblem(
      'a batch whose size depends on the losses cannot be counted in epochs: let the schedules count updates',
    )
  return rate
}

/** The rate of every update of the run, t = 0 to steps - 1; empty where it depends on the losses. */
export const rateCurve = (specification: RunSpecification): Float64Array =>
  curvesOf(schedulingOf(specification), specification.steps).rate

/** The values of every other parameter that is scheduled, likewise. */
export const parameterCurves = (specification: RunSpecification): Curves['parameters'] =>
  curvesOf(schedulingOf(specification), specification.steps).parameters

interface Curves {
  rate: Float64Array
  parameters: Readonly<Record<string, Float64Array>>
}

export function curvesOf({ rate, moved, batch }: Scheduling, steps: number): Curves {
  const curve = (schedule: ScheduleFunction): Float64Array =>
    Float64Array.from({ length: schedule.readsLoss ? 0 : steps }, (_, t) => schedule.rate(t))
  const parameters = moved.map(({ name, schedule }) => [name, curve(schedule)] as const)
  return { rate: curve(rate), parameters: { ...Object.fromEntries(parameters), ...(batch && { B: curve(batch) }) } }
}
