/**
 * Michalewicz's function: a plain cut by narrow gorges, the deepest where two of them cross.
 *
 *   f(x, y) = -sin(x)*sin(x^2/pi)^(2*m) - sin(y)*sin(2*y^2/pi)^(2*m)
 *
 * On its domain [0, pi]^2 at m = 10 the lowest minimum is (2.20, 1.57) with f = -1.8013. The larger m, the narrower the gorges
 * and the flatter the plain between them. Each coordinate stands alone.
 * Michalewicz 1992, Genetic Algorithms + Data Structures = Evolution Programs.
 */
import { bisect } from '../core/bisect.ts'
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

/**
 * Where sin(u)*sin(i*u^2/pi)^(2*m) is largest between the zeros k and k + 1 of its second factor: there its logarithm's slope
 * falls through zero, from +infinity to -infinity.
 */
function summit(i: number, k: number, m: number): number {
  const fall = (u: number) => -(1 / Math.tan(u) + (4 * i * m * u) / Math.PI / Math.tan((i * u * u) / Math.PI))
  const zero = (n: number) => Math.PI * Math.sqrt(n / i)
  return bisect(fall, zero(k) + 1e-6, zero(k + 1) - 1e-6) ?? NaN
}

export const michalewicz = defineSurface({
  name: 'Michalewicz',
  family: 'plateau',
  summary: 'A plain cut by narrow gorges: on it there is no slope to follow.',
  equations: 'f(x, y) = -sin(x)*(sin(x^2/pi)^2)^m - sin(y)*(sin(2*y^2/pi)^2)^m',
  params: {
    m: number(10, 'steepness of the gorges', 'm', { min: 1, max: 20, valid: { min: 1 } }),
  },
  reference: 'Michalewicz, Genetic Algorithms + Data Structures = Evolution Programs, 1992',
  notes: [
    'Written as a power of the squared sine, so that m need not be a whole number.',
    'Beyond the domain [0, π]² it goes on, with gorges of its own.',
  ],
  view: { x: [0, Math.PI], y: [0, Math.PI] },
  start: [2.5, 2],
  criticalPoints: ({ m = 10 }) => [0, 1].map((k) => minimum(summit(1, 0, m), summit(2, k, m))),
})
