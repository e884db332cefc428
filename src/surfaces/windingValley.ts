/**
 * Winding valley: a long floor that falls gently and turns again and again.
 *
 *   f(x, y) = (c*x^2 + kappa*(y - A*sin(x))^2)/2
 *
 * Along the floor y = A*sin(x) only the first term is left. The only critical point is the origin, with f = 0: a minimum for
 * positive c and kappa.
 * After Rosenbrock 1960: a sine in place of his parabola.
 */
import { byCurvature } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

// The determinant of the Hessian at the origin is c*kappa; along the floor the curvature has the sign of c.

export const windingValley = defineSurface({
  name: 'Winding valley',
  family: 'valley',
  summary: 'A long valley that turns again and again while its floor hardly falls.',
  equations: 'f(x, y) = 0.5*c*x^2 + 0.5*kappa*(y - A*sin(x))^2',
  params: {
    kappa: number(20, 'curvature across the valley', '\\kappa', { min: 1, max: 1000, scale: 'log' }),
    c: number(0.1, 'curvature of the floor', 'c', { min: 0.01, max: 1, scale: 'log' }),
    A: number(1.5, 'how far the valley swings', 'A', { min: 0, max: 3 }),
  },
  reference: 'after Rosenbrock, An Automatic Method for Finding the Greatest or Least Value of a Function, 1960',
  notes: ['Rosenbrock’s valley with a sine for the parabola, so that it turns more than once.'],
  view: { x: [-9.5, 2.5], y: [-3.5, 3.5] },
  start: [-8.5, 1.5],
  criticalPoints: ({ c = 0, kappa = 0 }) => byCurvature([0, 0], c, kappa),
})
