import { extentOf, type Extent } from './tree.ts'
import { element, fenced, identifier, listed, number, operator, row, rows, upright } from './mathml.ts'
import { greekLetters } from './names.ts'
import { typesetSymbol } from './typesetSymbol.ts'
import type { ComparisonOperator, Expression, MathNode, SurfaceProgram } from './types.ts'

/** Names of parameters and the TeX they are shown as. */
export type Symbols = Readonly<Record<string, string>>

/** How tightly an expression holds together; a looser one gets brackets where a tighter one is needed. */
const LEVEL = { comparison: 0, sum: 1, sign: 2, product: 3, power: 4, atom: 5 } as const

interface Piece {
  node: MathNode
  level: number
  /** What stands at its edges, for the sign between factors. */
  startsWithDigit?: boolean
  endsWithDigit?: boolean
  /** Of a sum or product: what stands side by side in its row. */
  parts?: readonly MathNode[]
}

/** More than this no page lays out at once, nor does anybody read it: browsers take ever longer the deeper mathematics nests. */
const LARGEST: Extent = { nodes: 600, depth: 40 }

/**
 * `f(x, y) = ...` as MathML; helper lines stand above it as rows of their own. Of a formula that is too large, only its
 * size is told.
 */
export function typesetSurface(program: SurfaceProgram, symbols: Symbols): MathNode {
  const { nodes, depth } = extentOf([...program.helpers.map(({ right }) => right), program.value])
  if (nodes > LARGEST.nodes || depth > LARGEST.depth) return tooLarge(nodes)
  const show = (expression: Expression) => typesetExpression(expression, symbols)
  const value = show(program.value)
  const equation = (left: MathNode, right: MathNode) => [left, row(operator('='), right)]
  const attributes = { display: 'block' }
  if (program.helpers.length === 0) return { tag: 'math', attributes, children: equation(head, value) }
  const lines = program.helpers.map(({ name, right }) => equation(typesetName(name, symbols), show(right)))
  const table = rows([...lines, equation(head, value)], { columnalign: 'right left', class: 'lines' })
  return { tag: 'math', attributes, children: [table] }
}

const head = row(identifier('f'), fenced('(', ')', identifier('x'), operator(','), identifier('y')))

const tooLarge = (nodes: number): MathNode => ({
  tag: 'math',
  attributes: { display: 'block' },
  children: [head, operator('='), element('mtext', `a formula of ${nodes} parts`)],
})

export const typesetExpression = (expression: Expression, symbols: Symbols): MathNode => piece(expression, symbols).node

/** `beta1` and `beta_1` have an index, `mhat` a hat, `kappa` is Greek; a declared symbol goes before all that. */
export function typesetName(name: string, symbols: Symbols): MathNode {
  const symbol = Object.hasOwn(symbols, name) ? symbols[name] : undefined
  if (symbol !== undefined) return typesetSymbol(symbol)
  if (name === 'pi') return upright('π')
  if (name === 'e') return upright('e')
  const [, letters = name, index = ''] = /^([A-Za-z]+?)_?(\d*|_[A-Za-z0-9_]+)$/.exec(name) ?? []
  const [, hatted = ''] = /^(.+)hat$/.exec(letters) ?? []
  const base = hatted === '' ? letter(letters) : element('mover', letter(hatted), operator('^', { stretchy: 'false' }))
  if (index === '') return base
  const script = index.replace(/^_/, '')
  return element('msub', base, /^\d+$/.test(script) ? number(script) : letter(script.replaceAll('_', ' ')))
}

const letter = (name: string) => identifier(greekLetters.get(name) ?? name)

const bracketed = ({ node, level, ...edges }: Piece, needed: number): Piece =>
  level >= needed ? { node, level, ...edges } : { node: fenced('(', ')', node), level: LEVEL.atom }

function piece(expression: Expression, symbols: Symbols): Piece {
  switch (expression.kind) {
    case 'number':
      return typesetNumber(expression.value)
    case 'name':
      return { node: typesetName(expression.name, symbols), level: LEVEL.atom }
    case 'negate': {
      const of = bracketed(piece(expression.of, symbols), LEVEL.product)
      return { node: row(operator('−'), of.node), level: LEVEL.sign }
    }
    case 'comparison': {
      const [left, right] = [piece(expression.left, symbols), piece(expression.right, symbols)]
      return {
        node: row(left.node, operator(comparisonSigns[expression.operator]), right.node),
        level: LEVEL.comparison,
      }
    }
    case 'arithmetic':
      return typesetArithmetic(expression, symbols)
    case 'call':
      return typesetCall(expression.name, expression.arguments, symbols)
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

function typesetNumber(value: number): Piece {
  const digits = { startsWithDigit: true, endsWithDigit: true }
  const [mantissa = '', exponent] = String(value).split('e')
  if (value === Infinity) return { node: operator('∞'), level: LEVEL.atom }
  if (exponent === undefined) return { node: number(mantissa), level: LEVEL.atom, ...digits }
  const sign = exponent.startsWith('-') ? [operator('−')] : []
  const ten = element('msup', number('10'), row(...sign, number(exponent.replace(/^[+-]/, ''))))
  if (mantissa === '1') return { node: ten, level: LEVEL.power, ...digits }
  return { node: row(number(mantissa), operator('×'), ten), level: LEVEL.product, ...digits }
}

type Arithmetic = Extract<Expression, { kind: 'arithmetic' }>

function typesetArithmetic(expression: Arithmetic, symbols: Symbols): Piece {
  const [left, right] = [piece(expression.left, symbols), piece(expression.right, symbols)]
  switch (expression.operator) {
    case '+':
    case '-': {
      const sign = operator(expression.operator === '+' ? '+' : '−')
      const second = expression.operator === '+' && right.level === LEVEL.sum ? right : bracketed(right, LEVEL.product)
      return joined(LEVEL.sum, bracketed(left, LEVEL.sum), sign, second)
    }
    case '*':
      return typesetProduct(bracketed(left, LEVEL.sign), bracketed(right, LEVEL.product))
    case '/':
      return { node: element('mfrac', left.node, right.node), level: LEVEL.product }
    case '^':
      return typesetPower(expression, left, right, symbols)
  }
}

/** Factors stand side by side; where a number follows, a dot keeps them apart. */
function typesetProduct(left: Piece, right: Piece): Piece {
  const space = left.endsWithDigit ? '0' : '0.14em'
  const sign = right.startsWithDigit
    ? operator(left.endsWithDigit ? '×' : '⋅')
    : operator('\u2062', { lspace: '0', rspace: space })
  return {
    ...joined(LEVEL.product, left, sign, right),
    startsWithDigit: left.startsWithDigit,
    endsWithDigit: right.endsWithDigit,
  }
}

/** One row for all terms, or factors, that follow each other: not a row within a row for each. */
function joined(level: number, left: Piece, sign: MathNode, right: Piece): Piece {
  const before = left.level === level ? left.parts : undefined
  const parts = [...(before ?? [left.node]), sign, right.node]
  return { node: row(...parts), level, parts }
}

const withPowers: ReadonlySet<string> = new Set(['sin', 'cos', 'tan', 'tanh', 'log'])

/** `sin(x)^2` is written with the exponent at the function's name. */
function typesetPower({ left: base, right: exponent }: Arithmetic, left: Piece, right: Piece, symbols: Symbols): Piece {
  if (base.kind === 'call' && withPowers.has(base.name) && exponent.kind === 'number') {
    const name = element('msup', identifier(base.name), right.node)
    return { node: row(name, fenced('(', ')', ...typesetAll(base.arguments, symbols))), level: LEVEL.power }
  }
  const { node } = bracketed(left, LEVEL.atom)
  return { node: element('msup', node, right.node), level: LEVEL.power, startsWithDigit: left.startsWithDigit }
}

const typesetAll = (list: readonly Expression[], symbols: Symbols): MathNode[] =>
  listed(list.map((argument) => piece(argument, symbols).node))

function typesetCall(name: string, list: readonly Expression[], symbols: Symbols): Piece {
  const inner = typesetAll(list, symbols)
  switch (name) {
    case 'sqrt':
      return { node: element('msqrt', ...inner), level: LEVEL.atom }
    case 'abs':
      return { node: fenced('|', '|', ...inner), level: LEVEL.atom }
    case 'floor':
      return { node: fenced('⌊', '⌋', ...inner), level: LEVEL.atom }
    case 'exp':
      return { node: element('msup', upright('e'), row(...inner)), level: LEVEL.power }
    case 'where':
      return { node: typesetCases(list, symbols), level: LEVEL.sum }
    default:
      return { node: row(identifier(name), fenced('(', ')', ...inner)), level: LEVEL.power }
  }
}

function typesetCases([condition, ...branches]: readonly Expression[], symbols: Symbols): MathNode {
  const [yes = row(), no = row()] = branches.map((branch) => piece(branch, symbols).node)
  const when = condition === undefined ? row() : piece(condition, symbols).node
  const text = (words: string) => element('mtext', words)
  const cases = rows(
    [
      [yes, row(text('if\u00a0'), when)],
      [no, text('otherwise')],
    ],
    { columnalign: 'left left' },
  )
  return row(operator('{'), cases)
}
