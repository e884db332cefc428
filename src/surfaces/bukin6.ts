/**
 * Bukin's function 6: walls ever steeper toward a floor that hardly falls.
 *
 *   f(x, y) = 100*sqrt(|y - 0.01*x^2|) + 0.01*|x + 10|
 *
 * Minimum (-10, 1) with f = 0. On the ridge y = 0.01*x^2 the gradient does not exist, and beside it it is unbounded.
 * Jamil & Yang 2013.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const bukin6 = defineSurface({
  name: 'Bukin N. 6',
  family: 'kink',
  summary: 'A knife-edge valley: the walls’ gradient grows without bound toward its floor.',
  equations: 'f(x, y) = 100*sqrt(|y - 0.01*x^2|) + 0.01*|x + 10|',
  params: {},
  reference: 'Jamil & Yang, A Literature Survey of Benchmark Functions for Global Optimisation Problems, 2013',
  notes: ['Not smooth; the derivative of |u| is taken as sign(u), with sign(0) = 0.'],
  view: { x: [-15, -5], y: [-3, 3] },
  start: [-12, 2.3],
  criticalPoints: () => [minimum(-10, 1)],
})
