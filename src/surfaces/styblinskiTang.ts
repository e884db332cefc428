/**
 * Styblinski and Tang's function: the same quartic double well along each axis.
 *
 *   f(x, y) = (x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2
 *
 * Nine critical points, from the three roots of 4u^3 - 32u + 5: four minima (the lowest -78.33), one maximum, four saddles.
 * Styblinski & Tang 1990, Neural Networks 3(4), 467-483.
 */
import { maximum, minimum, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

const deep = -2.903534027771177
const shallow = 2.746802770990837
const top = 0.1567312567803401

export const styblinskiTang = defineSurface({
  name: 'Styblinski–Tang',
  family: 'several',
  summary: 'A quartic double well along each axis: four minima, one lowest.',
  equations: 'f(x, y) = 0.5*(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)',
  params: {},
  reference:
    'Styblinski & Tang, Experiments in nonconvex optimization: stochastic approximation with function smoothing and simulated annealing, 1990',
  view: { x: [-5, 5], y: [-5, 5] },
  start: [0.5, -0.2],
  criticalPoints: () => [
    minimum(deep, deep),
    minimum(shallow, deep),
    minimum(deep, shallow),
    minimum(shallow, shallow),
    maximum(top, top),
    saddle(deep, top),
    saddle(top, deep),
    saddle(shallow, top),
    saddle(top, shallow),
  ],
})
