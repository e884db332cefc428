/**
 * Bowl: the round quadratic, on which every coordinate is alike.
 *
 *   f(x, y) = x^2 + y^2
 *
 * One minimum, at the origin; curvature 2 everywhere, so that gradient descent converges for lr < 1.
 * Boyd & Vandenberghe 2004, section 9.3.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const bowl = defineSurface({
  name: 'Bowl',
  family: 'bowl',
  summary: 'The round quadratic: the same curvature in every direction.',
  equations: 'f(x, y) = x^2 + y^2',
  params: {},
  reference: 'Boyd & Vandenberghe, Convex Optimization, 2004, section 9.3',
  view: { x: [-3, 3], y: [-3, 3] },
  start: [-2.4, 1.8],
  criticalPoints: () => [minimum(0, 0)],
})
