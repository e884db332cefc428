/**
 * Ravine: a quadratic that is kappa times steeper across than along.
 *
 *   f(x, y) = (x^2 + kappa*y^2)/2
 *
 * Curvatures 1 and kappa, which is also the condition number: gradient descent zig-zags across and crawls along.
 * Boyd & Vandenberghe 2004, section 9.3.2.
 */
import { byCurvature } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

export const ravine = defineSurface({
  name: 'Ravine',
  family: 'valley',
  summary: 'A quadratic that is κ times steeper across than along.',
  equations: 'f(x, y) = 0.5*(x^2 + kappa*y^2)',
  params: {
    kappa: number(100, 'condition number: curvature across over curvature along', '\\kappa', {
      min: 1,
      max: 1000,
      scale: 'log',
    }),
  },
  reference: 'Boyd & Vandenberghe, Convex Optimization, 2004, section 9.3.2',
  view: { x: [-3, 3], y: [-2, 2] },
  start: [-2.6, 1.2],
  criticalPoints: ({ kappa = 0 }) => byCurvature([0, 0], 1, kappa),
})
