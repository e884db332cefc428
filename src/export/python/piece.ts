/**
 * Python text with what is needed to put it into more: how tightly it holds together, and whether it is a number written
 * out, which some libraries treat otherwise than their own.
 */
export interface Piece {
  text: string
  level: number
  isNumber?: boolean
}

export const LEVEL = { comparison: 0, sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const

export const atom = (text: string): Piece => ({ text, level: LEVEL.atom })

/** A number with all its digits. */
export function numberPiece(value: number): Piece {
  const text = Number.isNaN(value) ? 'float("nan")' : numberText(value)
  return { text, level: text.startsWith('-') ? LEVEL.sign : LEVEL.atom, isNumber: true }
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '-float("inf")'
  if (Object.is(value, -0)) return '-0.0'
  // Python's whole numbers are not doubles: large ones must not be read as such.
  return Math.abs(value) >= 1e15 && !String(value).includes('e') ? value.toExponential() : String(value)
}

/** The text, in brackets if it would fall apart. */
export const within = ({ text, level }: Piece, needed: number): string => (level >= needed ? text : `(${text})`)

export const call = (name: string, ...inner: readonly Piece[]): Piece =>
  atom(`${name}(${inner.map(({ text }) => text).join(', ')})`)

export const negative = (of: Piece): Piece => ({
  text: `-${within(of, LEVEL.sign)}`,
  level: LEVEL.sign,
  isNumber: of.isNumber,
})

/** Terms and factors group from the left, as they do in the equations: another order would be other numbers. */
export function infix(left: Piece, operator: '+' | '-' | '*' | '/' | '@', right: Piece): Piece {
  const level = operator === '+' || operator === '-' ? LEVEL.sum : LEVEL.product
  const sign = operator === '*' || operator === '/' ? operator : ` ${operator} `
  const isNumber = left.isNumber && right.isNumber
  return { text: `${within(left, level)}${sign}${within(right, level + 1)}`, level, isNumber }
}

/** A base with a sign needs brackets, an exponent with one does not. */
export const raised = (base: Piece, exponent: Piece): Piece => ({
  text: `${within(base, LEVEL.atom)}**${within(exponent, LEVEL.sign)}`,
  level: LEVEL.power,
})

export const compared = (left: Piece, operator: string, right: Piece): Piece => ({
  text: `${within(left, LEVEL.sum)} ${operator} ${within(right, LEVEL.sum)}`,
  level: LEVEL.comparison,
})
