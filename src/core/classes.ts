import { defineGenerator, type Columns } from './data.ts'
import { columnsOf, count } from './generating.ts'
import { number } from './parameters.ts'
import type { Random } from './random.ts'

/** Two features and a label. */
export const CLASS_COLUMNS = [
  { name: 'u', symbol: 'u', label: 'first feature', role: 'feature' },
  { name: 'v', symbol: 'v', label: 'second feature', role: 'feature' },
  { name: 'b', symbol: 'b', label: 'class', role: 'label' },
] as const

/** A generator of two clouds: how many points, and how far apart, unless told otherwise. */
export const cloudsOf = (n: number, distance: number) =>
  defineGenerator({
    name: 'Two clouds',
    summary: 'Two round clouds of normally distributed points, opposite each other about the origin.',
    params: {
      n: count(n),
      distance: number(distance, 'distance of the clouds’ centres', 'd', { min: 0, max: 8, valid: { min: 0 } }),
    },
    create: (values, random) => twoClouds(Number(values.n), Number(values.distance), random),
  })

/**
 * Two round clouds of unit variance, opposite each other about the origin and `distance` apart, in the direction of (2, 1): a
 * boundary through the origin can part them. Every second row is of the other class.
 */
function twoClouds(n: number, distance: number, random: Random): Columns {
  const away = distance / 2 / Math.sqrt(5)
  return columnsOf(['u', 'v', 'b'], n, (i) => {
    const b = i % 2 === 0 ? 1 : -1
    return [2 * away * b + random.normal(), away * b + random.normal(), b]
  })
}
