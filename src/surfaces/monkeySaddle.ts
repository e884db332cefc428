/**
 * Monkey saddle: three valleys and three ridges meet in one flat point.
 *
 *   f(x, y) = x^3 - 3*x*y^2
 *
 * The only critical point, the origin, has a zero Hessian, so that curvature says nothing there.
 * Hilbert & Cohn-Vossen 1932, Anschauliche Geometrie, chapter IV.
 */
import { saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const monkeySaddle = defineSurface({
  name: 'Monkey saddle',
  family: 'saddle',
  summary: 'Three valleys and three ridges meet in one flat point.',
  equations: 'f(x, y) = x^3 - 3*x*y^2',
  params: {},
  reference: 'Hilbert & Cohn-Vossen, Anschauliche Geometrie, 1932, chapter IV',
  notes: ['Unbounded below; the Hessian at the saddle is zero.'],
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1, 0.2],
  criticalPoints: () => [saddle(0, 0)],
})
