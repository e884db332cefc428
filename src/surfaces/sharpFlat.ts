/**
 * Two wells of equal depth, one narrow and one wide.
 *
 *   f(x, y) = u*v/(u + v),  u = sharp/2*((x - d)^2 + y^2),  v = flat/2*((x + d)^2 + y^2)
 *
 * 1/f = 1/u + 1/v: near either centre the other well does not count, so that f is exactly 0 there, and the curvature exactly
 * `sharp` or `flat`, the same in all directions. The third critical point is the saddle between them, where the two pulls are equal.
 * The question is that of Hochreiter & Schmidhuber 1997, Flat Minima, and of Keskar et al. 2017, figure 1.
 */
import { minimum, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'

const curvature = (byDefault: number, doc: string, symbol: string) =>
  number(byDefault, doc, symbol, { min: 0.1, max: 1000, scale: 'log', valid: { min: 0, open: 'min' } })

export const sharpFlat = defineSurface({
  name: 'Sharp and flat well',
  family: 'several',
  summary: 'Two minima of equal depth, one narrow and one wide.',
  equations: `
    u = 0.5*sharp*((x - d)^2 + y^2)
    v = 0.5*flat*((x + d)^2 + y^2)
    f(x, y) = u*v/(u + v)`,
  params: {
    sharp: curvature(20, 'curvature of the well on the right', 's'),
    flat: curvature(1, 'curvature of the well on the left', 'w'),
    d: number(1.5, 'distance of the wells from the y axis', 'd', {
      min: 0.5,
      max: 2.5,
      valid: { min: 0, open: 'min' },
    }),
  },
  reference:
    'after Keskar et al., On Large-Batch Training for Deep Learning: Generalization Gap and Sharp Minima, 2017, figure 1',
  notes: ['The papers draw such wells by hand; this formula gives them equal depth and stated curvatures exactly.'],
  view: { x: [-4, 3], y: [-2.5, 2.5] },
  start: [1.9, 1.1],
  criticalPoints: ({ sharp = 1, flat = 1, d = 1 }) => {
    const pull = Math.cbrt(sharp / flat)
    return [minimum(d, 0), minimum(-d, 0), saddle((d * (pull - 1)) / (pull + 1), 0)]
  },
})
