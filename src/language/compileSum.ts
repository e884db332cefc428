import { once, scopeOf } from './compileSurface.ts'
import { differentiate } from './differentiate.ts'
import { input } from './graph.ts'
import { lower } from './lower.ts'
import { rowProgram } from './rows.ts'
import type { SurfaceFunction, SurfaceProgram } from './types.ts'

/** The mean of terms f(x, y) = (1/n) sum_i f_i(x, y): one formula, with a row of data in place of the columns' names. */
export interface SumFunction extends SurfaceFunction {
  /** n, the number of terms. */
  readonly size: number
  /** The gradient of f_i at (x, y) to `out`; returns f_i. */
  termGradient(i: number, x: number, y: number, out: Float64Array): number
  /** The mean gradient of the chosen terms at (x, y) to `out`, added in the order of the choice. Their mean itself is left out. */
  meanGradient(chosen: ArrayLike<number>, x: number, y: number, out: Float64Array): void
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
  const [x = 0, y = 0, ...given] = inputs
  const columnOf = new Map(given.map((node, c) => [node, data[c]!]))
  for (const { name, right } of program.helpers) names.set(name, lower(right, scope))
  const value = lower(program.value, scope)
  const dx = differentiate(graph, value, x)
  const dy = differentiate(graph, value, y)

  const over = (outputs: () => readonly number[]) => once(() => rowProgram(graph, outputs(), [x, y], columnOf, size))
  const values = over(() => [value])
  const gradients = over(() => [dx, dy, value])
  const slopes = over(() => [dx, dy])
  const curvatures = over(() => [differentiate(graph, dx, x), differentiate(graph, dx, y), differentiate(graph, dy, y)])
  const results = new Float64Array(3)
  const gradientTo = (out: Float64Array) => {
    out[0] = results[0]!
    out[1] = results[1]!
    return results[2]!
  }
  return {
    size,
    termGradient(i, atX, atY, out) {
      gradients().row(i, atX, atY, results)
      return gradientTo(out)
    },
    meanGradient: (chosen, atX, atY, out) => slopes().meanOf(chosen, atX, atY, out),
    /** By the same operations as along with the gradient, and therefore the same bits. */
    value(atX, atY) {
      values().mean(atX, atY, results)
      return results[0]!
    },
    gradient(atX, atY, out) {
      gradients().mean(atX, atY, results)
      return gradientTo(out)
    },
    hessian: (atX, atY, out) => curvatures().mean(atX, atY, out),
  }
}
