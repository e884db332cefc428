import { batchOf, batchSchedule, optimizerValues, scheduledOf } from '../config/index.ts'
import { schedulesBy } from '../config/scheduleFunction.ts'
import type { RunSpecification, ScheduleChoice } from '../config/types.ts'
import { parseSchedule, type ScheduleFunction } from '../language/index.ts'
import { clockOf, sizeOf, type Clock } from './clock.ts'
import { EngineProblem } from './problem.ts'
import { numbersOf } from '../core/parameter.ts'
import { keeping, keyOf, remembering } from './remember.ts'

/** The rates of a schedule and of those it holds. Throws `EngineProblem` for typed ones that do not parse. */
export const scheduleFunction = schedulesBy(remembering('schedule', parseSchedule))

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

/** What moves no batch and counts updates does not depend on the data: it is kept, with all rates that were asked for. */
const scheduling = keeping<() => Scheduling>(32)

/** Throws `EngineProblem` for what cannot be scheduled. */
export function schedulingOf(specification: RunSpecification): Scheduling {
  const { optimizer, schedule, scheduled, clock, steps } = specification
  const make = () => newScheduling(specification)
  if (clock || scheduled?.B) return make()
  return scheduling(keyOf([optimizer, schedule, scheduled, steps]), () => {
    const made = make()
    const { rate, moved } = made
    if ([rate, ...moved.map((each) => each.schedule)].some(({ readsLoss }) => readsLoss)) return make
    const noted = {
      ...made,
      rate: notingRates(rate, steps),
      moved: moved.map((each) => ({ ...each, schedule: notingRates(each.schedule, steps) })),
    }
    return () => noted
  })()
}

/** The schedule, asked once for each of `steps` updates, in their order. */
function notingRates(schedule: ScheduleFunction, steps: number): ScheduleFunction {
  const rates = new Float64Array(steps)
  let known = 0
  return {
    readsLoss: false,
    rate(k) {
      for (; known <= k; known++) rates[known] = schedule.rate(known)
      return rates[k]!
    },
  }
}

function newScheduling(specification: RunSpecification): Scheduling {
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
  const curve = (schedule: ScheduleFunction): Float64Array => {
    const rates = new Float64Array(schedule.readsLoss ? 0 : steps)
    for (let k = 0; k < rates.length; k++) rates[k] = schedule.rate(k)
    return rates
  }
  const parameters = moved.map(({ name, schedule }) => [name, curve(schedule)] as const)
  return { rate: curve(rate), parameters: { ...Object.fromEntries(parameters), ...(batch && { B: curve(batch) }) } }
}
