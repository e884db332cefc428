import { numbersOf } from '../core/parameter.ts'
import { compileSchedule } from '../language/compile.ts'
import type { ScheduleFunction, ScheduleProgram } from '../language/index.ts'
import { equationsText, heldSteps, methodValues, scheduleOf } from './resolve.ts'
import type { ScheduleChoice } from './types.ts'

const CONSTANT: ScheduleChoice = { id: 'constant', params: {} }

/**
 * The rates of schedules and of those they hold, by whatever reads their equations. A held schedule runs on t minus the steps before
 * it, and its horizon is the steps that are its own; the base rate is the same for all.
 */
export const schedulesBy =
  (programOf: (text: string) => ScheduleProgram) =>
  (choice: ScheduleChoice, lr: number, steps: number): ScheduleFunction => {
    const schedule = scheduleOf(choice)
    const values = methodValues(schedule, choice, steps)
    const own = () =>
      compileSchedule(programOf(equationsText(schedule.equations, values)), {
        parameters: numbersOf(values),
        lr,
        steps,
      })
    const horizons = heldSteps(schedule, values, steps)
    const held = horizons.map((horizon, i) => schedulesBy(programOf)(choice.of?.[i] ?? CONSTANT, lr, horizon))
    const last = held.at(-1)
    if (!last) return own()
    const first = held.length > 1 ? held[0]! : own()
    const handsOver = schedule.handsOver?.(values) ?? 0
    return {
      rate: (t, loss) => (t < handsOver ? first.rate(t, loss) : last.rate(t - handsOver, loss)),
      readsLoss: first.readsLoss || last.readsLoss,
    }
  }
