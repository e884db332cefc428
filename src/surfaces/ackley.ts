/**
 * Ackley's function: a nearly flat plain full of dents, with a funnel in the middle.
 *
 *   f(x, y) = -20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2) + e + 20
 *
 * Minimum at the origin with f = 0: a cone, where there is no gradient.
 * Ackley 1987, A Connectionist Machine for Genetic Hillclimbing.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const ackley = defineSurface({
  name: 'Ackley',
  family: 'many',
  summary: 'A nearly flat plain full of dents, with a funnel in the middle.',
  equations: 'f(x, y) = -20*exp(-0.2*sqrt(0.5*(x^2 + y^2))) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))) + e + 20',
  params: {},
  reference: 'Ackley, A Connectionist Machine for Genetic Hillclimbing, 1987',
  notes: [
    'The minimum is the tip of a cone: there is no gradient at the origin itself.',
    'Only the global minimum is listed; every dent has one of its own.',
  ],
  view: { x: [-5, 5], y: [-5, 5] },
  start: [2.5, 1.3],
  criticalPoints: () => [minimum(0, 0)],
})
