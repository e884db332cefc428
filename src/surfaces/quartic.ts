/**
 * Quartic: a minimum so flat that its curvature is zero.
 *
 *   f(x, y) = x^4 + y^4
 *
 * Minimum at the origin with f = 0 and a zero Hessian: the closer a method comes, the slower it gets.
 * Nocedal & Wright 2006, section 2.1, on minima without positive curvature.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const quartic = defineSurface({
  name: 'Quartic',
  family: 'bowl',
  summary: 'A minimum so flat that its curvature is zero.',
  equations: 'f(x, y) = x^4 + y^4',
  params: {},
  reference: 'Nocedal & Wright, Numerical Optimization, 2006, section 2.1',
  notes: ['Convex; the Hessian at the minimum is zero.'],
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1.4, -1.1],
  criticalPoints: () => [minimum(0, 0)],
})
