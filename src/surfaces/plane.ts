/**
 * Plane: the same gradient everywhere.
 *
 *   f(x, y) = a*x + b*y
 *
 * No critical point. Shows what a method does with a constant gradient: terminal velocity, bias correction.
 * Goh 2017, Why Momentum Really Works.
 */
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

export const plane = defineSurface({
  name: 'Plane',
  family: 'bowl',
  summary: 'The same gradient everywhere: shows a method’s terminal velocity.',
  equations: 'f(x, y) = a*x + b*y',
  params: {
    a: number(1, 'slope along x', 'a', { min: -5, max: 5 }),
    b: number(-2, 'slope along y', 'b', { min: -5, max: 5 }),
  },
  reference: 'Goh, Why Momentum Really Works, Distill, 2017',
  notes: ['Unbounded below.'],
  view: { x: [-5, 5], y: [-5, 5] },
  start: [2, -3],
  criticalPoints: () => [],
})
