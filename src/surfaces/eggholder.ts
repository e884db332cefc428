/**
 * Eggholder: steep, crooked hollows that deepen toward the edge of the domain.
 *
 *   f(x, y) = -(y + 47)*sin(sqrt(|x/2 + y + 47|)) - x*sin(sqrt(|x - y - 47|))
 *
 * On its domain [-512, 512]^2 the lowest value, -959.6407, is taken at (512, 404.2319): on the edge, where the slope leads on
 * outward. The lowest minimum inside is (482.35, 432.88) with f = -956.9182.
 * Whitley et al. 1996; Jamil & Yang 2013, function 53.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const eggholder = defineSurface({
  name: 'Eggholder',
  family: 'kink',
  summary: 'Crooked hollows that deepen toward the edge; the famous lowest value lies on the edge itself.',
  equations: 'f(x, y) = -(y + 47)*sin(sqrt(|0.5*x + y + 47|)) - x*sin(sqrt(|x - (y + 47)|))',
  params: {},
  reference: 'Jamil & Yang, A Literature Survey of Benchmark Functions for Global Optimisation Problems, 2013',
  notes: [
    'The printed minimum −959.6407 at (512, 404.2319) is the lowest value on the square |x|, |y| ≤ 512, not a critical point: nothing stops a run at the edge.',
    'Of the minima inside the square those below −700 are listed.',
    'Not smooth; the derivative of |u| is taken as sign(u), with sign(0) = 0. Beside the lines where a root is zero the slope is unbounded.',
  ],
  view: { x: [-512, 512], y: [-512, 512] },
  start: [430, 340],
  criticalPoints: () => [
    minimum(482.3533104647884, 432.87899894548343),
    minimum(479.04540378435183, 434.50587646790115),
    minimum(439.48099726945344, 453.97743475400256),
    minimum(-465.6941515451357, 385.71669978348035),
    minimum(347.3269729738487, 499.41539845004286),
    minimum(-456.8858069167769, -382.62337342139966),
    minimum(-390.37391951464224, -415.0901531546241),
    minimum(-360.5615365308949, -429.6851517480509),
    minimum(283.0759109222846, -487.1256581476733),
    minimum(399.55879793410753, -367.6910569185344),
    minimum(464.6899811669635, -301.55314172368753),
    minimum(494.05405437615804, -271.8219611087775),
    minimum(-294.6681985567187, -462.0196507484167),
  ],
})
