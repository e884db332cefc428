/**
 * Griewank's function: a very shallow bowl under regular ripples, all minima of nearly one depth.
 *
 *   f(x, y) = 1 + (x^2 + y^2)/4000 - cos(x)*cos(y/sqrt(2))
 *
 * The lowest minimum is the origin with f = 0; its neighbours lie only 0.0074 higher. Minima stand near (k*pi, l*sqrt(2)*pi) where
 * k + l is even; those of the view are listed.
 * Griewank 1981, Journal of Optimization Theory and Applications 34(1), 11-39.
 */
import { minimum, reflected } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const griewank = defineSurface({
  name: 'Griewank',
  family: 'many',
  summary: 'Regular ripples on a bowl so shallow that all minima are of nearly one depth.',
  equations: 'f(x, y) = 1 + (x^2 + y^2)/4000 - cos(x)*cos(y/sqrt(2))',
  params: {},
  reference: 'Griewank, Generalized Descent for Global Optimization, 1981',
  notes: ['The minima of the view are listed; some 50,000 lie in the usual domain of ±600.'],
  view: { x: [-10, 10], y: [-10, 10] },
  start: [5.1, 6.3],
  criticalPoints: () =>
    reflected([
      minimum(0, 0),
      minimum(3.1400226338955397, 4.438444480920714),
      minimum(6.280045279379904, 0),
      minimum(0, 8.876888929095657),
      minimum(9.420067886213593, 4.438444437201061),
      minimum(6.280045217550294, 8.876888885374552),
    ]),
})
