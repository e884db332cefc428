import { scopeOf } from './compileSurface.ts'
import { differentiate } from './differentiate.ts'
import { input } from './graph.ts'
import { lower } from './lower.ts'
import { run } from './run.ts'
import { assemble } from './tape.ts'
import type { SurfaceProgram } from './types.ts'

/** The gradient at (x, y) of the term that a row of data gives, to `out`; returns the term. */
export type TermFunction = (row: ArrayLike<number>, x: number, y: number, out: Float64Array) => number

/**
 * One term of a sum for any row: its numbers stand in the order of `columns`. The same operations as those of the sum, and
 * therefore the same bits. Throws RangeError if a parameter has no value.
 */
export function compileTerm(
  program: SurfaceProgram,
  parameterValues: Readonly<Record<string, number>>,
  columns: readonly string[],
): TermFunction {
  const scope = scopeOf(parameterValues)
  const { graph, names } = scope
  const inputs = ['x', 'y', ...columns].map((name) => {
    const node = input(graph, 'scalar')
    names.set(name, node)
    return node
  })
  const [x = 0, y = 0] = inputs
  for (const { name, right } of program.helpers) names.set(name, lower(right, scope))
  const value = lower(program.value, scope)
  const outputs = [differentiate(graph, value, x), differentiate(graph, value, y), value]
  const { tape, placeOf } = assemble(graph, [...inputs, ...outputs], 1)
  const { memory } = tape
  const [xPlace = 0, yPlace = 0, ...places] = inputs.map(placeOf)
  const [dxPlace = 0, dyPlace = 0, valuePlace = 0] = outputs.map(placeOf)
  return (row, atX, atY, out) => {
    memory[xPlace] = atX
    memory[yPlace] = atY
    for (let c = 0; c < places.length; c++) memory[places[c]!] = row[c]!
    run(tape)
    out[0] = memory[dxPlace]!
    out[1] = memory[dyPlace]!
    return memory[valuePlace]!
  }
}
