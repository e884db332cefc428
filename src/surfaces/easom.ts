/**
 * Easom's function: a plain with one narrow hole.
 *
 *   f(x, y) = -cos(x)*cos(y)*exp(-((x - pi)^2 + (y - pi)^2))
 *
 * Minimum (pi, pi) with f = -1; away from it the gradient is too small to lead anywhere.
 * Easom 1990, A survey of global optimization techniques.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const easom = defineSurface({
  name: 'Easom',
  family: 'plateau',
  summary: 'A plain with one narrow hole: away from it, no gradient shows the way.',
  equations: 'f(x, y) = -cos(x)*cos(y)*exp(-((x - pi)^2 + (y - pi)^2))',
  params: {},
  reference: 'Easom, A Survey of Global Optimization Techniques, 1990',
  notes: ['Only the global minimum is listed; the ripples of the plain are below 0.01.'],
  view: { x: [-2, 8], y: [-2, 8] },
  start: [2.2, 3.9],
  criticalPoints: () => [minimum(Math.PI, Math.PI)],
})
