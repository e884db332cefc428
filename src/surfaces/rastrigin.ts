/**
 * Rastrigin's function: a bowl covered with equal ripples of height 2A.
 *
 *   f(x, y) = 2*A + x^2 - A*cos(2*pi*x) + y^2 - A*cos(2*pi*y)
 *
 * Each coordinate stands alone, so the minima form a grid: 121 in view at A = 10, the lowest at the origin with f = 0.
 * Only the minima are listed; a maximum or saddle lies between every two of them.
 * Rastrigin 1974, Systems of Extremal Control.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'
import { bisect } from '../core/bisect.ts'

/** Where one coordinate's part, u^2 - A*cos(2*pi*u), is lowest: 0, and near each whole number k where the ripple is strong enough. */
function lowest(A: number): readonly number[] {
  if (A < 0) return []
  const slope = (u: number) => 2 * u + 2 * Math.PI * A * Math.sin(2 * Math.PI * u)
  const right = [1, 2, 3, 4, 5].flatMap((k) => bisect(slope, k - 0.25, k) ?? [])
  return [...right.map((u) => -u), 0, ...right]
}

export const rastrigin = defineSurface({
  name: 'Rastrigin',
  family: 'many',
  summary: 'A bowl covered with ripples: a minimum near every point of the grid.',
  equations: 'f(x, y) = 2*A + x^2 - A*cos(2*pi*x) + y^2 - A*cos(2*pi*y)',
  params: {
    A: number(10, 'height of the ripples', 'A', { min: 0, max: 20 }),
  },
  reference: 'Rastrigin, Systems of Extremal Control, 1974',
  view: { x: [-5.12, 5.12], y: [-5.12, 5.12] },
  start: [2.3, -1.6],
  criticalPoints: ({ A = 0 }) => lowest(A).flatMap((x) => lowest(A).map((y) => minimum(x, y))),
})
