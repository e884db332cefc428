import { CONFIGURATION_LIMITS } from './limits.ts'

/** Text that can stand in a link: halves of surrogate pairs, which no encoding has, are replaced. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

/** A label as it is kept: one line, trimmed, of bounded length. Undefined if nothing is left. */
export const cleanLabel = (text: string): string | undefined => oneLine(text, CONFIGURATION_LIMITS.label)

/** A title, likewise. */
export const cleanTitle = (text: string): string | undefined => oneLine(text, CONFIGURATION_LIMITS.title)

/** A caption, likewise. */
export const cleanCaption = (text: string): string | undefined => oneLine(text, CONFIGURATION_LIMITS.caption)

function oneLine(text: string, most: number): string | undefined {
  const line = wellFormed(text.slice(0, 4 * most))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const kept = [...line].slice(0, most).join('').trim()
  return kept === '' ? undefined : kept
}
