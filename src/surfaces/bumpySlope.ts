/**
 * A slope with small bumps: the size of noise to the eye, and deep enough to stop whoever has no momentum.
 *
 *   f(x, y) = s*(sqrt(1 + x^2) - 1) + y^2/2 + h*(2 - cos(k*x) - cos(k*y))
 *
 * Without bumps there is one minimum, the origin, with f = 0. With h*k > s nearly every bump holds one of its own: each
 * coordinate stands alone, and the minima form a grid. Those of the view are listed.
 * Goodfellow, Bengio & Courville 2016, section 8.2.2, on local minima.
 */
import { bisect } from '../core/bisect.ts'
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

const VIEW = { x: [-9, 4], y: [-3, 3] } as const

/**
 * Where `pull(u) + h*k*sin(k*u)`, the slope along one coordinate, goes from minus to plus: at 0, and up to a quarter of a wave before
 * each lowest point of the wave, seen from 0.
 */
function hollows(pull: (u: number) => number, h: number, k: number, [from, to]: readonly [number, number]) {
  if (!(h >= 0 && k > 0)) return []
  const slope = (u: number) => pull(u) + h * k * Math.sin(k * u)
  const waves = Math.floor((Math.max(-from, to) * k) / (2 * Math.PI))
  const right = Array.from({ length: waves }, (_, i) => (2 * Math.PI * (i + 1)) / k).flatMap(
    (u) => bisect(slope, u - Math.PI / (2 * k), u) ?? [],
  )
  return [...right.map((u) => -u), 0, ...right].filter((u) => from < u && u < to)
}

export const bumpySlope = defineSurface({
  name: 'Bumpy slope',
  family: 'many',
  summary: 'A long slope with bumps the size of noise: descent stops in them, momentum rolls through.',
  equations: 'f(x, y) = s*(sqrt(1 + x^2) - 1) + 0.5*y^2 + h*(2 - cos(k*x) - cos(k*y))',
  params: {
    s: number(1, 'slope far from the minimum', 's', { min: 0.1, max: 5, scale: 'log', valid: { min: 0, open: 'min' } }),
    h: number(0.2, 'height of the bumps, half from top to bottom', 'h', { min: 0, max: 1, valid: { min: 0 } }),
    k: number(6, 'bumps per 2π', 'k', { min: 1, max: 30, scale: 'log', valid: { min: 0, open: 'min' } }),
  },
  reference: 'after Goodfellow, Bengio & Courville, Deep Learning, 2016, section 8.2',
  notes: [
    'The formula is this program’s own: a slope, and bumps of stated height and width.',
    'Of the critical points only the minima of the view are listed.',
  ],
  view: VIEW,
  start: [-8, 2],
  criticalPoints: ({ s = 1, h = 0, k = 1 }) =>
    hollows((x) => (s * x) / Math.sqrt(1 + x * x), h, k, VIEW.x).flatMap((x) =>
      hollows((y) => y, h, k, VIEW.y).map((y) => minimum(x, y)),
    ),
})
