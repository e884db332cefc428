import { element, fenced, identifier, listed, number, operator, row, rows, upright } from './mathml.ts'
import { bracketed, LEVEL, type Piece } from './piece.ts'
import { takesExponent, withScripts } from './typesetName.ts'
import type { ComparisonOperator, Expression, MathNode } from './types.ts'

type Typeset = (part: Expression) => Piece

export const typesetAll = (list: readonly Expression[], typeset: Typeset): MathNode[] =>
  listed(list.map((argument) => typeset(argument).node))

const norm = (inner: readonly MathNode[]) => fenced('‖', '‖', ...inner)

export function typesetCall(name: string, list: readonly Expression[], typeset: Typeset): Piece {
  const inner = typesetAll(list, typeset)
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
      return typesetCases(list, typeset)
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
      return typesetDot(list, typeset)
    case 'outer':
      return typesetOuter(list, typeset)
    case 'solve':
      return typesetSolution(list, typeset)
    case 'eigabs': {
      const [matrix = row(), floor = row()] = list.map((part) => typeset(part).node)
      return { node: element('msub', fenced('|', '|', matrix), row(operator('≥'), floor)), level: LEVEL.atom }
    }
    default: {
      const gradient = /^grad_(\w+)$/.exec(name)?.[1]
      return gradient === undefined ? of(identifier(name)) : of(operator('∇', tight), indexed('f', gradient))
    }
  }
}

const tight = { lspace: '0', rspace: '0' }

/** The gradient of one term, or of a batch of them, `grad_i(x)`, which only explanations have. */
const indexed = (name: string, index: string) => element('msub', identifier(name), identifier(index))

/** `a^⊤ b` of two names, angle brackets round what is longer. */
function typesetDot(list: readonly Expression[], typeset: Typeset): Piece {
  const [left, right] = list.map((part) => typeset(part))
  if (!left || !right || list.some(({ kind }) => kind !== 'name') || !takesExponent(left.node)) {
    return { node: fenced('⟨', '⟩', ...typesetAll(list, typeset)), level: LEVEL.atom }
  }
  const node = row(withScripts(left.node, { above: upright('⊤') }), right.node)
  return { node, level: LEVEL.product, isInner: true }
}

/** `a b^⊤`, which only explanations of procedures have. */
function typesetOuter(list: readonly Expression[], typeset: Typeset): Piece {
  const [left, right] = list.map((part) => bracketed(typeset(part), LEVEL.atom))
  if (!left || !right) return { node: row(), level: LEVEL.atom }
  return { node: row(left.node, withScripts(right.node, { above: upright('⊤') })), level: LEVEL.product }
}

/** The solution of a linear system, as the inverse times the right side. */
function typesetSolution([matrix, right]: readonly Expression[], typeset: Typeset): Piece {
  if (!matrix || !right) return { node: row(), level: LEVEL.atom }
  const { node } = bracketed(typeset(matrix), LEVEL.atom)
  const minusOne = row(operator('−'), number('1'))
  const inverse = takesExponent(node) ? withScripts(node, { above: minusOne }) : element('msup', node, minusOne)
  const thin = operator('\u2062', { lspace: '0', rspace: '0.14em' })
  return { node: row(inverse, thin, bracketed(typeset(right), LEVEL.product).node), level: LEVEL.product }
}

/** A brace with a row for each case; Iverson's bracket, [condition], for one or zero. */
function typesetCases(list: readonly Expression[], typeset: Typeset): Piece {
  const truth = truthOf(list)
  if (truth) return { node: fenced('[', ']', typeset(truth).node), level: LEVEL.atom }
  const text = (words: string) => element('mtext', words)
  const cases: MathNode[][] = []
  let [condition, yes, no] = list
  while (condition && yes) {
    const when = row(text(cases.length === 0 ? 'if\u00a0' : 'else if\u00a0'), typeset(condition).node)
    cases.push([typeset(yes).node, when])
    if (no?.kind !== 'call' || no.name !== 'where' || truthOf(no.arguments)) break
    ;[condition, yes, no] = no.arguments
  }
  cases.push([no ? typeset(no).node : row(), text('otherwise')])
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
