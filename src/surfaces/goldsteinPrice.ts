/**
 * Goldstein and Price's function: values from 3 to a million within a few steps.
 *
 *   f(x, y) = (1 + (x + y + 1)^2*(19 - 14x + 3x^2 - 14y + 6xy + 3y^2))
 *           * (30 + (2x - 3y)^2*(18 - 32x + 12x^2 + 48y - 36xy + 27y^2))
 *
 * All nine critical points: four minima (the lowest 3, at (0, -1)), four saddles, one maximum.
 * Goldstein & Price 1971, On descent from local minima, Mathematics of Computation 25, 569-574.
 */
import { maximum, minimum, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const goldsteinPrice = defineSurface({
  name: 'Goldstein–Price',
  family: 'several',
  summary: 'Four minima in a landscape whose values range over five decades.',
  equations: `
    p = 1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2)
    q = 30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2)
    f(x, y) = p*q`,
  params: {},
  reference: 'Goldstein & Price, On descent from local minima, 1971',
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1.2, 0.4],
  criticalPoints: () => [
    minimum(0, -1),
    minimum(-0.6, -0.4),
    minimum(1.8, 0.2),
    minimum(1.2, 0.8),
    saddle(-0.4, -0.6),
    saddle(0.6, 0.4),
    saddle(1.2, -0.2),
    saddle(1.4, 0.6),
    maximum(0.8, 0.2),
  ],
})
