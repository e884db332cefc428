/**
 * Three-hump camel: a low minimum in the middle, two higher ones beside it.
 *
 *   f(x, y) = 2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2
 *
 * All five critical points: the minimum at the origin with f = 0, two more at 0.2986, and the saddles between.
 * Jamil & Yang 2013.
 */
import { minimum, mirrored, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const threeHumpCamel = defineSurface({
  name: 'Three-hump camel',
  family: 'several',
  summary: 'A low minimum in the middle and a higher one on either side.',
  equations: 'f(x, y) = 2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2',
  params: {},
  reference: 'Jamil & Yang, A Literature Survey of Benchmark Functions for Global Optimisation Problems, 2013',
  view: { x: [-3, 3], y: [-3, 3] },
  start: [2, -1.5],
  criticalPoints: () => [
    minimum(0, 0),
    ...mirrored([minimum(1.747552345830289, -0.8737761729151445), saddle(1.07054229182366, -0.53527114591183)]),
  ],
})
