import { scopeOf } from './compileSurface.ts'
import { differentiate } from './differentiate.ts'
import { input, type Graph } from './graph.ts'
import { lower } from './lower.ts'
import { gramOf, squaresOf } from './squares.ts'
import type { SurfaceProgram } from './types.ts'

/** A surface and its exact derivatives as one graph, for those who write it down in another language. */
export interface SurfaceGraph {
  graph: Graph
  /** What the inputs are called: `x`, `y` and the parameters. */
  inputs: ReadonlyMap<number, string>
  value: number
  gradient: readonly [dx: number, dy: number]
  /** d2f/dx2, d2f/dxdy, d2f/dy2. */
  hessian(): readonly [number, number, number]
  /** J^T J of a sum of squares, in the same order; undefined if it is none. */
  gram(): readonly number[] | undefined
}

/**
 * The same nodes in the same order as the compiled surface's. Parameters that are in `named` stay inputs; the others are
 * the numbers of `parameters`, which the derivatives are simplified with. Throws RangeError if a parameter has no value.
 */
export function surfaceGraph(
  program: SurfaceProgram,
  parameters: Readonly<Record<string, number>>,
  named: readonly string[],
): SurfaceGraph {
  const scope = scopeOf(parameters)
  const { graph, names } = scope
  const inputs = new Map(['x', 'y', ...named].map((name) => [input(graph, 'scalar'), name]))
  for (const [node, name] of inputs) names.set(name, node)
  for (const { name, right } of program.helpers) names.set(name, lower(right, scope))
  const value = lower(program.value, scope)
  const [x = 0, y = 0] = inputs.keys()
  const gradient = [differentiate(graph, value, x), differentiate(graph, value, y)] as const
  const hessian = () => {
    const [dx, dy] = gradient
    return [differentiate(graph, dx, x), differentiate(graph, dx, y), differentiate(graph, dy, y)] as const
  }
  const squares = squaresOf(graph, value)
  const gram = () => squares && gramOf(graph, squares, x, y)
  return { graph, inputs, value, gradient, hessian, gram }
}
