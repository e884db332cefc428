/**
 * Booth's function: a tilted quadratic of condition number 9.
 *
 *   f(x, y) = (x + 2*y - 7)^2 + (2*x + y - 5)^2
 *
 * One minimum, (1, 3), with f = 0; curvatures 2 and 18 along the diagonals. Written as its two squared residuals.
 * Jamil & Yang 2013.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const booth = defineSurface({
  name: 'Booth',
  family: 'bowl',
  summary: 'A tilted quadratic: the least squares solution of two linear equations.',
  equations: `
    r1 = x + 2*y - 7
    r2 = 2*x + y - 5
    f(x, y) = r1^2 + r2^2`,
  params: {},
  reference: 'Jamil & Yang, A Literature Survey of Benchmark Functions for Global Optimisation Problems, 2013',
  view: { x: [-10, 10], y: [-10, 10] },
  start: [-5, 4],
  criticalPoints: () => [minimum(1, 3)],
})
