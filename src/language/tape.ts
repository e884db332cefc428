import { dependencies } from './differentiate.ts'
import { constantOf, nodeAt, type Graph } from './graph.ts'
import { OP } from './operations.ts'
import type { Tape } from './run.ts'

/** A tape and where on it each node's value stands. */
export interface Assembly {
  tape: Tape
  placeOf(node: number): number
}

/**
 * Lays the nodes that `roots` need out as instructions over a memory, in ascending order, which is the order written.
 * `inPlace` says which results are written where another node stood, because nobody reads that one any more.
 */
export function assemble(
  graph: Graph,
  roots: readonly number[],
  dimension: number,
  inPlace: ReadonlyMap<number, number> = new Map(),
): Assembly {
  const needed = [...dependencies(graph, ...roots)].toSorted((a, b) => a - b)
  const places = new Map<number, number>()
  let size = 0
  for (const index of needed) {
    if (inPlace.has(index)) continue
    places.set(index, size)
    const { isVector, op } = nodeAt(graph, index)
    size += isVector ? dimension : op === OP.stepPower ? 2 : 1
  }
  const placeOf = (index: number): number => {
    const place = places.get(inPlace.get(index) ?? index)
    if (place === undefined) throw new RangeError(`The node ${index} is not on the tape.`)
    return place
  }
  const memory = new Float64Array(size)
  const code: number[] = []
  const windows = Array.from<Float64Array | undefined>({ length: size })
  for (const index of needed) {
    const node = nodeAt(graph, index)
    const value = constantOf(graph, index)
    if (value !== undefined) memory[placeOf(index)] = value
    if (node.op === OP.constant || node.op === OP.input) continue
    for (const number of instructions(graph, index, dimension, placeOf)) code.push(number)
    if (node.op !== OP.gradient && node.op !== OP.loss) continue
    for (const through of [index, ...node.arguments]) {
      const place = placeOf(through)
      const width = nodeAt(graph, through).isVector ? dimension : 1
      windows[place] = memory.subarray(place, place + width)
    }
  }
  return { tape: { memory, code: Int32Array.from(code), windows }, placeOf }
}

/** The node's instructions: one, or one per coordinate. */
function instructions(graph: Graph, index: number, dimension: number, placeOf: (node: number) => number): number[] {
  const { op, arguments: indices, isVector } = nodeAt(graph, index)
  const [first = index, second = first, third = first] = indices
  if (op > OP.where) return [op, placeOf(index), placeOf(first), placeOf(second), dimension]
  const code: number[] = []
  const stride = (node: number) => (nodeAt(graph, node).isVector ? 1 : 0)
  for (let k = 0; k < (isVector ? dimension : 1); k++) {
    code.push(op, placeOf(index) + k)
    for (const argument of [first, second, third]) code.push(placeOf(argument) + k * stride(argument))
  }
  return code
}
