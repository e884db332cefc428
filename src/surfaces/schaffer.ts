/**
 * Schaffer's functions 2 and 4: crossing ripples that grow narrower outward, on a bowl too shallow to see.
 *
 *   n2   f(x, y) = 0.5 + (sin(x^2 - y^2)^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2
 *   n4   f(x, y) = 0.5 + (cos(sin(|x^2 - y^2|))^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2
 *
 * Lowest in n2: the origin with f = 0. Lowest in n4: (0, +-1.25313) and (+-1.25313, 0) with f = 0.292579; its origin is a maximum.
 * Schaffer et al. 1989; Jamil & Yang 2013, Schaffer 2 and 4.
 */
import { maximum, minimum, reflected } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { choice } from '../core/parameters.ts'

export const schaffer = defineSurface({
  name: 'Schaffer',
  family: 'many',
  summary: 'Crossing ripples, ever narrower outward, on a bowl too shallow to see.',
  equations: ({ form }) =>
    `f(x, y) = 0.5 + (${form === 'n4' ? 'cos(sin(x^2 - y^2))^2' : 'sin(x^2 - y^2)^2'} - 0.5)/(1 + 0.001*(x^2 + y^2))^2`,
  params: {
    form: choice('n2', 'Function', 'which of Schaffer’s functions', { n2: 'N. 2', n4: 'N. 4' }),
  },
  reference:
    'Schaffer et al., A study of control parameters affecting online performance of genetic algorithms for function optimization, 1989',
  notes: [
    'N. 4 is printed with |x² − y²|; the cosine makes the bars idle, and without them there is no false kink.',
    'Listed are the lowest minima, and the maximum at the origin of N. 4; all ripples have minima of their own.',
  ],
  view: { x: [-3, 3], y: [-3, 3] },
  start: [1.9, 0.8],
  criticalPoints: (_, { form }) =>
    form === 'n4'
      ? [maximum(0, 0), ...reflected([minimum(0, 1.2531318314637332), minimum(1.2531318314637332, 0)])]
      : [minimum(0, 0)],
})
