import { element, fenced, number, operator, row } from './mathml.ts'
import type { MathNode } from './types.ts'

/** How tightly an expression holds together; a looser one gets brackets where a tighter one is needed. */
export const LEVEL = { comparison: 0, sum: 1, sign: 2, product: 3, power: 4, atom: 5 } as const

export interface Piece {
  node: MathNode
  level: number
  /** What stands at its edges, for the sign between factors. */
  startsWithDigit?: boolean
  endsWithDigit?: boolean
  /** A product of its own kind, which stands in brackets among factors. */
  isInner?: boolean
  /** Of a sum or product: what stands side by side in its row. */
  parts?: readonly MathNode[]
}

export const bracketed = ({ node, level, ...edges }: Piece, needed: number): Piece =>
  level >= needed ? { node, level, ...edges } : { node: fenced('(', ')', node), level: LEVEL.atom }

/** A number as it is written in a text; with an exponent as m × 10^e. */
export function typesetNumber(value: number, text = String(value)): Piece {
  if (text.startsWith('-')) {
    return { node: row(operator('−'), typesetNumber(-value, text.slice(1)).node), level: LEVEL.sign }
  }
  const digits = { startsWithDigit: true, endsWithDigit: true }
  const [mantissa = '', exponent] = text.split('e')
  if (value === Infinity) return { node: operator('∞'), level: LEVEL.atom }
  if (exponent === undefined) return { node: number(mantissa), level: LEVEL.atom, ...digits }
  const sign = exponent.startsWith('-') ? [operator('−')] : []
  const ten = element('msup', number('10'), row(...sign, number(exponent.replace(/^[+-]/, ''))))
  if (mantissa === '1') return { node: ten, level: LEVEL.power, ...digits }
  return { node: row(number(mantissa), operator('×'), ten), level: LEVEL.product, ...digits }
}
