/**
 * Lévi's function 13: a bowl under waves of three times the frequency along x.
 *
 *   f(x, y) = sin(3*pi*x)^2 + (x - 1)^2*(1 + sin(3*pi*y)^2) + (y - 1)^2*(1 + sin(2*pi*y)^2)
 *
 * Minimum (1, 1) with f = 0, and the two saddles above and below it; of the many other minima none is listed.
 * Lévy & Montalvo 1985, The tunneling algorithm, SIAM Journal on Scientific and Statistical Computing 6(1).
 */
import { minimum, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const levi13 = defineSurface({
  name: 'Lévi N. 13',
  family: 'many',
  summary: 'A bowl under waves, with a minimum in every trough.',
  equations: 'f(x, y) = sin(3*pi*x)^2 + (x - 1)^2*(1 + sin(3*pi*y)^2) + (y - 1)^2*(1 + sin(2*pi*y)^2)',
  params: {},
  reference: 'Lévy & Montalvo, The Tunneling Algorithm for the Global Minimization of Functions, 1985',
  view: { x: [-2, 4], y: [-2, 4] },
  start: [3.1, -1.7],
  criticalPoints: () => [minimum(1, 1), saddle(1, 0.18583444533054821), saddle(1, 2 - 0.18583444533054821)],
})
