import { assign, inputFor, settle, type Carried } from './carry.ts'
import { scopeOf } from './compileSurface.ts'
import { event } from './graph.ts'
import type { Scope } from './lower.ts'
import { OP } from './operations.ts'
import type { Assembly } from './tape.ts'
import { mentions } from './tree.ts'
import type { Expression, OptimizerProgram, Statement } from './types.ts'

export interface OptimizerInputs {
  parameters: Readonly<Record<string, number>>
  x0: Float64Array
  steps: number
  /**
   * Parameters that each step is given anew, in this order. A line's `beta^t` is then the elementary power of this step's
   * beta. `init` lines see the value in `parameters`.
   */
  scheduled?: readonly string[]
}

const reads = (statements: readonly Statement[], name: string): boolean =>
  statements.some(({ right }) => mentions(right, name))

/** What every line of an optimizer sees, and `fill`, which writes it to the memory of a tape for a run from x0. */
export function optimizerScope(program: OptimizerProgram, { parameters, steps, x0: { length: n } }: OptimizerInputs) {
  const scope = scopeOf({ ...parameters, T: steps, n })
  const start = inputFor(scope, 'x0', 'vector')
  // The largest value of all is there only if some line names it.
  const identity = reads([...program.initial, ...program.statements], 'I') ? [inputFor(scope, 'I', 'matrix')] : []
  const fill = ({ tape, placeOf }: Assembly, x0: Float64Array) => {
    tape.memory.set(x0, placeOf(start))
    for (const place of identity.map(placeOf)) for (let i = 0; i < n; i++) tape.memory[place + i * (n + 1)] = 1
  }
  return { scope, given: [start, ...identity], fill }
}

/** Is told what is lowered: each line and the names as they are before it, then the line's questions to the oracle. */
interface Watch {
  line(statement: Statement, names: ReadonlyMap<string, number>): void
  asked(call: Expression, node: number): void
}

/** One step as nodes of a graph: the lines in order, then what they leave for the next step. */
export function lowerStep(program: OptimizerProgram, inputs: OptimizerInputs, watch?: Watch) {
  const { scope: outer, given, fill } = optimizerScope(program, inputs)
  const { graph, names } = outer
  const [x, lr, t] = [inputFor(outer, 'x', 'vector'), inputFor(outer, 'lr', 'scalar'), inputFor(outer, 't', 'scalar')]
  const scheduled = (inputs.scheduled ?? []).map((name) => inputFor(outer, name, 'scalar'))
  const states = program.slots.map(({ name, type }) => ({ name, before: inputFor(outer, name, type) }))
  // The gradient at the step's start is one question, asked only if some line names it.
  if (reads(program.statements, 'g')) names.set('g', event(graph, OP.gradient, 'vector', x))
  const scope: Scope = { ...outer, step: t, asked: watch?.asked }
  const results = program.statements.map((statement) => {
    watch?.line(statement, names)
    return assign(scope, statement, program.types.get(statement.name))
  })
  const carried = (name: string, before: number): Carried => ({
    before,
    after: settle(graph, names.get(name) ?? before, before),
  })
  const slots = states.map(({ name, before }) => ({ name, ...carried(name, before) }))
  return { graph, given, fill, x: carried('x', x), lr, t, scheduled, slots, results }
}
