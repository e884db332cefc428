import { dependencies } from './differentiate.ts'
import { event, input, nodeAt, type Graph } from './graph.ts'
import { asType, lower, type Scope } from './lower.ts'
import { OP } from './operations.ts'
import { assemble, widthOf, type Assembly } from './tape.ts'
import type { Statement, ValueType } from './types.ts'

/** Steps that leave something for the next one: state, and an optimizer's point. */

/** A value that outlives the step: where it is read from at the start, and what it is at the end. */
export interface Carried {
  before: number
  after: number
}

/** The value that a line gives its name. */
export function assign(scope: Scope, { name, right }: Statement, type: ValueType = 'scalar'): number {
  const node = asType(scope.graph, lower(right, scope), type)
  scope.names.set(name, node)
  return node
}

/** Gives a value that outlives the step its name at the step's start. */
export function inputFor({ graph, names }: Scope, name: string, type: ValueType): number {
  const before = input(graph, type)
  names.set(name, before)
  return before
}

/** A value as it is left at the end. Where it is another name's old value, it is copied before that one changes. */
export function settle(graph: Graph, after: number, before?: number): number {
  const { op, type } = nodeAt(graph, after)
  return after !== before && op === OP.input ? event(graph, OP.copy, type, after) : after
}

/** The tape of a step, and `carry`, which makes what it left the start of the next one. */
export function assembleStep(
  graph: Graph,
  others: readonly number[],
  carried: readonly Carried[],
  dimension: number,
): Assembly & { carry: () => void } {
  const roots = [...others, ...carried.flatMap(({ before, after }) => [before, after])]
  const assembly = assemble(graph, roots, dimension, reusedPlaces(graph, roots, carried))
  const { memory } = assembly.tape
  const copies = carried
    .map(({ before, after }) => ({
      from: assembly.placeOf(after),
      to: assembly.placeOf(before),
      width: widthOf(nodeAt(graph, before).type, dimension),
    }))
    .filter(({ from, to }) => from !== to)
  const carry = () => {
    for (let i = 0; i < copies.length; i++) {
      const { from, to, width } = copies[i] as (typeof copies)[number]
      for (let k = 0; k < width; k++) memory[to + k] = memory[from + k] as number
    }
  }
  return { ...assembly, carry }
}

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
