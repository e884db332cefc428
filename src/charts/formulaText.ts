import type { MathNode } from '../language/types.ts'
import { superscript } from './format.ts'
import { COMBINING, lowered } from './symbolText.ts'

/** Between which and their neighbours there is a space. */
const SPACED = /^[=+−·×/<>≤≥]$/
/** Stands for a product that is written by juxtaposition. */
const INVISIBLE_TIMES = '\u2062'

/** Typeset mathematics on one line of plain characters, for captions: (a − x)² + b (y − x²)². */
export const formulaText = (node: MathNode): string => inLine(node).replace(/\s+/g, ' ').trim()

function inLine(node: MathNode | string): string {
  if (typeof node === 'string') return node === INVISIBLE_TIMES ? ' ' : node
  const parts = node.children.map(inLine)
  const [first = '', second = ''] = parts
  switch (node.tag) {
    case 'mo':
      return SPACED.test(first) ? ` ${first} ` : first === ',' ? ', ' : first
    case 'mfrac':
      return `${atom(first)}/${atom(second)}`
    case 'msqrt':
      return `√${atom(parts.join(''))}`
    case 'msup':
      return `${first}${/^−?\d+$/.test(second.trim()) ? superscript(Number(second.trim().replace('−', '-'))) : `^${atom(second)}`}`
    case 'msub':
      return /^\d+$/.test(second) ? first + lowered(second) : `${first}_${second}`
    case 'munderover':
      return `${first} `
    case 'mover':
      return first + (COMBINING[second] ?? second)
    default:
      return unary(parts).join('')
  }
}

/** A sign in front of everything else stands close to it. */
const unary = ([first = '', ...others]: readonly string[]): string[] =>
  first === ' − ' ? ['−', ...others] : [first, ...others]

const atom = (text: string): string => (/^[\p{L}\p{N}.]+$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`)
