import { wellFormed } from '../text.ts'

/**
 * Percent-encodes text for a link. Besides what a fragment needs, everything that separates here, and what chat
 * programs read as formatting, is encoded: letters, digits, `.`, `-` and `_` stay as they are.
 */
export const encode = (text: string): string =>
  encodeURIComponent(wellFormed(text)).replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** Undefined if the percent signs make no sense. */
export function decode(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** The shortest decimal that reads back as the same number, to the bit; without the plus sign, which mail turns into a space. */
export const encodeNumber = (value: number): string => (Object.is(value, -0) ? '-0' : String(value).replace('+', ''))

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** A number if it looks like one, a switch if it says `on` or `off`, else the text itself. */
export function decodeValue(text: string): number | boolean | string {
  if (DECIMAL.test(text)) return Number(text)
  return text === 'on' ? true : text === 'off' ? false : text
}
