import { CONFIGURATION_LIMITS } from './limits.ts'

/** Text that can stand in a link: halves of surrogate pairs, which no encoding has, are replaced. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

/** A label as it is kept: one line, trimmed, of bounded length. Undefined if nothing is left. */
export function cleanLabel(text: string): string | undefined {
  const line = wellFormed(text.slice(0, 4 * CONFIGURATION_LIMITS.label))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const label = [...line].slice(0, CONFIGURATION_LIMITS.label).join('').trim()
  return label === '' ? undefined : label
}
