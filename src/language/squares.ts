import { differentiate, simplifying } from './differentiate.ts'
import { constant, constantOf, nodeAt, power, type Graph } from './graph.ts'
import { OP } from './operations.ts'

/** One term of a sum of squares: weight * residual^2. */
export interface Square {
  weight: number
  residual: number
}

/**
 * The terms of a node that is written as a sum of squares, in the order written; undefined if it is not one. Sums,
 * differences, and products with constants are looked through; what is left must be an even power (u^4 is the square of
 * u^2), a product u*u, or a constant. No weight may be negative.
 */
export function squaresOf(graph: Graph, root: number): readonly Square[] | undefined {
  // Weights flow from the root down to what it is made of: every node comes after all that use it, and comes once.
  const weights = new Map<number, number>([[root, 1]])
  const squares = new Map<number, number>()
  for (let index = root; index >= 0; index--) {
    const weight = weights.get(index)
    if (weight === undefined) continue
    const give = (to: number, part: number) => weights.set(to, (weights.get(to) ?? 0) + part)
    const { op, arguments: indices } = nodeAt(graph, index)
    const [u = 0, v = 0] = indices
    const [first, second] = [constantOf(graph, u), constantOf(graph, v)]
    const square = squareOf(graph, index)
    if (square !== undefined) add(squares, square.residual, weight * square.weight)
    else if (op === OP.constant) add(squares, constant(graph, 1), weight * nodeAt(graph, index).value)
    else if (op === OP.negate) give(u, -weight)
    else if (op === OP.add || op === OP.subtract) {
      give(u, weight)
      give(v, op === OP.add ? weight : -weight)
    } else if (op === OP.multiply && first !== undefined) give(v, weight * first)
    else if (op === OP.multiply && second !== undefined) give(u, weight * second)
    else if (op === OP.divide && second !== undefined) give(u, weight / second)
    else return undefined
  }
  const terms = [...squares].map(([residual, weight]): Square => ({ weight, residual }))
  return terms.every(({ weight }) => weight >= 0) ? terms.toReversed() : undefined
}

const add = (squares: Map<number, number>, residual: number, weight: number) =>
  squares.set(residual, (squares.get(residual) ?? 0) + weight)

/** An even power, u*u, or c*u*u. */
function squareOf(graph: Graph, index: number): Square | undefined {
  const { op, arguments: indices, exponent } = nodeAt(graph, index)
  const [u = 0, v = 0] = indices
  if (op !== OP.multiply) return undefined
  if (exponent > 0) {
    return exponent % 2 === 0 ? { weight: 1, residual: power(graph, v, constant(graph, exponent / 2)) } : undefined
  }
  if (u === v) return { weight: 1, residual: u }
  const left = nodeAt(graph, u)
  const [factor = 0, other = 0] = left.arguments
  const weight = constantOf(graph, factor)
  const isWeighted = left.op === OP.multiply && left.exponent === 0 && weight !== undefined && other === v
  return isWeighted ? { weight, residual: v } : undefined
}

/** The sum of weight * (gradient of the residual)(the same)^T: its entries xx, xy, yy. */
export function gramOf(graph: Graph, squares: readonly Square[], x: number, y: number): readonly number[] {
  const { add, multiply } = simplifying(graph)
  const slopes = squares.map(({ weight, residual }) => ({
    weight: constant(graph, weight),
    dx: differentiate(graph, residual, x),
    dy: differentiate(graph, residual, y),
  }))
  const zero = constant(graph, 0)
  const sum = (term: (slope: (typeof slopes)[number]) => number) =>
    slopes.reduce((before, slope) => add(before, multiply(slope.weight, term(slope))), zero)
  return [sum(({ dx }) => multiply(dx, dx)), sum(({ dx, dy }) => multiply(dx, dy)), sum(({ dy }) => multiply(dy, dy))]
}
