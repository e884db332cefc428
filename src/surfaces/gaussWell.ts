/**
 * Gaussian well: one round hole of width s in a plain.
 *
 *   f(x, y) = 1 - exp(-(x^2 + y^2)/(2*s^2))
 *
 * Minimum at the origin with f = 0; the gradient vanishes at a distance of a few s.
 * Bishop 2006, section 2.3, for the shape.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

export const gaussWell = defineSurface({
  name: 'Gaussian well',
  family: 'plateau',
  summary: 'A round hole in a plateau on which the gradient vanishes.',
  equations: 'f(x, y) = 1 - exp(-(x^2 + y^2)/(2*s^2))',
  params: {
    s: number(1, 'width of the well', 's', { min: 0.1, max: 3, valid: { min: 0, open: 'min' } }),
  },
  reference: 'Bishop, Pattern Recognition and Machine Learning, 2006, section 2.3',
  view: { x: [-4, 4], y: [-4, 4] },
  start: [2.4, 1.1],
  criticalPoints: () => [minimum(0, 0)],
})
