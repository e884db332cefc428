/**
 * Matyas's function: a long flat valley along the diagonal.
 *
 *   f(x, y) = 0.26*(x^2 + y^2) - 0.48*x*y
 *
 * One minimum, at the origin; curvatures 0.04 and 1.
 * Matyas 1965, Random optimization, Automation and Remote Control 26, 246-253.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const matyas = defineSurface({
  name: 'Matyas',
  family: 'bowl',
  summary: 'A flat quadratic valley along the diagonal.',
  equations: 'f(x, y) = 0.26*(x^2 + y^2) - 0.48*x*y',
  params: {},
  reference: 'Matyas, Random optimization, 1965',
  view: { x: [-10, 10], y: [-10, 10] },
  start: [6, -3],
  criticalPoints: () => [minimum(0, 0)],
})
