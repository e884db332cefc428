/**
 * Six-hump camel: six minima in three pairs, mirrored through the origin.
 *
 *   f(x, y) = (4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (-4 + 4*y^2)*y^2
 *
 * All 15 critical points: six minima (the lowest two -1.0316), two maxima, seven saddles.
 * Dixon & Szegö 1978, Towards Global Optimisation 2.
 */
import { maximum, minimum, mirrored, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const sixHumpCamel = defineSurface({
  name: 'Six-hump camel',
  family: 'several',
  summary: 'Six minima in three mirrored pairs, between seven saddles.',
  equations: 'f(x, y) = (4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (-4 + 4*y^2)*y^2',
  params: {},
  reference: 'Dixon & Szegö, Towards Global Optimisation 2, 1978',
  view: { x: [-2.2, 2.2], y: [-1.5, 1.5] },
  start: [1.5, 0.3],
  criticalPoints: () => [
    saddle(0, 0),
    ...mirrored([
      minimum(0.08984201310031806, -0.7126564030207396),
      minimum(1.703606714969981, -0.7960835686726251),
      minimum(1.6071047529201974, 0.5686514548841314),
      maximum(1.2302298765166526, 0.16233458445899496),
      saddle(1.1092053368047865, -0.7682680925095399),
      saddle(1.2960702671671092, 0.6050843880386585),
      saddle(1.6380679841897785, 0.22867406904439408),
    ]),
  ],
})
