import { namesIn } from './check.ts'
import { scopeOf } from './compileSurface.ts'
import { dependencies } from './differentiate.ts'
import { event, input, nodeAt, type Graph } from './graph.ts'
import { asVector, lower, type Scope } from './lower.ts'
import { OP } from './operations.ts'
import { run } from './run.ts'
import { assemble } from './tape.ts'
import type { OptimizerKernel, OptimizerProgram, Statement } from './types.ts'

export interface OptimizerInputs {
  parameters: Readonly<Record<string, number>>
  x0: Float64Array
  steps: number
}

/** A value that outlives the step: where it is read from at the start, and what it is at the end. */
interface Carried {
  before: number
  after: number
}

/**
 * An update rule with its hyperparameters and fresh state. State starts at zero or as its init line says.
 * Throws RangeError if a parameter has no value.
 */
export function compileOptimizer(program: OptimizerProgram, inputs: OptimizerInputs): OptimizerKernel {
  const dimension = inputs.x0.length
  const { tape, placeOf, x, lr, t, slots } = assembleStep(program, inputs)
  const { memory } = tape
  const copies = slots
    .map(({ before, after, width }) => ({ from: placeOf(after), to: placeOf(before), width }))
    .filter(({ from, to }) => from !== to)
  const layout = slots.map(({ name, before, width }) => ({ name, width, place: placeOf(before) }))
  const [xPlace, newPlace, lrPlace, tPlace] = [placeOf(x.before), placeOf(x.after), placeOf(lr), placeOf(t)]
  const initial = initialState(program, inputs)
  for (const { name, place } of layout) memory.set(initial.get(name) ?? [], place)

  return {
    slots: layout.map(({ name, width }) => ({ name, width })),
    step(point, oracle, rate, step) {
      for (let k = 0; k < dimension; k++) memory[xPlace + k] = point[k] as number
      memory[lrPlace] = rate
      memory[tPlace] = step
      run(tape, oracle)
      for (let i = 0; i < copies.length; i++) {
        const { from, to, width } = copies[i] as (typeof copies)[number]
        for (let k = 0; k < width; k++) memory[to + k] = memory[from + k] as number
      }
      for (let k = 0; k < dimension; k++) point[k] = memory[newPlace + k] as number
    },
    readSlots(out, offset) {
      let to = offset
      for (let i = 0; i < layout.length; i++) {
        const { place, width } = layout[i] as (typeof layout)[number]
        for (let k = 0; k < width; k++) out[to++] = memory[place + k] as number
      }
    },
  }
}

/** One step as a tape: the lines in order, then what they leave for the next step. */
function assembleStep(program: OptimizerProgram, inputs: OptimizerInputs) {
  const dimension = inputs.x0.length
  const { graph, names } = optimizerScope(inputs)
  const x0 = input(graph, true)
  const [x, lr, t] = [input(graph, true), input(graph, false), input(graph, false)]
  names.set('x', x).set('x0', x0).set('lr', lr).set('t', t)
  const states = program.slots.map(({ name, type }) => {
    const before = input(graph, type === 'vector')
    names.set(name, before)
    return { name, before, width: type === 'vector' ? dimension : 1 }
  })
  // The gradient at the step's start is one question, asked only if some line names it.
  if (program.statements.some(({ right }) => namesIn(right).some(({ name }) => name === 'g'))) {
    names.set('g', event(graph, OP.gradient, true, x))
  }
  const results = program.statements.map((statement) => assign(program, { graph, names, step: t }, statement))
  const carry = (name: string, before: number): Carried => ({
    before,
    after: settle(graph, names.get(name) ?? before, before),
  })
  const slots = states.map((state) => ({ ...state, ...carry(state.name, state.before) }))
  const point = carry('x', x)
  const carried = [point, ...slots]
  const roots = [x0, lr, t, ...results, ...carried.flatMap(({ before, after }) => [before, after])]
  const assembly = assemble(graph, roots, dimension, reusedPlaces(graph, roots, carried))
  assembly.tape.memory.set(inputs.x0, assembly.placeOf(x0))
  return { ...assembly, x: point, lr, t, slots }
}

const optimizerScope = ({ parameters, steps, x0 }: OptimizerInputs): Scope =>
  scopeOf({ ...parameters, T: steps, n: x0.length })

function assign({ types }: OptimizerProgram, scope: Scope, { name, right }: Statement): number {
  const value = lower(right, scope)
  const node = types.get(name) === 'vector' ? asVector(scope.graph, value) : value
  scope.names.set(name, node)
  return node
}

/** The value left for the next step. Where it is another name's old value, it is copied before that one changes. */
const settle = (graph: Graph, after: number, before: number): number =>
  after !== before && nodeAt(graph, after).op === OP.input
    ? event(graph, OP.copy, nodeAt(graph, after).isVector, after)
    : after

/** New values that can be written over the old ones, because nothing reads those later in the step. */
function reusedPlaces(graph: Graph, roots: readonly number[], carried: readonly Carried[]): Map<number, number> {
  const lastRead = new Map<number, number>()
  for (const index of [...dependencies(graph, ...roots)].toSorted((a, b) => a - b)) {
    for (const argument of nodeAt(graph, index).arguments) lastRead.set(argument, index)
  }
  const places = new Map<number, number>()
  for (const { before, after } of carried) {
    const { op } = nodeAt(graph, after)
    const isPlain = op >= OP.copy && op <= OP.where
    if (isPlain && !places.has(after) && (lastRead.get(before) ?? -1) <= after) places.set(after, before)
  }
  return places
}

/** The values of the init lines, which run once, in order. */
function initialState(program: OptimizerProgram, inputs: OptimizerInputs): ReadonlyMap<string, Float64Array> {
  const scope = optimizerScope(inputs)
  const dimension = inputs.x0.length
  const x0 = input(scope.graph, true)
  scope.names.set('x0', x0)
  const nodes = program.initial.map((statement) => ({ name: statement.name, node: assign(program, scope, statement) }))
  const { tape, placeOf } = assemble(scope.graph, [x0, ...nodes.map(({ node }) => node)], dimension)
  tape.memory.set(inputs.x0, placeOf(x0))
  run(tape)
  const width = (node: number) => (nodeAt(scope.graph, node).isVector ? dimension : 1)
  return new Map(nodes.map(({ name, node }) => [name, tape.memory.slice(placeOf(node), placeOf(node) + width(node))]))
}
