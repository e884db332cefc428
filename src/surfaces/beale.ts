/**
 * Beale's function: flat valleys that meet between steep corners.
 *
 *   f(x, y) = (1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2
 *
 * Minimum (3, 0.5) with f = 0; two saddles. Written as the sum of its three squared residuals.
 * Beale 1958, On an iterative method for finding a local minimum of a function of more than one variable.
 */
import { minimum, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const beale = defineSurface({
  name: 'Beale',
  family: 'valley',
  summary: 'Flat valleys between steep corners; gradients range over many decades.',
  equations: `
    r1 = 1.5 - x + x*y
    r2 = 2.25 - x + x*y^2
    r3 = 2.625 - x + x*y^3
    f(x, y) = r1^2 + r2^2 + r3^2`,
  params: {},
  reference: 'Beale, On an iterative method for finding a local minimum of a function of more than one variable, 1958',
  view: { x: [-4.5, 4.5], y: [-4.5, 4.5] },
  start: [1, 1.4],
  criticalPoints: () => [minimum(3, 0.5), saddle(0, 1), saddle(0.10053793732415836, -2.644513585023125)],
})
