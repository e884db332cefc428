import { scopeOf } from './compileSurface.ts'
import { differentiate } from './differentiate.ts'
import { input } from './graph.ts'
import { lower } from './lower.ts'
import { run } from './run.ts'
import { assemble } from './tape.ts'
import type { SurfaceFunction, SurfaceProgram } from './types.ts'

/** The mean of terms f(x, y) = (1/n) sum_i f_i(x, y): one formula, with a row of data in place of the columns' names. */
export interface SumFunction extends SurfaceFunction {
  /** n, the number of terms. */
  readonly size: number
  /** The gradient of f_i at (x, y) to `out`; returns f_i. */
  termGradient(i: number, x: number, y: number, out: Float64Array): number
}

/**
 * A sum over data. Each column has as many numbers as there are terms; terms are added in their order. Throws RangeError
 * if a parameter has no value, or the columns are not of one length.
 */
export function compileSum(
  program: SurfaceProgram,
  parameterValues: Readonly<Record<string, number>>,
  columns: Readonly<Record<string, Float64Array>>,
): SumFunction {
  const data = Object.values(columns)
  const size = data[0]?.length ?? 0
  if (data.some(({ length }) => length !== size)) throw new RangeError('The columns are not of one length.')
  const scope = scopeOf(parameterValues)
  const { graph, names } = scope
  const inputs = ['x', 'y', ...Object.keys(columns)].map((name) => {
    const node = input(graph, 'scalar')
    names.set(name, node)
    return node
  })
  const [x = 0, y = 0] = inputs
  for (const { name, right } of program.helpers) names.set(name, lower(right, scope))
  const value = lower(program.value, scope)
  const dx = differentiate(graph, value, x)
  const dy = differentiate(graph, value, y)

  /** One term's outputs, for a row of the data. */
  const termOf = (outputs: readonly number[]) => {
    const { tape, placeOf } = assemble(graph, [...inputs, ...outputs], 1)
    const { memory } = tape
    const [xPlace = 0, yPlace = 0, ...places] = inputs.map(placeOf)
    const results = outputs.map(placeOf)
    return (i: number, atX: number, atY: number, out: Float64Array) => {
      memory[xPlace] = atX
      memory[yPlace] = atY
      for (let c = 0; c < data.length; c++) memory[places[c]!] = data[c]![i]!
      run(tape)
      for (let k = 0; k < results.length; k++) out[k] = memory[results[k]!]!
    }
  }
  const valueOf = termOf([value])
  const gradientOf = termOf([dx, dy, value])
  const curvatureOf = termOf([differentiate(graph, dx, x), differentiate(graph, dx, y), differentiate(graph, dy, y)])
  const term = new Float64Array(3)
  const mean = (of: typeof gradientOf, atX: number, atY: number, out: Float64Array) => {
    out.fill(0)
    for (let i = 0; i < size; i++) {
      of(i, atX, atY, term)
      for (let k = 0; k < 3; k++) out[k] = out[k]! + term[k]!
    }
    for (let k = 0; k < 3; k++) out[k] = out[k]! / size
  }
  const total = new Float64Array(3)
  const gradient = (atX: number, atY: number, out: Float64Array) => {
    mean(gradientOf, atX, atY, total)
    out[0] = total[0]!
    out[1] = total[1]!
    return total[2]!
  }
  return {
    size,
    termGradient(i, atX, atY, out) {
      gradientOf(i, atX, atY, term)
      out[0] = term[0]!
      out[1] = term[1]!
      return term[2]!
    },
    /** By the same operations as along with the gradient, and therefore the same bits. */
    value(atX, atY) {
      let sum = 0
      for (let i = 0; i < size; i++) {
        valueOf(i, atX, atY, term)
        sum += term[0]!
      }
      return sum / size
    },
    gradient,
    hessian: (atX, atY, out) => mean(curvatureOf, atX, atY, out),
  }
}
