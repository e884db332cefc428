/**
 * Zakharov's function: a plain bowl whose walls grow like a fourth power across one diagonal.
 *
 *   f(x, y) = x^2 + y^2 + (x/2 + y)^2 + (x/2 + y)^4
 *
 * Convex; the only critical point is the minimum at the origin, with f = 0. Along u = x/2 + y a rate that suits the floor is
 * thrown out by the walls.
 * Jamil & Yang 2013, function 173.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const zakharov = defineSurface({
  name: 'Zakharov',
  family: 'bowl',
  summary: 'A convex bowl: gentle along one diagonal, ever steeper to both sides of it.',
  equations: `
    u = 0.5*x + y
    f(x, y) = x^2 + y^2 + u^2 + u^4`,
  params: {},
  reference: 'Jamil & Yang, A Literature Survey of Benchmark Functions for Global Optimisation Problems, 2013',
  view: { x: [-5, 5], y: [-4, 4] },
  start: [-4, -1.2],
  criticalPoints: () => [minimum(0, 0)],
})
