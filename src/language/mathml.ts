import type { MathNode } from './types.ts'

type Children = readonly (MathNode | string)[]

export const element = (tag: MathNode['tag'], ...children: Children): MathNode => ({ tag, children })

export const identifier = (text: string): MathNode => element('mi', text)

export const upright = (text: string): MathNode => ({
  tag: 'mi',
  attributes: { mathvariant: 'normal' },
  children: [text],
})

export const number = (text: string): MathNode => element('mn', text)

export const operator = (text: string, attributes?: Readonly<Record<string, string>>): MathNode =>
  attributes === undefined ? element('mo', text) : { tag: 'mo', attributes, children: [text] }

/** A letter with a hat, a bar, a tilde or a dot: as large as the letter, and close above it. */
export const accented = (base: MathNode, sign: string): MathNode => ({
  tag: 'mover',
  attributes: { accent: 'true' },
  children: [base, operator(sign, { stretchy: 'false' })],
})

/** Several nodes as one; a single one stays itself. */
export const row = (...children: readonly MathNode[]): MathNode => {
  const [only] = children
  return children.length === 1 && only !== undefined ? only : element('mrow', ...children)
}

/** Brackets grow with what is tall; an index alone does not make them. */
export function fenced(open: string, close: string, ...inner: readonly MathNode[]): MathNode {
  const attributes = inner.some(isTall) ? undefined : { stretchy: 'false' }
  return row(operator(open, attributes), ...inner, operator(close, attributes))
}

const isTall = (node: MathNode | string): boolean =>
  typeof node !== 'string' && (['mfrac', 'mtable', 'msqrt'].includes(node.tag) || node.children.some(isTall))

/** Nodes with a comma between them. */
export const listed = (nodes: readonly MathNode[]): MathNode[] =>
  nodes.flatMap((node, i) => (i === 0 ? [node] : [operator(','), node]))

export const rows = (
  lines: readonly (readonly MathNode[])[],
  attributes: Readonly<Record<string, string>>,
): MathNode => ({
  tag: 'mtable',
  attributes,
  children: lines.map((cells) => element('mtr', ...cells.map((cell) => element('mtd', cell)))),
})
