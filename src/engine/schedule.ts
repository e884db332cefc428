import { equationsText, heldSteps, methodValues, optimizerValues, scheduledOf, scheduleOf } from '../config/index.ts'
import type { RunSpecification, ScheduleChoice } from '../config/types.ts'
import { compileSchedule } from '../language/compile.ts'
import { parseSchedule, type ScheduleFunction } from '../language/index.ts'
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

/** The rate of every update of the run, t = 0 to steps - 1; empty where it depends on the losses. */
export function rateCurve({ optimizer, schedule, steps }: RunSpecification): Float64Array {
  const { lr = 1 } = numbersOf(optimizerValues(optimizer, steps))
  return curve(scheduleFunction(schedule, lr, steps), steps)
}

/** The values of every other parameter that is scheduled, likewise. */
export function parameterCurves(specification: RunSpecification): Readonly<Record<string, Float64Array>> {
  const curves = movedParameters(specification).map(({ name, schedule }) => [
    name,
    curve(schedule, specification.steps),
  ])
  return Object.fromEntries(curves) as Record<string, Float64Array>
}

/** The schedules of the parameters other than the rate, in a fixed order; the parameter's own value is the base. */
export function movedParameters(specification: RunSpecification): readonly MovedParameter[] {
  const { optimizer, steps } = specification
  const values = numbersOf(optimizerValues(optimizer, steps))
  return Object.entries(scheduledOf(specification, steps)).map(([name, choice]) => ({
    name,
    schedule: scheduleFunction(choice, values[name] ?? 0, steps),
  }))
}

interface MovedParameter {
  name: string
  schedule: ScheduleFunction
}

const curve = (schedule: ScheduleFunction, steps: number): Float64Array =>
  Float64Array.from({ length: schedule.readsLoss ? 0 : steps }, (_, t) => schedule.rate(t))
