import { dependencies, nodeAt, OP, type Graph, type Op } from '../../language/print.ts'
import type { Dialect } from './dialect.ts'
import { atom, call, compared, infix, negative, numberPiece, raised, type Piece } from './piece.ts'

/** Longer formulas are cut into lines. */
const LONGEST = 88

/** Lines that compute parts, and the pieces that stand for the wanted nodes afterwards. */
export interface PrintedGraph {
  lines: string[]
  results: Piece[]
}

/**
 * Nodes of a graph as Python: what is needed more than once gets a name, `prefix` and a number, and a line of its own. The
 * operations are those of the graph, so that their results have the same bits.
 */
export function printGraph(
  graph: Graph,
  wanted: readonly number[],
  inputs: ReadonlyMap<number, string>,
  { dialect, prefix }: { dialect: Dialect; prefix: string },
): PrintedGraph {
  const needed = [...dependencies(graph, ...wanted)].toSorted((a, b) => a - b)
  const uses = new Map<number, number>()
  for (const index of [...needed.flatMap((each) => nodeAt(graph, each).arguments), ...wanted])
    uses.set(index, (uses.get(index) ?? 0) + 1)
  const lines: string[] = []
  const pieces = new Map<number, Piece>()
  for (const index of needed) {
    const { op, arguments: indices, value } = nodeAt(graph, index)
    const inner = indices.map((each) => pieces.get(each) ?? atom(''))
    if (op === OP.constant) pieces.set(index, numberPiece(value))
    else if (op === OP.input) pieces.set(index, atom(inputs.get(index) ?? ''))
    else {
      const piece = operation(op, inner, dialect)
      const isShort = (uses.get(index) ?? 0) < 2 && piece.text.length <= LONGEST
      pieces.set(index, isShort ? piece : named(piece, `${prefix}${lines.length + 1}`, lines))
    }
  }
  return { lines, results: wanted.map((index) => pieces.get(index) ?? atom('')) }
}

function named(piece: Piece, name: string, lines: string[]): Piece {
  lines.push(`${name} = ${piece.text}`)
  return atom(name)
}

const infixes: ReadonlyMap<Op, '+' | '-' | '*' | '/'> = new Map<Op, '+' | '-' | '*' | '/'>([
  [OP.add, '+'],
  [OP.subtract, '-'],
  [OP.multiply, '*'],
  [OP.divide, '/'],
])

const comparisons: ReadonlyMap<Op, string> = new Map<Op, string>([
  [OP.less, '<'],
  [OP.lessOrEqual, '<='],
  [OP.equal, '=='],
  [OP.unequal, '!='],
])

const functions: ReadonlyMap<Op, string> = new Map<Op, string>([
  [OP.sqrt, 'sqrt'],
  [OP.exp, 'exp'],
  [OP.log, 'log'],
  [OP.sin, 'sin'],
  [OP.cos, 'cos'],
  [OP.tan, 'tan'],
  [OP.tanh, 'tanh'],
  [OP.abs, 'abs'],
  [OP.sign, 'sign'],
  [OP.floor, 'floor'],
  [OP.min, 'minimum'],
  [OP.max, 'maximum'],
])

function operation(op: Op, inner: readonly Piece[], dialect: Dialect): Piece {
  const [first = atom(''), second = atom(''), third = atom('')] = inner
  const sign = infixes.get(op)
  if (sign !== undefined) return infix(first, sign, second)
  if (op === OP.negate) return negative(first)
  if (op === OP.power) return raised(first, second)
  const comparison = comparisons.get(op)
  if (comparison !== undefined) return compared(dialect.argument(first), comparison, second)
  const inLibrary = `${dialect.module}.`
  if (op === OP.where) return call(`${inLibrary}where`, first, dialect.argument(second), dialect.argument(third))
  const name = functions.get(op)
  if (name === undefined) throw new RangeError(`The operation ${op} has no place in a surface.`)
  const own = name === 'sign' && dialect.module === 'torch'
  return call(own ? name : `${inLibrary}${name}`, ...inner.map(dialect.argument))
}
