import type { MathNode } from '../../src/language/index.ts'

const plainTags = new Set(['mrow', 'mi', 'mn', 'mo', 'mtext', 'math'])

/** A formula as a line: plain marks stand as they are, the rest as tag{part,part}. */
export function line(node: MathNode | string): string {
  if (typeof node === 'string') return node.replace('\u2062', '·')
  if (plainTags.has(node.tag)) return node.children.map(line).join('')
  return `${node.tag}{${node.children.map(line).join(',')}}`
}
