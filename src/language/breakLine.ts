import { row } from './mathml.ts'
import type { MathNode } from './types.ts'

/**
 * A line cut into parts that may stand under each other, since browsers do not break mathematics: before `=`, `+` and `−`, and
 * inside brackets too where a part would be wider than so many em.
 */
export function breakLine(line: MathNode, widest: number): readonly MathNode[] {
  let parts = cut(line, 0)
  for (let depth = 1; depth <= DEEPEST && parts.some((part) => widthOf(part) > widest); depth++) {
    parts = cut(line, depth, widest / 3)
  }
  const [left, first, ...rest] = parts
  const head = left && first && row(...nodesOf(left), ...nodesOf(first))
  return head && isEquals(nodesOf(first)[0]) && widthOf(head) <= widest ? [head, ...rest] : parts
}

const DEEPEST = 4
const BREAKS: ReadonlySet<string> = new Set(['=', '←', '+', '−', '<', '≤', '>', '≥', '≠'])
const OPENING: ReadonlySet<string> = new Set(['(', '⟨', '‖', '|', '⌊'])

/** Brackets are opened `depth` deep, but for short ones. */
function cut(node: MathNode, depth: number, short = Infinity): MathNode[] {
  const parts: MathNode[][] = [[]]
  const append = (inner: MathNode) => parts.at(-1)?.push(inner)
  nodesOf(node).forEach((child, i, siblings) => {
    if (i > 0 && (isSign(child) || isComma(siblings[i - 1]))) parts.push([])
    const bracket = isBracket(child)
    const opens = child.tag === 'mrow' && (!bracket || (depth > 0 && widthOf(child) > short))
    if (!opens) return append(isSign(child) && i > 0 ? infix(child) : child)
    const [first, ...rest] = cut(child, bracket ? depth - 1 : depth, short)
    if (first) append(first)
    for (const inner of rest) parts.push([inner])
  })
  return parts.map((nodes) => row(...nodes))
}

/** What stands side by side. */
const nodesOf = (node: MathNode): MathNode[] =>
  node.tag === 'mrow' ? node.children.filter((child) => typeof child !== 'string') : [node]
const textOf = (node: MathNode | undefined) =>
  node?.tag === 'mo' ? node.children.filter((child) => typeof child === 'string').join('') : ''
const isSign = (node: MathNode | undefined) => BREAKS.has(textOf(node))
const isEquals = (node: MathNode | undefined) => ['=', '←'].includes(textOf(node))
const isComma = (node: MathNode | undefined) => textOf(node) === ','
const isBracket = (node: MathNode) => node.tag === 'mrow' && OPENING.has(textOf(nodesOf(node)[0]))

/** At the head of a part a sign stands between two terms nevertheless. */
const infix = (sign: MathNode): MathNode => ({ ...sign, attributes: { ...sign.attributes, form: 'infix' } })

/** About how wide a node is, in em. */
function widthOf(node: MathNode | string): number {
  if (typeof node === 'string') return 0.55 * [...node].length
  const widths = node.children.map(widthOf)
  const sum = widths.reduce((all, width) => all + width, 0)
  const [base = 0, ...scripts] = widths
  switch (node.tag) {
    case 'mo':
      return BREAKS.has(textOf(node)) ? 1.2 : textOf(node) === '\u2062' ? 0.15 : 0.4
    case 'msub':
    case 'msup':
    case 'msubsup':
      return base + 0.7 * Math.max(...scripts)
    case 'mover':
      return base
    case 'munderover':
      return Math.max(1.2, ...scripts.map((script) => 0.7 * script))
    case 'msqrt':
      return sum + 0.9
    case 'mfrac':
    case 'mtable':
      return Math.max(...widths, 0)
    case 'mtd':
      return sum + 0.4
    default:
      return sum
  }
}
