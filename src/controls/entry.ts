/** Numbers as people type them: read exactly, or refused with one sentence that says why. */
import { formatShort } from '../charts/format.ts'
import type { NumberParameter } from '../core/parameter.ts'
import { domain, validate } from '../core/validate.ts'

export type Entry = { value: number } | { problem: string }

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const INFINITY = /^[+-]?(inf|infinity|∞)$/i
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/
const MINUSES = /[\u2212\u2013]/g

export function readEntry(text: string, parameter: NumberParameter): Entry {
  const written = text.trim().replace(MINUSES, '-')
  if (written === '') return { problem: 'Empty: type a number.' }
  if (INFINITY.test(written)) return { problem: 'Infinity is not a value to compute with.' }
  if (DECIMAL_COMMA.test(written)) return { problem: `Write decimals with a point: ${written.replace(',', '.')}.` }
  if (!NUMBER.test(written)) return { problem: 'Not a number.' }
  const value = Number(written)
  if (!Number.isFinite(value)) return { problem: 'Too large to compute with.' }
  return 'problem' in validate(parameter, value) ? { problem: `Must be ${domain(parameter)}.` } : { value }
}

/** A value as the field shows it: every digit it has, and a true minus sign. */
export const show = (value: number): string => String(value).replace(/-/g, '\u2212').replace('e+', 'e')

/** A value where there is little room: rounded, and marked as such, if it has many digits. */
export const showInShort = (value: number): string =>
  show(value).length <= 7 ? show(value) : `≈${formatShort(value, 4)}`
