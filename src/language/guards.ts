import { nodeAt, type Graph } from './graph.ts'
import { OP } from './operations.ts'

/** What must hold for a node's value to be read: the condition's value is not 0 (`wanted`), or is 0. */
export interface Guard {
  condition: number
  wanted: boolean
}

/**
 * Of nodes in ascending order, those whose values are read only on one side of one condition: within one branch of `where`.
 * Elsewhere their values may be anything.
 */
export function guards(graph: Graph, nodes: readonly number[], outputs: readonly number[]): ReadonlyMap<number, Guard> {
  const found = new Map<number, Guard | undefined>(outputs.map((index) => [index, undefined]))
  const read = (index: number, by: Guard | undefined) => {
    const before = found.get(index)
    const isSame = before?.condition === by?.condition && before?.wanted === by?.wanted
    found.set(index, !found.has(index) || isSame ? by : undefined)
  }
  for (const index of nodes.toReversed()) {
    const { op, arguments: given } = nodeAt(graph, index)
    const [condition = index] = given
    for (const [k, argument] of given.entries())
      read(argument, op === OP.where && k > 0 ? { condition, wanted: k === 1 } : found.get(index))
  }
  return new Map([...found].filter((entry): entry is [number, Guard] => entry[1] !== undefined))
}
