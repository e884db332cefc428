import { wellFormed } from '../text.ts'

/**
 * Percent-encodes text for a link. Besides what a fragment needs, everything that separates here, and what chat
 * programs read as formatting, is encoded: letters, digits, `.`, `-` and `_` stay as they are.
 */
export const encode = (text: string): string =>
  encodeURIComponent(wellFormed(text)).replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * Equations keep their parentheses, and the commas, slashes and equals signs inside them, as long as those of a link can
 * be told from them.
 */
export function encodeEquations(text: string): string {
  let depth = 0
  for (const c of text) {
    if (c === '(') depth += 1
    if (c === ')') depth -= 1
    if (depth < 0 || (c === ',' && depth === 0)) return encode(text)
  }
  const kept: Record<string, string> = { '%28': '(', '%29': ')', '%2C': ',', '%2F': '/', '%3D': '=' }
  return depth === 0 ? encode(text).replace(/%(28|29|2C|2F|3D)/g, (code) => kept[code] ?? code) : encode(text)
}

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
