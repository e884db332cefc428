import { constantValue, namesIn, typeOf } from '../../language/print.ts'
import type { Expression, ValueType } from '../../language/index.ts'
import type { Dialect } from './dialect.ts'
import { pythonName } from './names.ts'
import { atom, call, compared, infix, negative, numberPiece, raised, type Piece } from './piece.ts'

/** Where an expression stands. */
export interface Place {
  dialect: Dialect
  /** The numbers behind the names that never change. */
  constants: Readonly<Record<string, number>>
  /** The types of assigned names, where there are vectors. */
  types?: ReadonlyMap<string, ValueType>
  /** What else is called differently in the script. */
  renamed?: Readonly<Record<string, string>>
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>

const LARGEST_REPEATED_POWER = 8

export function piece(expression: Expression, place: Place): Piece {
  const { dialect } = place
  switch (expression.kind) {
    case 'number':
      return numberPiece(expression.value)
    case 'name':
      return { ...atom(nameOf(expression.name, place)), isNumber: expression.name === 'pi' || expression.name === 'e' }
    case 'negate':
      return negative(piece(expression.of, place))
    case 'comparison': {
      const [left, right] = [piece(expression.left, place), piece(expression.right, place)]
      return compared(dialect.argument(left), expression.operator, right)
    }
    case 'arithmetic':
      return written(expression, place) ?? arithmetic(expression, place)
    case 'call':
      return written(expression, place) ?? functionCall(expression, place)
  }
}

function nameOf(name: string, { dialect, renamed = {} }: Place): string {
  if (name === 'pi' || name === 'e') return `${dialect.module}.${name}`
  if (name === 'I') return `${dialect.module}.eye(2)`
  return Object.hasOwn(renamed, name) ? (renamed[name] ?? name) : pythonName(name)
}

/**
 * What has no names is left to Python only where it cannot fail there: functions and powers of numbers, and a division by
 * zero, are written as the numbers that they are.
 */
function written(expression: Of<'arithmetic'> | Of<'call'>, place: Place): Piece | undefined {
  if (namesIn(expression).some(({ name }) => name !== 'pi' && name !== 'e')) return undefined
  const value = constantValue(expression, {})
  if (value === undefined) return undefined
  if (expression.kind === 'arithmetic' && expression.operator !== '^' && Number.isFinite(value)) return undefined
  return place.dialect.argument(numberPiece(value))
}

function arithmetic({ operator, left, right }: Of<'arithmetic'>, place: Place): Piece {
  if (operator === '^') return power(left, right, place)
  const [first, second] = [piece(left, place), piece(right, place)]
  const matrixBefore = operator === '*' && type(left, place) === 'matrix'
  return infix(first, matrixBefore && type(right, place) !== 'scalar' ? '@' : operator, second)
}

const type = (expression: Expression, { types = new Map() }: Place) => typeOf(expression, types)

/** A constant whole power is the repeated product, and a constant to the step counter the running one. */
function power(base: Expression, exponent: Expression, place: Place): Piece {
  const { dialect, constants } = place
  const under = piece(base, place)
  const k = constantValue(exponent, constants)
  const isWhole = k !== undefined && Number.isInteger(k) && Math.abs(k) <= LARGEST_REPEATED_POWER
  if (isWhole && dialect.literalPowers) return repeated(under, k, dialect)
  if (exponent.kind === 'name' && exponent.name === 't' && dialect.literalPowers) {
    if (constantValue(base, constants) !== undefined) return call('power', under, atom('t'))
  }
  return raised(under, piece(exponent, place))
}

function repeated(base: Piece, k: number, dialect: Dialect): Piece {
  if (k === 0) return numberPiece(1)
  if (k < 0) return infix(numberPiece(1), '/', repeated(base, -k, dialect))
  if (k === 1) return base
  if (/^\w+$/.test(base.text) && k <= 3) return Array.from({ length: k }, () => base).reduce((u, v) => infix(u, '*', v))
  return k === 2 ? call(`${dialect.module}.square`, base) : call('product', base, numberPiece(k))
}

/** What a name stands for: one of the library's numbers, even where it is a plain number. */
export function printAssigned(expression: Expression, place: Place): string {
  const { text, isNumber } = piece(expression, place)
  return isNumber ? place.dialect.scalars([text]) : text
}

/** Functions of ours that are lines of Python in the script, where they are used. */
const ownFunctions: ReadonlySet<string> = new Set(['norm', 'solve', 'eigabs'])

const questions: Readonly<Record<string, string>> = {
  grad: 'gradient',
  loss: 'f',
  hess: 'hessian',
  gram: 'gram',
  fisher: 'fisher',
}

function functionCall(expression: Of<'call'>, place: Place): Piece {
  const { name } = expression
  const { dialect, renamed = {} } = place
  const inner = expression.arguments.map((argument) => piece(argument, place))
  const [first = atom(''), second = atom(''), third = atom('')] = inner
  const fold = (library: string, pieces: readonly Piece[]) =>
    pieces.map(dialect.argument).reduce((left, right) => call(`${dialect.module}.${library}`, left, right))
  const question = questions[name]
  if (question !== undefined) return call(renamed[`${name}()`] ?? question, ...inner)
  if (ownFunctions.has(name)) return call(name, ...inner)
  switch (name) {
    case 'min':
      return fold('minimum', inner)
    case 'max':
      return fold('maximum', inner)
    case 'clamp':
      return fold('minimum', [fold('maximum', [first, second]), third])
    case 'where':
      return call(`${dialect.module}.where`, first, dialect.argument(second), dialect.argument(third))
    case 'dot':
      return call(`${dialect.module}.sum`, infix(first, '*', second))
    case 'sign':
      return call(dialect.module === 'torch' ? 'sign' : `${dialect.module}.sign`, ...inner)
    default:
      return call(`${dialect.module}.${name}`, ...inner.map(dialect.argument))
  }
}
