import { CONFIGURATION_LIMITS } from './limits.ts'
import type { Notice } from './types.ts'

/** Tells what could not be read, and what is used instead. */
export type Report = (where: string, message: string) => void

/** A list of notices with an end: a page of nonsense gives a handful, and the number of the others. */
export function collectNotices(): { report: Report; notices(): Notice[] } {
  const kept: Notice[] = []
  let others = 0
  return {
    report(where, message) {
      if (kept.length < CONFIGURATION_LIMITS.notices) kept.push({ where, message })
      else others += 1
    },
    notices: () => (others === 0 ? kept : [...kept, { where: 'configuration', message: `${others} more problems` }]),
  }
}

/** A value as it stands in a notice: short, on one line. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return `"${shorten(value)}"`
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  return typeof value === 'function' ? 'a function' : shorten(String(value))
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
