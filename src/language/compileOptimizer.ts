import { assembleStep, assign } from './carry.ts'
import { nodeAt } from './graph.ts'
import { lowerStep, optimizerScope, type OptimizerInputs } from './lowerStep.ts'
import { run } from './run.ts'
import { assemble, widthOf } from './tape.ts'
import type { OptimizerKernel, OptimizerProgram } from './types.ts'

/**
 * An update rule with its hyperparameters and fresh state. State starts at zero or as its init line says.
 * Throws RangeError if a parameter has no value.
 */
export function compileOptimizer(program: OptimizerProgram, inputs: OptimizerInputs): OptimizerKernel {
  const dimension = inputs.x0.length
  const { graph, given, fill, x, lr, t, scheduled, slots, results } = lowerStep(program, inputs)
  const others = [...given, lr, t, ...scheduled, ...results]
  const assembly = assembleStep(graph, others, [x, ...slots], dimension)
  const { tape, placeOf, carry } = assembly
  const { memory } = tape
  const [xPlace, newPlace, lrPlace, tPlace] = [placeOf(x.before), placeOf(x.after), placeOf(lr), placeOf(t)]
  const scheduledPlaces = scheduled.map(placeOf)
  const widths = program.slots.map(({ type }) => widthOf(type, dimension))
  const layout = slots.map(({ name, before }, i) => ({ name, width: widths[i] ?? 1, place: placeOf(before) }))
  const initialState = initialStateOf(program, inputs)
  const constants = memory.slice()
  const restart = (x0: Float64Array) => {
    memory.set(constants)
    fill(assembly, x0)
    const initial = initialState?.(x0)
    for (const { name, place } of layout) memory.set(initial?.get(name) ?? [], place)
  }
  restart(inputs.x0)
  let kept: Float64Array | undefined

  return {
    slots: layout.map(({ name, width }) => ({ name, width })),
    step(point, oracle, rate, step, values) {
      for (let k = 0; k < dimension; k++) memory[xPlace + k] = point[k] as number
      memory[lrPlace] = rate
      memory[tPlace] = step
      for (let i = 0; i < scheduledPlaces.length; i++) memory[scheduledPlaces[i] as number] = values?.[i] ?? NaN
      run(tape, oracle)
      for (let k = 0; k < dimension; k++) point[k] = memory[newPlace + k] as number
      carry()
    },
    keep() {
      kept ??= new Float64Array(memory.length)
      kept.set(memory)
    },
    undo() {
      if (kept) memory.set(kept)
    },
    restart,
    readSlots(out, offset) {
      let to = offset
      for (let i = 0; i < layout.length; i++) {
        const { place, width } = layout[i] as (typeof layout)[number]
        for (let k = 0; k < width; k++) out[to++] = memory[place + k] as number
      }
    },
  }
}

/** The values of the init lines, which run once, in order, for a run from x0; undefined where there are none. */
function initialStateOf(program: OptimizerProgram, inputs: OptimizerInputs) {
  if (program.initial.length === 0) return undefined
  const { scope, given, fill } = optimizerScope(program, inputs)
  const dimension = inputs.x0.length
  const nodes = program.initial.map((statement) => ({
    name: statement.name,
    node: assign(scope, statement, program.types.get(statement.name)),
  }))
  const assembly = assemble(scope.graph, [...given, ...nodes.map(({ node }) => node)], dimension)
  const { tape, placeOf } = assembly
  const constants = tape.memory.slice()
  const width = (node: number) => widthOf(nodeAt(scope.graph, node).type, dimension)
  return (x0: Float64Array): ReadonlyMap<string, Float64Array> => {
    tape.memory.set(constants)
    fill(assembly, x0)
    run(tape)
    return new Map(nodes.map(({ name, node }) => [name, tape.memory.slice(placeOf(node), placeOf(node) + width(node))]))
  }
}
