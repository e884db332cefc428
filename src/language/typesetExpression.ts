import { element, fenced, identifier, operator, row } from './mathml.ts'
import { bracketed, LEVEL, typesetNumber, type Piece } from './piece.ts'
import { isSame } from './tree.ts'
import { typesetAll, typesetCall } from './typesetCall.ts'
import { takesExponent, withScripts } from './typesetName.ts'
import type { ComparisonOperator, Expression, MathNode } from './types.ts'

/** What depends on where an expression stands. */
export interface Setting {
  name(name: string): MathNode
  /** What stands in place of a part: a number, say. Undefined: the part itself. */
  instead?(part: Expression): Piece | undefined
  /** Names that stand before a fraction rather than in its numerator: the rate in `lr*m/(sqrt(v) + eps)`. */
  coefficients?: ReadonlySet<string>
}

export const typesetExpression = (expression: Expression, setting: Setting): MathNode => piece(expression, setting).node

/** In brackets where it is a sum. */
export const typesetFactor = (expression: Expression, setting: Setting): MathNode =>
  bracketed(piece(expression, setting), LEVEL.product).node

function piece(expression: Expression, setting: Setting): Piece {
  const instead = setting.instead?.(expression)
  if (instead) return instead
  switch (expression.kind) {
    case 'number':
      return typesetNumber(expression.value)
    case 'name':
      return { node: setting.name(expression.name), level: LEVEL.atom }
    case 'negate': {
      const of = bracketed(piece(expression.of, setting), LEVEL.product)
      return { node: row(operator('−'), of.node), level: LEVEL.sign }
    }
    case 'comparison': {
      const [left, right] = [piece(expression.left, setting), piece(expression.right, setting)]
      return {
        node: row(left.node, operator(comparisonSigns[expression.operator]), right.node),
        level: LEVEL.comparison,
      }
    }
    case 'arithmetic':
      return typesetArithmetic(expression, setting)
    case 'call':
      return typesetCall(expression.name, expression.arguments, (part) => piece(part, setting))
  }
}

const comparisonSigns: Readonly<Record<ComparisonOperator, string>> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
}

type Arithmetic = Extract<Expression, { kind: 'arithmetic' }>

function typesetArithmetic(expression: Arithmetic, setting: Setting): Piece {
  const divisor = divisorOf(expression)
  if (divisor !== undefined) return typesetRemainder(expression.left, divisor, setting)
  if (isQuotient(expression)) return typesetQuotient(expression, setting)
  const [left, right] = [piece(expression.left, setting), piece(expression.right, setting)]
  switch (expression.operator) {
    case '+':
    case '-': {
      const sign = operator(expression.operator === '+' ? '+' : '−')
      const second = expression.operator === '+' && right.level === LEVEL.sum ? right : bracketed(right, LEVEL.product)
      return joined(LEVEL.sum, bracketed(left, LEVEL.sum), sign, second)
    }
    case '*':
      return typesetProduct(bracketed(left, LEVEL.sign), bracketed(right, LEVEL.product), setting)
    default:
      return typesetPower(expression, left, right, setting)
  }
}

/** The sign and a coefficient stand before the fraction; a fraction over a third part is one fraction. */
function typesetQuotient(quotient: Quotient, setting: Setting): Piece {
  const { left, right } = quotient
  if (left.kind === 'negate') {
    return {
      node: row(operator('−'), typesetQuotient({ ...quotient, left: left.of }, setting).node),
      level: LEVEL.sign,
    }
  }
  if (isQuotient(left)) {
    const divisor: Expression = { ...quotient, operator: '*', left: left.right }
    return typesetQuotient({ ...left, right: divisor }, setting)
  }
  const apart = coefficientOf(left, setting)
  if (apart) {
    const fraction = typesetQuotient({ ...quotient, left: apart.rest }, setting)
    return typesetProduct(piece(apart.coefficient, setting), fraction, setting)
  }
  return { node: element('mfrac', piece(left, setting).node, piece(right, setting).node), level: LEVEL.product }
}

type Quotient = Arithmetic & { operator: '/' }
const isQuotient = (part: Expression): part is Quotient => part.kind === 'arithmetic' && part.operator === '/'

/** The first factor of a product, if it is a coefficient, and what it multiplies. */
function coefficientOf(
  product: Expression,
  setting: Setting,
): { coefficient: Expression; rest: Expression } | undefined {
  if (product.kind !== 'arithmetic' || product.operator !== '*') return undefined
  const { left, right } = product
  if (left.kind === 'name') return setting.coefficients?.has(left.name) ? { coefficient: left, rest: right } : undefined
  const inner = coefficientOf(left, setting)
  return inner && { ...inner, rest: { ...product, left: inner.rest } }
}

/** Factors stand side by side; where a number follows, and between numbers, a sign keeps them apart. */
function typesetProduct(first: Piece, second: Piece, { instead }: Setting): Piece {
  const [left, right] = [apart(first), apart(second)]
  return {
    ...joined(LEVEL.product, left, signBetween(left, right, instead !== undefined), right),
    startsWithDigit: left.startsWithDigit,
    endsWithDigit: right.endsWithDigit,
  }
}

const apart = (factor: Piece): Piece =>
  factor.isInner ? { node: fenced('(', ')', factor.node), level: LEVEL.atom } : factor

function signBetween(left: Piece, right: Piece, numeric: boolean): MathNode {
  if (numeric) return operator('⋅')
  if (right.startsWithDigit) return operator(left.endsWithDigit ? '×' : '⋅')
  return operator('\u2062', { lspace: '0', rspace: left.endsWithDigit ? '0' : '0.14em' })
}

/** One row for all terms, or factors, that follow each other: not a row within a row for each. */
function joined(level: number, left: Piece, sign: MathNode, right: Piece): Piece {
  const before = left.level === level ? left.parts : undefined
  const parts = [...(before ?? [left.node]), sign, right.node]
  return { node: row(...parts), level, parts }
}

/** Of `u - v*floor(u/v)`, what remains of u after division by v: v. */
function divisorOf({ operator: sign, left, right }: Arithmetic): Expression | undefined {
  if (sign !== '-' || right.kind !== 'arithmetic' || right.operator !== '*') return undefined
  const { left: divisor, right: whole } = right
  if (whole.kind !== 'call' || whole.name !== 'floor') return undefined
  const [quotient] = whole.arguments
  if (quotient?.kind !== 'arithmetic' || quotient.operator !== '/') return undefined
  return isSame(quotient.left, left) && isSame(quotient.right, divisor) ? divisor : undefined
}

function typesetRemainder(left: Expression, divisor: Expression, setting: Setting): Piece {
  const [dividend, by] = [left, divisor].map((part) => bracketed(piece(part, setting), LEVEL.power).node)
  const mod = operator('mod', { form: 'infix', lspace: '0.25em', rspace: '0.25em' })
  return { node: row(dividend ?? row(), mod, by ?? row()), level: LEVEL.sign }
}

const withPowers: ReadonlySet<string> = new Set(['sin', 'cos', 'tan', 'tanh', 'log'])

/** `sin(x)^2` is written with the exponent at the function's name. */
function typesetPower({ left: base, right: exponent }: Arithmetic, left: Piece, right: Piece, setting: Setting): Piece {
  const { startsWithDigit } = left
  if (base.kind === 'call' && withPowers.has(base.name) && exponent.kind === 'number') {
    const name = element('msup', identifier(base.name), right.node)
    const inner = typesetAll(base.arguments, (part) => piece(part, setting))
    return { node: row(name, fenced('(', ')', ...inner)), level: LEVEL.power }
  }
  if (base.kind === 'name' && takesExponent(left.node)) {
    return { node: withScripts(left.node, { above: right.node }), level: LEVEL.power, startsWithDigit }
  }
  const isName = left.level === LEVEL.atom && !['msup', 'msubsup'].includes(left.node.tag)
  const { node } = isName ? left : { node: fenced('(', ')', left.node) }
  return { node: element('msup', node, right.node), level: LEVEL.power, startsWithDigit }
}
