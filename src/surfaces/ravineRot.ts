/**
 * Rotated ravine: the ravine turned by phi, so that no axis points along it.
 *
 *   f(x, y) = (u^2 + kappa*v^2)/2,  u = x*cos(phi) + y*sin(phi),  v = -x*sin(phi) + y*cos(phi)
 *
 * Methods that rescale each axis gain nothing here; gradient descent and momentum do not notice the turn.
 * Boyd & Vandenberghe 2004, section 9.3.2.
 */
import { byCurvature } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

export const ravineRot = defineSurface({
  name: 'Rotated ravine',
  family: 'valley',
  summary: 'The ravine, turned so that no axis points along it.',
  equations: `
    u = x*cos(phi) + y*sin(phi)
    v = -x*sin(phi) + y*cos(phi)
    f(x, y) = 0.5*(u^2 + kappa*v^2)`,
  params: {
    kappa: number(100, 'condition number: curvature across over curvature along', '\\kappa', {
      min: 1,
      max: 1000,
      scale: 'log',
    }),
    phi: number(Math.PI / 6, 'angle of the ravine, in radians', '\\varphi', { min: -1.5708, max: 1.5708 }),
  },
  reference: 'Boyd & Vandenberghe, Convex Optimization, 2004, section 9.3.2',
  view: { x: [-3, 3], y: [-3, 3] },
  start: [-1, 2],
  criticalPoints: ({ kappa = 0 }) => byCurvature([0, 0], 1, kappa),
})
