/**
 * Branin and Hoo's function: a valley along a parabola, with three equal minima in its floor.
 *
 *   f(x, y) = (y - 5.1/(4*pi^2)*x^2 + 5/pi*x - 6)^2 + 10*(1 - 1/(8*pi))*cos(x) + 10
 *
 * The first term is zero along the floor, where x = k*pi is critical for every whole k: a minimum with f = 5/(4*pi) for odd k, a
 * saddle for even k. Those of the usual domain are listed.
 * Branin 1972, IBM Journal of Research and Development 16(5), 504-522; Dixon & Szego 1978.
 */
import { minimum, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

/** The floor of the valley at x = k*pi, where pi cancels. */
const floor = (k: number) => (5.1 * k * k) / 4 - 5 * k + 6

export const branin = defineSurface({
  name: 'Branin',
  family: 'several',
  summary: 'A bent valley with three minima of equal depth in its floor.',
  equations: 'f(x, y) = (y - 5.1*x^2/(4*pi^2) + 5*x/pi - 6)^2 + 10*(1 - 1/(8*pi))*cos(x) + 10',
  params: {},
  reference:
    'Branin, Widely Convergent Method for Finding Multiple Solutions of Simultaneous Nonlinear Equations, 1972',
  notes: ['Along the floor a minimum lies at every odd multiple of π in x; those of the usual domain are listed.'],
  view: { x: [-5, 10], y: [0, 15] },
  start: [-0.6, 12],
  criticalPoints: () =>
    [-1, 0, 1, 2, 3].map((k) => (k % 2 === 0 ? saddle(k * Math.PI, floor(k)) : minimum(k * Math.PI, floor(k)))),
})
