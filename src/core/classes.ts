import type { Columns } from './data.ts'
import { columnsOf } from './generating.ts'
import type { Random } from './random.ts'

/** Two features and a label. */
export const CLASS_COLUMNS = [
  { name: 'u', symbol: 'u', label: 'first feature', role: 'feature' },
  { name: 'v', symbol: 'v', label: 'second feature', role: 'feature' },
  { name: 'b', symbol: 'b', label: 'class', role: 'label' },
] as const

/**
 * Two round clouds of unit variance, opposite each other about the origin and `distance` apart, in the direction of (2, 1): a
 * boundary through the origin can part them. Every second row is of the other class.
 */
export function twoClouds(n: number, distance: number, random: Random): Columns {
  const away = distance / 2 / Math.sqrt(5)
  return columnsOf(['u', 'v', 'b'], n, (i) => {
    const b = i % 2 === 0 ? 1 : -1
    return [2 * away * b + random.normal(), away * b + random.normal(), b]
  })
}
