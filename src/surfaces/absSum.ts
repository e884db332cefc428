/**
 * Absolute values: slopes that do not flatten toward the minimum.
 *
 *   f(x, y) = a*|x| + b*|y|
 *
 * Minimum at the origin for positive a and b, on a kink: with a constant rate gradient descent never settles.
 * Shor 1985, Minimization Methods for Non-Differentiable Functions.
 */
import { byCurvature } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

// Slopes on a kink decide as curvatures do on a smooth surface.

export const absSum = defineSurface({
  name: 'Absolute values',
  family: 'kink',
  summary: 'Slopes that do not flatten toward the minimum: a constant rate never settles.',
  equations: 'f(x, y) = a*|x| + b*|y|',
  params: {
    a: number(1, 'slope along x', 'a', { min: 0.1, max: 10, scale: 'log' }),
    b: number(2, 'slope along y', 'b', { min: 0.1, max: 10, scale: 'log' }),
  },
  reference: 'Shor, Minimization Methods for Non-Differentiable Functions, 1985',
  notes: ['Not smooth; the derivative of |u| is taken as sign(u), with sign(0) = 0.'],
  view: { x: [-3, 3], y: [-3, 3] },
  start: [1.31, -2.17],
  criticalPoints: ({ a = 0, b = 0 }) => byCurvature([0, 0], a, b),
})
