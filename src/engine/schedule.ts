import { heldSteps, methodValues, optimizerOf, scheduleOf } from '../config/index.ts'
import type { RunSpecification, ScheduleChoice } from '../config/types.ts'
import { compileSchedule } from '../language/compile.ts'
import { parseSchedule, type ScheduleFunction } from '../language/index.ts'
import { equationsText, numbersOf, remembering } from './compile.ts'

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
  return { rate: (t) => (t < handsOver ? first.rate(t) : last.rate(t - handsOver)) }
}

/** The rate of every update of the run, t = 0 to steps - 1. */
export function rateCurve(specification: RunSpecification): Float64Array {
  const optimizer = optimizerOf(specification.optimizer)
  const values = numbersOf(methodValues(optimizer, specification.optimizer, specification.steps))
  const schedule = scheduleFunction(specification.schedule, values.lr ?? 1, specification.steps)
  return Float64Array.from({ length: specification.steps }, (_, t) => schedule.rate(t))
}
