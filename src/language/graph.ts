import { OP, type Op } from './operations.ts'
import { applyToNumbers } from './run.ts'
import type { ValueType } from './types.ts'

/**
 * Expressions as a graph whose equal parts are one node, so that a value and its derivatives share work.
 * A node's arguments have smaller indices than itself: ascending order is an order of evaluation.
 */
export interface Node {
  readonly op: Op
  readonly arguments: readonly number[]
  /** The value of a constant. */
  readonly value: number
  /** Of a product that is a step of u^k: k. */
  readonly exponent: number
  readonly type: ValueType
}

export interface Graph {
  readonly nodes: Node[]
  /** Indices of nodes by what they compute. */
  readonly known: Map<string, number>
}

export const createGraph = (): Graph => ({ nodes: [], known: new Map() })

export function nodeAt(graph: Graph, index: number): Node {
  const node = graph.nodes[index]
  if (node === undefined) throw new RangeError(`There is no node ${index}.`)
  return node
}

const add = (graph: Graph, node: Node): number => graph.nodes.push(node) - 1

function share(graph: Graph, node: Node): number {
  const number = Object.is(node.value, -0) ? '-0' : String(node.value)
  const key = `${node.op} ${node.arguments.join(' ')} ${number} ${node.exponent}`
  const index = graph.known.get(key) ?? add(graph, node)
  graph.known.set(key, index)
  return index
}

export const constant = (graph: Graph, value: number): number =>
  share(graph, { op: OP.constant, arguments: [], value, exponent: 0, type: 'scalar' })

/** The value of a node that is a constant. */
export function constantOf(graph: Graph, index: number): number | undefined {
  const node = nodeAt(graph, index)
  return node.op === OP.constant ? node.value : undefined
}

/** A place that is written from outside; every call makes a new one. */
export const input = (graph: Graph, type: ValueType): number =>
  add(graph, { op: OP.input, arguments: [], value: 0, exponent: 0, type })

/**
 * An operation on each coordinate, or entry, that is the same wherever it stands. With constants alone it is computed at
 * once, to the same bits.
 */
export function operation(graph: Graph, op: Op, ...indices: number[]): number {
  const values = indices.map((index) => constantOf(graph, index))
  if (values.every((value) => value !== undefined)) return constant(graph, applyToNumbers(op, values))
  const shaped = indices.find((index) => nodeAt(graph, index).type !== 'scalar')
  const type = shaped === undefined ? 'scalar' : nodeAt(graph, shaped).type
  return share(graph, { op, arguments: indices, value: 0, exponent: 0, type })
}

/** An operation on values as a whole, whose result has a type of its own. */
export const whole = (graph: Graph, op: Op, type: ValueType, ...indices: number[]): number =>
  share(graph, { op, arguments: indices, value: 0, exponent: 0, type })

/** An operation that happens each time it is written: a question to the oracle, a copy. */
export const event = (graph: Graph, op: Op, type: ValueType, ...indices: number[]): number =>
  add(graph, { op, arguments: indices, value: 0, exponent: 0, type })

const LARGEST_REPEATED_POWER = 8

/**
 * u^v. For a constant whole |v| <= 8 it is the product u*u*...*u from the left (its reciprocal if v < 0;
 * u^0 = 1 for every u); otherwise the elementary power.
 */
export function power(graph: Graph, base: number, exponent: number): number {
  const k = constantOf(graph, exponent)
  if (k === undefined || !Number.isInteger(k) || Math.abs(k) > LARGEST_REPEATED_POWER) {
    return operation(graph, OP.power, base, exponent)
  }
  const one = constant(graph, 1)
  if (k === 0) return one
  if (k < 0) return operation(graph, OP.divide, one, repeatedProduct(graph, base, -k))
  return repeatedProduct(graph, base, k)
}

function repeatedProduct(graph: Graph, base: number, k: number): number {
  if (k === 1) return base
  const before = repeatedProduct(graph, base, k - 1)
  const value = constantOf(graph, base)
  const soFar = constantOf(graph, before)
  if (value !== undefined && soFar !== undefined) return constant(graph, soFar * value)
  const { type } = nodeAt(graph, base)
  return share(graph, { op: OP.multiply, arguments: [before, base], value: 0, exponent: k, type })
}
