import { median, type Facts } from './facts.ts'
import type { Clipped } from './types.ts'

const NEARLY_ALL = 0.9
/** Where clipping leaves more than this it hardly matters. */
const MATTERS = 0.7

/** Nearly every gradient of the second half is shortened, and by much. */
export function clipped({ course, from, last }: Facts): Clipped | undefined {
  const window = [...course.clipped.subarray(from, last)]
  const short = window.filter((left) => left < 1)
  const left = median(short)
  if (short.length < 4 || short.length < NEARLY_ALL * window.length || left > MATTERS) return undefined
  return { kind: 'clipped', clipped: short.length, updates: window.length, left }
}
