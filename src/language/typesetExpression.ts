import { element, fenced, identifier, listed, number, operator, row, rows, upright } from './mathml.ts'
import { takesExponent, withScripts } from './typesetName.ts'
import { isSame } from './tree.ts'
import type { ComparisonOperator, Expression, MathNode } from './types.ts'

/** How tightly an expression holds together; a looser one gets brackets where a tighter one is needed. */
export const LEVEL = { comparison: 0, sum: 1, sign: 2, product: 3, power: 4, atom: 5 } as const

export interface Piece {
  node: MathNode
  level: number
  /** What stands at its edges, for the sign between factors. */
  startsWithDigit?: boolean
  endsWithDigit?: boolean
  /** Of a sum or product: what stands side by side in its row. */
  parts?: readonly MathNode[]
}

/** What depends on where an expression stands. */
export interface Setting {
  name(name: string): MathNode
  /** What stands in place of a part: a number, say. Undefined: the part itself. */
  instead?(part: Expression): Piece | undefined
  /** Names that stand before a fraction rather than in its numerator: the rate in `lr*m/(sqrt(v) + eps)`. */
  coefficients?: ReadonlySet<string>
}

export const typesetExpression = (expression: Expression, setting: Setting): MathNode => piece(expression, setting).node

const bracketed = ({ node, level, ...edges }: Piece, needed: number): Piece =>
  level >= needed ? { node, level, ...edges } : { node: fenced('(', ')', node), level: LEVEL.atom }

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
      return typesetCall(expression.name, expression.arguments, setting)
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
function typesetProduct(left: Piece, right: Piece, { instead }: Setting): Piece {
  return {
    ...joined(LEVEL.product, left, signBetween(left, right, instead !== undefined), right),
    startsWithDigit: left.startsWithDigit,
    endsWithDigit: right.endsWithDigit,
  }
}

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
    return { node: row(name, fenced('(', ')', ...typesetAll(base.arguments, setting))), level: LEVEL.power }
  }
  if (base.kind === 'name' && takesExponent(left.node)) {
    return { node: withScripts(left.node, { above: right.node }), level: LEVEL.power, startsWithDigit }
  }
  const isName = left.level === LEVEL.atom && !['msup', 'msubsup'].includes(left.node.tag)
  const { node } = isName ? left : { node: fenced('(', ')', left.node) }
  return { node: element('msup', node, right.node), level: LEVEL.power, startsWithDigit }
}

const typesetAll = (list: readonly Expression[], setting: Setting): MathNode[] =>
  listed(list.map((argument) => piece(argument, setting).node))

const norm = (inner: readonly MathNode[]) => fenced('‖', '‖', ...inner)

function typesetCall(name: string, list: readonly Expression[], setting: Setting): Piece {
  const inner = typesetAll(list, setting)
  const of = (...symbol: readonly MathNode[]): Piece => ({
    node: row(...symbol, fenced('(', ')', ...inner)),
    level: LEVEL.power,
  })
  switch (name) {
    case 'sqrt':
      return { node: element('msqrt', ...inner), level: LEVEL.atom }
    case 'abs':
      return { node: fenced('|', '|', ...inner), level: LEVEL.atom }
    case 'norm':
      return { node: norm(inner), level: LEVEL.atom }
    case 'floor':
      return { node: fenced('⌊', '⌋', ...inner), level: LEVEL.atom }
    case 'exp':
      return { node: element('msup', upright('e'), row(...inner)), level: LEVEL.power }
    case 'where':
      return typesetCases(list, setting)
    case 'grad':
      return of(operator('∇', tight), identifier('f'))
    case 'loss':
      return of(identifier('f'))
    case 'hess':
      return of(element('msup', operator('∇', tight), number('2')), identifier('f'))
    case 'gram':
      return of(element('msup', identifier('J'), upright('⊤')), identifier('J'))
    case 'fisher':
      return of(identifier('F'))
    case 'dot':
      return typesetDot(list, setting)
    case 'outer':
      return typesetOuter(list, setting)
    case 'solve':
      return typesetSolution(list, setting)
    case 'eigabs': {
      const [matrix = row(), floor = row()] = list.map((part) => piece(part, setting).node)
      return { node: element('msub', fenced('|', '|', matrix), row(operator('≥'), floor)), level: LEVEL.atom }
    }
    default:
      return of(identifier(name))
  }
}

const tight = { lspace: '0', rspace: '0' }

/** `a^⊤ b` of two names, angle brackets round what is longer. */
function typesetDot(list: readonly Expression[], setting: Setting): Piece {
  const [left, right] = list.map((part) => piece(part, setting))
  if (!left || !right || list.some(({ kind }) => kind !== 'name') || !takesExponent(left.node)) {
    return { node: fenced('⟨', '⟩', ...typesetAll(list, setting)), level: LEVEL.atom }
  }
  return { node: row(withScripts(left.node, { above: upright('⊤') }), right.node), level: LEVEL.product }
}

/** `a b^⊤`, which only explanations of procedures have. */
function typesetOuter(list: readonly Expression[], setting: Setting): Piece {
  const [left, right] = list.map((part) => bracketed(piece(part, setting), LEVEL.atom))
  if (!left || !right) return { node: row(), level: LEVEL.atom }
  return { node: row(left.node, withScripts(right.node, { above: upright('⊤') })), level: LEVEL.product }
}

/** The solution of a linear system, as the inverse times the right side. */
function typesetSolution([matrix, right]: readonly Expression[], setting: Setting): Piece {
  if (!matrix || !right) return { node: row(), level: LEVEL.atom }
  const { node } = bracketed(piece(matrix, setting), LEVEL.atom)
  const minusOne = row(operator('−'), number('1'))
  const inverse = takesExponent(node) ? withScripts(node, { above: minusOne }) : element('msup', node, minusOne)
  const thin = operator('\u2062', { lspace: '0', rspace: '0.14em' })
  return { node: row(inverse, thin, bracketed(piece(right, setting), LEVEL.product).node), level: LEVEL.product }
}

/** A brace with a row for each case; Iverson's bracket, [condition], for one or zero. */
function typesetCases(list: readonly Expression[], setting: Setting): Piece {
  const truth = truthOf(list)
  if (truth) return { node: fenced('[', ']', piece(truth, setting).node), level: LEVEL.atom }
  const text = (words: string) => element('mtext', words)
  const cases: MathNode[][] = []
  let [condition, yes, no] = list
  while (condition && yes) {
    const when = row(text(cases.length === 0 ? 'if\u00a0' : 'else if\u00a0'), piece(condition, setting).node)
    cases.push([piece(yes, setting).node, when])
    if (no?.kind !== 'call' || no.name !== 'where' || truthOf(no.arguments)) break
    ;[condition, yes, no] = no.arguments
  }
  cases.push([no ? piece(no, setting).node : row(), text('otherwise')])
  const attributes = { columnalign: 'left left', displaystyle: 'true' }
  return { node: row(operator('{'), rows(cases, attributes)), level: LEVEL.sum }
}

const opposites: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
}

/** The comparison that `where(..., 1, 0)`, or `where(..., 0, 1)`, tells the truth of. */
function truthOf([condition, yes, no]: readonly Expression[]): Expression | undefined {
  if (condition?.kind !== 'comparison' || yes?.kind !== 'number' || no?.kind !== 'number') return undefined
  if (yes.value === 1 && no.value === 0) return condition
  return yes.value === 0 && no.value === 1 ? { ...condition, operator: opposites[condition.operator] } : undefined
}
