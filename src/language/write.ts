import type { Expression } from './types.ts'

/** How tightly an expression holds together; where a tighter one is needed, a looser one gets brackets. */
const LEVEL = { comparison: 0, sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const

interface Piece {
  text: string
  level: number
}

/**
 * An expression as text that reads as the same tree, with no bracket too many. `replace` gives the name that is to stand
 * in place of a part, or undefined for the part itself.
 */
export function writeExpression(
  expression: Expression,
  replace: (part: Expression) => string | undefined = () => undefined,
): string {
  const write = (part: Expression, needed: number): string => {
    const name = replace(part)
    const { text, level } = name === undefined ? pieceOf(part, write) : { text: name, level: LEVEL.atom }
    return level < needed ? `(${text})` : text
  }
  return write(expression, LEVEL.comparison)
}

function pieceOf(part: Expression, write: (part: Expression, needed: number) => string): Piece {
  switch (part.kind) {
    case 'number':
      return { text: part.value === Infinity ? '1e999' : String(part.value), level: LEVEL.atom }
    case 'name':
      return { text: part.name, level: LEVEL.atom }
    case 'call': {
      const list = part.arguments.map((argument) => write(argument, LEVEL.comparison))
      return { text: `${part.name}(${list.join(', ')})`, level: LEVEL.atom }
    }
    case 'negate':
      return { text: `-${write(part.of, LEVEL.sign)}`, level: LEVEL.sign }
    case 'comparison':
      return {
        text: `${write(part.left, LEVEL.sum)} ${part.operator} ${write(part.right, LEVEL.sum)}`,
        level: LEVEL.comparison,
      }
    case 'arithmetic': {
      const { level, left, right, sign } = operators[part.operator]
      return { text: write(part.left, left) + sign + write(part.right, right), level }
    }
  }
}

/** The level of an operation, and those that its two sides need: sums and products are read from the left, powers from the right. */
const sum = { level: LEVEL.sum, left: LEVEL.sum, right: LEVEL.product }
const product = { level: LEVEL.product, left: LEVEL.product, right: LEVEL.sign }
const operators = {
  '+': { ...sum, sign: ' + ' },
  '-': { ...sum, sign: ' - ' },
  '*': { ...product, sign: '*' },
  '/': { ...product, sign: '/' },
  '^': { level: LEVEL.power, left: LEVEL.atom, right: LEVEL.sign, sign: '^' },
}
