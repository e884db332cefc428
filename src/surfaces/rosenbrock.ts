/**
 * Rosenbrock's valley: easy to fall into, hard to follow.
 *
 *   f(x, y) = (a - x)^2 + b*(y - x^2)^2
 *
 * The only critical point is (a, a^2): a minimum for b > 0, with f = 0. Its valley is a parabola b times steeper across.
 * Rosenbrock 1960, The Computer Journal 3(3), 175-184.
 */
import { byCurvature } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

// Along y = x^2 the curvature is positive; the determinant of the Hessian is 4b.

export const rosenbrock = defineSurface({
  name: 'Rosenbrock',
  family: 'valley',
  summary: 'A curved valley: easy to fall into, hard to follow to its lowest point.',
  equations: 'f(x, y) = (a - x)^2 + b*(y - x^2)^2',
  params: {
    a: number(1, 'place of the minimum, (a, a²)', 'a', { min: -2, max: 2 }),
    b: number(100, 'steepness of the valley’s walls', 'b', { min: 1, max: 1000, scale: 'log' }),
  },
  reference: 'Rosenbrock, An Automatic Method for Finding the Greatest or Least Value of a Function, 1960',
  view: { x: [-2, 2], y: [-0.6, 2.4] },
  start: [-1.5, 2],
  criticalPoints: ({ a = 0, b = 0 }) => byCurvature([a, a * a], 1, b),
})
