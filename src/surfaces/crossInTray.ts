/**
 * Cross in tray: a tray of round hollows, cut by sharp ridges along the axes' multiples of pi.
 *
 *   f(x, y) = -0.0001*(|sin(x)*sin(y)*exp(|100 - sqrt(x^2 + y^2)/pi|)| + 1)^0.1
 *
 * The four lowest minima are (+-1.34941, +-1.34941) with f = -2.06261. The ridges, where sin(x)*sin(y) = 0, stand up to f = -0.0001
 * and are so thin that a picture shows them as lines.
 * Mishra 2006; Jamil & Yang 2013.
 */
import { minimum, reflected } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const crossInTray = defineSurface({
  name: 'Cross-in-tray',
  family: 'kink',
  summary: 'Round hollows between knife-edge ridges; four of them are the deepest.',
  equations: 'f(x, y) = -0.0001*(|sin(x)*sin(y)*exp(|100 - sqrt(x^2 + y^2)/pi|)| + 1)^0.1',
  params: {},
  reference:
    'Mishra, Some new test functions for global optimization and performance of repulsive particle swarm method, 2006',
  notes: [
    'Not smooth; the derivative of |u| is taken as sign(u), with sign(0) = 0.',
    'At the origin itself the derivative of the root, 0/0, is undefined.',
    'The minima of the view are listed.',
  ],
  view: { x: [-10, 10], y: [-10, 10] },
  start: [2.6, 0.7],
  criticalPoints: () =>
    reflected([
      minimum(1.3494066171539107, 1.3494066171539107),
      minimum(1.4706221621674318, 4.4190758742568725),
      minimum(4.4190758742568725, 1.4706221621674318),
      minimum(4.490999270743704, 4.490999270743704),
      minimum(1.5085213314357113, 7.551422464401016),
      minimum(7.551422464401016, 1.5085213314357113),
      minimum(4.550121985637071, 7.58748868615687),
      minimum(7.58748868615687, 4.550121985637071),
      minimum(7.632591924333497, 7.632591924333497),
    ]),
})
