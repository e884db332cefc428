import { dependencies } from './differentiate.ts'
import { constantOf, nodeAt, type Graph } from './graph.ts'
import { OP } from './operations.ts'
import { roomFor } from './room.ts'
import type { Tape } from './run.ts'
import type { ValueType } from './types.ts'

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
    size += roomOf(graph, index, dimension)
  }
  const placeOf = (index: number): number => {
    const place = places.get(inPlace.get(index) ?? index)
    if (place === undefined) throw new RangeError(`The node ${index} is not on the tape.`)
    return place
  }
  const memory = roomFor(size)
  const code: number[] = []
  const windows = Array.from<Float64Array | undefined>({ length: size })
  for (const index of needed) {
    const node = nodeAt(graph, index)
    const value = constantOf(graph, index)
    if (value !== undefined) memory[placeOf(index)] = value
    if (node.op === OP.constant || node.op === OP.input) continue
    for (const number of instructions(graph, index, dimension, placeOf)) code.push(number)
    if (node.op < OP.gradient) continue
    for (const through of [index, ...node.arguments]) {
      const place = placeOf(through)
      windows[place] = memory.subarray(place, place + widthOf(nodeAt(graph, through).type, dimension))
    }
  }
  return { tape: { memory, code: Int32Array.from(code), windows, runs: 0 }, placeOf }
}

/** How many numbers a value of the type is, in the dimension n. */
export const widthOf = (type: ValueType, n: number): number => (type === 'scalar' ? 1 : type === 'vector' ? n : n * n)

/** The places of a node: its value, and what its operation needs besides. */
function roomOf(graph: Graph, index: number, n: number): number {
  const { op, type } = nodeAt(graph, index)
  const besides = op === OP.stepPower ? 1 : op === OP.solve ? n * n : op === OP.eigabs ? 2 * n * n : 0
  return widthOf(type, n) + besides
}

/** The node's instructions: one, or one per coordinate. */
function instructions(graph: Graph, index: number, dimension: number, placeOf: (node: number) => number): number[] {
  const { op, arguments: indices, type } = nodeAt(graph, index)
  const [first = index, second = first, third = first] = indices
  if (op > OP.where) return [op, placeOf(index), placeOf(first), placeOf(second), dimension]
  const code: number[] = []
  const stride = (node: number) => (nodeAt(graph, node).type === 'scalar' ? 0 : 1)
  for (let k = 0; k < widthOf(type, dimension); k++) {
    code.push(op, placeOf(index) + k)
    for (const argument of [first, second, third]) code.push(placeOf(argument) + k * stride(argument))
  }
  return code
}
