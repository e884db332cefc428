/**
 * Himmelblau's function: four equal minima, and the start decides which.
 *
 *   f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2
 *
 * All nine critical points: four minima with f = 0, one maximum, four saddles between them.
 * Himmelblau 1972, Applied Nonlinear Programming.
 */
import { maximum, minimum, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const himmelblau = defineSurface({
  name: 'Himmelblau',
  family: 'several',
  summary: 'Four equally low minima; the start decides which one is reached.',
  equations: 'f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  params: {},
  reference: 'Himmelblau, Applied Nonlinear Programming, 1972',
  view: { x: [-5, 5], y: [-5, 5] },
  start: [0, 0.5],
  criticalPoints: () => [
    minimum(3, 2),
    minimum(-2.805118086952745, 3.131312518250573),
    minimum(-3.779310253377747, -3.2831859912861696),
    minimum(3.5844283403304917, -1.8481265269644036),
    maximum(-0.2708445906673476, -0.9230385564799815),
    saddle(0.08667750455539636, 2.884254701174776),
    saddle(-3.0730257507643897, -0.08135304428796751),
    saddle(-0.12796134673068008, -1.9537149802445763),
    saddle(3.385154183607021, 0.07385187983774928),
  ],
})
