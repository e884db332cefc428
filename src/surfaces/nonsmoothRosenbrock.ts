/**
 * Nonsmooth Rosenbrock: the curved valley with a kink for a floor.
 *
 *   f(x, y) = |1 - x| + c*|y - x^2|
 *
 * Minimum (1, 1) with f = 0 for c > 0. The gradient jumps across the floor.
 * After Gürbüzbalaban & Overton 2012, Nonlinear Analysis 75(3), 1282-1289.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

export const nonsmoothRosenbrock = defineSurface({
  name: 'Nonsmooth Rosenbrock',
  family: 'kink',
  summary: 'The curved valley with a kink for a floor.',
  equations: 'f(x, y) = |1 - x| + c*|y - x^2|',
  params: {
    c: number(10, 'steepness of the valley’s walls', 'c', { min: 0.1, max: 100, scale: 'log' }),
  },
  reference: 'after Gürbüzbalaban & Overton, On Nesterov’s nonsmooth Chebyshev–Rosenbrock functions, 2012',
  notes: ['Not smooth; the derivative of |u| is taken as sign(u), with sign(0) = 0.'],
  view: { x: [-2, 2], y: [-1, 3] },
  start: [-1.21, 1.07],
  criticalPoints: ({ c = 0 }) => (c > 0 ? [minimum(1, 1)] : []),
})
