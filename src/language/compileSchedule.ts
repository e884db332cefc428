import { assembleStep, assign, inputFor, settle } from './carry.ts'
import { scopeOf } from './compileSurface.ts'
import { constant } from './graph.ts'
import { lower } from './lower.ts'
import { run } from './run.ts'
import { assemble } from './tape.ts'
import type { ScheduleFunction, ScheduleProgram } from './types.ts'

interface ScheduleInputs {
  parameters: Readonly<Record<string, number>>
  /** The base rate. */
  lr: number
  steps: number
}

/**
 * A schedule over its base rate. `T` is `parameters.T`, or the number of steps if that is not given.
 * Throws RangeError if a parameter has no value.
 */
export function compileSchedule(program: ScheduleProgram, inputs: ScheduleInputs): ScheduleFunction {
  const outer = scheduleScope(inputs)
  const { graph, names } = outer
  const [t, loss] = [inputFor(outer, 't', 'scalar'), inputFor(outer, 'loss', 'scalar')]
  const states = program.slots.map((name) => ({ name, before: inputFor(outer, name, 'scalar') }))
  const scope = { ...outer, step: t }
  for (const statement of program.helpers) assign(scope, statement)
  const rate = settle(graph, lower(program.rate, scope))
  const slots = states.map(({ name, before }) => ({ before, after: settle(graph, names.get(name) ?? before, before) }))
  const { tape, placeOf, carry } = assembleStep(graph, [t, loss, rate], slots, 1)
  const { memory } = tape
  const [tPlace, lossPlace, ratePlace] = [placeOf(t), placeOf(loss), placeOf(rate)]
  const initial = initialState(program, inputs)
  const restart = () => states.forEach(({ name, before }) => (memory[placeOf(before)] = initial.get(name) ?? 0))
  restart()
  return {
    readsLoss: program.readsLoss,
    rate(at, lossThere = NaN) {
      if (at === 0) restart()
      memory[tPlace] = at
      memory[lossPlace] = lossThere
      run(tape)
      const result = memory[ratePlace] as number
      carry()
      return result
    },
  }
}

function scheduleScope({ parameters, lr, steps }: ScheduleInputs) {
  const scope = scopeOf({ T: steps, ...parameters })
  scope.names.set('lr', constant(scope.graph, lr))
  return scope
}

/** The values of the init lines, which run once, in order. */
function initialState(program: ScheduleProgram, inputs: ScheduleInputs): ReadonlyMap<string, number> {
  if (program.initial.length === 0) return new Map()
  const scope = scheduleScope(inputs)
  const nodes = program.initial.map((statement): [string, number] => [statement.name, assign(scope, statement)])
  const roots = nodes.map(([, node]) => node)
  const { tape, placeOf } = assemble(scope.graph, roots, 1)
  run(tape)
  return new Map(nodes.map(([name, node]) => [name, tape.memory[placeOf(node)] as number]))
}
