/**
 * Dixon and Price's function: a valley along the parabola x = 2*y^2, with a minimum in either arm.
 *
 *   f(x, y) = (x - 1)^2 + 2*(2*y^2 - x)^2
 *
 * All three critical points: minima with f = 0 at (1, 1/sqrt(2)) and (1, -1/sqrt(2)), a saddle at (1/3, 0) between them.
 * Dixon & Price 1989, Journal of Optimization Theory and Applications 60(2), 261-275.
 */
import { minimum, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const dixonPrice = defineSurface({
  name: 'Dixon–Price',
  family: 'valley',
  summary: 'A valley bent round its saddle, with a minimum in either arm.',
  equations: 'f(x, y) = (x - 1)^2 + 2*(2*y^2 - x)^2',
  params: {},
  reference:
    'Dixon & Price, Truncated Newton method for sparse unconstrained optimization using automatic differentiation, 1989',
  view: { x: [-2, 4], y: [-2, 2] },
  start: [3.2, 0.3],
  criticalPoints: () => [minimum(1, Math.SQRT1_2), minimum(1, -Math.SQRT1_2), saddle(1 / 3, 0)],
})
