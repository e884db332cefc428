import { scopeOf } from './compileSurface.ts'
import { constant, input } from './graph.ts'
import { lower } from './lower.ts'
import { run } from './run.ts'
import { assemble } from './tape.ts'
import type { ScheduleFunction, ScheduleProgram } from './types.ts'

/**
 * A schedule over its base rate. `T` is `parameters.T`, or the number of steps if that is not given.
 * Throws RangeError if a parameter has no value.
 */
export function compileSchedule(
  program: ScheduleProgram,
  inputs: { parameters: Readonly<Record<string, number>>; lr: number; steps: number },
): ScheduleFunction {
  const { graph, names } = scopeOf({ T: inputs.steps, ...inputs.parameters })
  const t = input(graph, false)
  names.set('lr', constant(graph, inputs.lr)).set('t', t)
  const scope = { graph, names, step: t }
  for (const { name, right } of program.helpers) names.set(name, lower(right, scope))
  const rate = lower(program.rate, scope)
  const { tape, placeOf } = assemble(graph, [t, rate], 1)
  const [tPlace, ratePlace] = [placeOf(t), placeOf(rate)]
  return {
    readsLoss: program.readsLoss,
    rate(at) {
      tape.memory[tPlace] = at
      run(tape)
      return tape.memory[ratePlace] as number
    },
  }
}
