/**
 * Saddle: down along one axis, up along the other.
 *
 *   f(x, y) = x^2 - y^2
 *
 * The only critical point, the origin, is a saddle; the function has no minimum.
 * Dauphin et al. 2014 on saddle points in optimization.
 */
import { saddle as saddlePoint } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const saddle = defineSurface({
  name: 'Saddle',
  family: 'saddle',
  summary: 'Up along one axis, down along the other; no minimum anywhere.',
  equations: 'f(x, y) = x^2 - y^2',
  params: {},
  reference:
    'Dauphin et al., Identifying and attacking the saddle point problem in high-dimensional non-convex optimization, 2014',
  notes: ['Unbounded below: whatever leaves the saddle goes on for ever.'],
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1.5, 0.001],
  criticalPoints: () => [saddlePoint(0, 0)],
})
