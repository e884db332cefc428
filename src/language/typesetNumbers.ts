import { typeOf } from './infer.ts'
import { element, fenced, listed, rows } from './mathml.ts'
import { LEVEL, typesetNumber, type Piece } from './piece.ts'
import { typesetExpression } from './typesetExpression.ts'
import { typesetName } from './typesetName.ts'
import { coefficientsOf } from './typesetSteps.ts'
import type { Expression, MathNode, OptimizerProgram } from './types.ts'

/**
 * The numbers of a part of a line: of a name, and of a question to the oracle (`grad(x)`). One number, one for each coordinate,
 * or those of a matrix row after row. Undefined: there are none.
 */
export type NumbersOf = (part: Expression) => ArrayLike<number> | undefined

const ROUNDED = 4
/** Parameters stand as they were written, up to so many digits. */
const WRITTEN = 7

/** A number as the inspector shows it: whole and short ones exactly, others with four significant digits; m × 10^e far from 1. */
export const typesetValue = (value: number): MathNode => valuePiece(value, ROUNDED).node

function valuePiece(value: number, digits: number): Piece {
  if (Number.isNaN(value)) return { node: element('mtext', 'undefined'), level: LEVEL.atom }
  return typesetNumber(value, Number.isFinite(value) ? textOf(value, digits) : String(value))
}

function textOf(value: number, digits: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    const shortest = value.toExponential()
    const rounded = value.toExponential(digits - 1)
    return shortest.length < rounded.length ? shortest : rounded
  }
  const exact = String(value)
  const written = exact.replace(/[-.]/g, '').replace(/^0+/, '').length
  return written <= digits || (Number.isInteger(value) && size < 1e5) ? exact : plain(value, digits)
}

/** All whole digits, and never an exponent. */
const plain = (value: number, digits: number) =>
  Math.abs(value).toFixed(0).length < digits ? value.toPrecision(digits) : value.toFixed(0)

/**
 * The right side of a line of an optimizer with numbers in place of names and of the oracle's answers, for one coordinate.
 * Where coordinates come together (norm, dot, sum, mean) vectors stand whole, and so do matrices and what they act on.
 * What `numbersOf` has no numbers for stands as its symbol.
 */
export function typesetWithNumbers(
  program: OptimizerProgram,
  expression: Expression,
  numbersOf: NumbersOf,
  coordinate: number,
): MathNode {
  const whole = wholeParts(expression, program.types)
  const parameters = new Set(program.parameters)
  const instead = (part: Expression): Piece | undefined => {
    if (part.kind === 'number') return undefined
    const numbers = numbersOf(part)
    if (!numbers || numbers.length === 0) return undefined
    const digits = part.kind === 'name' && parameters.has(part.name) ? WRITTEN : ROUNDED
    const shape = numbers.length === 1 ? undefined : whole.get(part)
    if (shape === undefined) return valuePiece(numbers[Math.min(coordinate, numbers.length - 1)] ?? NaN, digits)
    return { node: wholeNode(Array.from(numbers), shape), level: LEVEL.atom }
  }
  return typesetExpression(expression, {
    name: (name) => typesetName(name, {}),
    instead,
    coefficients: coefficientsOf(program),
  })
}

type Shape = 'tuple' | 'column' | 'matrix'

/** The parts that stand whole, and how. */
function wholeParts(expression: Expression, types: OptimizerProgram['types']): ReadonlyMap<Expression, Shape> {
  const found = new Map<Expression, Shape>()
  const isMatrix = (part: Expression) => typeOf(part, types) === 'matrix'
  const visit = (part: Expression, shape: Shape | undefined): void => {
    if (isMatrix(part)) found.set(part, 'matrix')
    else if (shape !== undefined) found.set(part, shape)
    if (part.kind === 'negate') visit(part.of, shape)
    if (part.kind === 'call') {
      const together = ['norm', 'dot', 'sum', 'mean'].includes(part.name)
      for (const each of part.arguments) visit(each, together ? 'tuple' : part.name === 'solve' ? 'column' : shape)
    }
    if (part.kind !== 'arithmetic' && part.kind !== 'comparison') return
    const product = part.kind === 'arithmetic' && part.operator === '*' && [part.left, part.right].some(isMatrix)
    for (const side of [part.left, part.right]) visit(side, product ? 'column' : shape)
  }
  visit(expression, undefined)
  return found
}

function wholeNode(numbers: readonly number[], shape: Shape): MathNode {
  const nodes = numbers.map(typesetValue)
  if (shape === 'tuple') return fenced('(', ')', ...listed(nodes))
  const width = shape === 'column' ? 1 : Math.round(Math.sqrt(nodes.length))
  const lines = Array.from({ length: nodes.length / width }, (_, i) => nodes.slice(i * width, (i + 1) * width))
  return fenced('(', ')', rows(lines, { class: 'matrix' }))
}
