/**
 * A rare feature: least squares with two features, of which the second one is zero in nearly every row.
 *
 *   f_i(x, y) = (x*u_i + y*v_i - b_i)^2/2
 *
 * Hardly a gradient says anything of y: a method with one rate for both coordinates learns it last, one that keeps account of each
 * coordinate's past gradients does not. Duchi, Hazan & Singer 2011, section 1.
 */
import { defineGenerator } from '../core/data.ts'
import { columnsOf, count, spread } from '../core/generating.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'
import { registry } from '../core/registry.ts'
import { areProportional } from '../core/remarks.ts'

const rare = defineGenerator({
  name: 'A rare feature',
  summary: 'Two features of size 1 and random sign; the second is zero but in a share of the rows, one at least.',
  params: {
    n: count(500),
    share: number(0.02, 'share of the rows that have the second feature', 'p', {
      min: 0.002,
      max: 1,
      scale: 'log',
      valid: { min: 0, max: 1, open: 'min' },
    }),
    first: number(1, 'true weight of the first feature', 'w_1', { min: -3, max: 3 }),
    second: number(1, 'true weight of the second feature', 'w_2', { min: -3, max: 3 }),
    sigma: spread(0.1),
  },
  /** Exactly that share, spread evenly: every 50th row at 2 %. */
  create({ n, share, first, second, sigma }, random) {
    const size = Number(n)
    const having = Math.max(1, Math.round(Number(share) * size))
    const sign = () => (random.below(2) === 0 ? -1 : 1)
    return columnsOf(['u', 'v', 'b'], size, (i) => {
      const isRare = Math.floor((i * having) / size) !== Math.floor(((i + 1) * having) / size)
      const u = sign()
      const v = isRare ? sign() : 0
      return [u, v, Number(first) * u + Number(second) * v + Number(sigma) * random.normal()]
    })
  },
})

export const sparseFeature = defineSurface({
  name: 'Rare feature',
  family: 'data',
  summary: 'Least squares in which one of two features is zero in 98 of 100 rows.',
  equations: 'f(x, y) = (x*u + y*v - b)^2/2',
  params: {},
  reference: 'Duchi, Hazan & Singer, Adaptive subgradient methods for online learning, 2011, section 1',
  view: { x: [-2, 3], y: [-2, 3] },
  start: [-1, -1],
  criticalPoints: () => [],
  data: {
    columns: [
      { name: 'u', symbol: 'u', label: 'common feature', role: 'feature' },
      { name: 'v', symbol: 'v', label: 'rare feature', role: 'feature' },
      { name: 'b', symbol: 'b', label: 'target', role: 'target' },
    ],
    isConvex: true,
    generators: registry({ rare }),
    remark({ u, v }) {
      if (!u || !v || !areProportional(u, v)) return undefined
      return v.every((value) => value === 0)
        ? 'The rare feature is 0 in every row: f does not depend on y, and the minima are a whole line, a valley.'
        : 'One feature is a multiple of the other: the minima are a whole line, a valley.'
    },
  },
})
