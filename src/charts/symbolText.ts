import { typesetName } from '../language/index.ts'
import type { MathNode } from '../language/types.ts'

export const COMBINING: Readonly<Record<string, string>> = { ˆ: '\u0302', '¯': '\u0304', '˜': '\u0303' }
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉'

/** A name of the equations as it is typeset, in plain characters for canvases and menus: `xbar` is x̄, `v1` is v₁. */
export const symbolText = (name: string): string => written(typesetName(name, {}))

function written(node: MathNode | string): string {
  if (typeof node === 'string') return node
  const [base = '', mark = ''] = node.children.map(written)
  if (node.tag === 'mover') return base + (COMBINING[mark] ?? mark)
  if (node.tag === 'msub') return base + (/^\d+$/.test(mark) ? lowered(mark) : ` ${mark}`)
  return node.children.map(written).join(node.tag === 'mrow' ? ' ' : '')
}

export const lowered = (digits: string) => [...digits].map((digit) => SUBSCRIPTS.charAt(Number(digit))).join('')
