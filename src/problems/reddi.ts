/**
 * Reddi's three slopes: a convex problem on an interval on which Adam goes to the worst point. One parameter, x in [-1, 1]; y has
 * no part in it.
 *
 *   f_i(x) = c_i*x        with c = C, -1, -1
 *
 * The mean slope (C - 2)/3 is positive for C > 2, so that -1 is best. Taken in order, Adam with beta1 = 0 and
 * beta2 = 1/(1 + C^2) forgets the large gradient before it has outweighed the two small ones, and ends at +1; AMSGrad does not forget.
 * Reddi, Kale & Kumar 2018, theorem 1.
 */
import { defineGenerator } from '../core/data.ts'
import { columnsOf } from '../core/generating.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'
import { registry } from '../core/registry.ts'

const slopes = defineGenerator({
  name: 'Three slopes',
  summary: 'One steep slope up, two slopes of 1 down.',
  params: { C: number(4, 'the steep slope', 'C', { min: 2.1, max: 20, scale: 'log' }) },
  size: () => 3,
  create: ({ C }) => columnsOf(['c'], 3, (i) => [i === 0 ? Number(C) : -1]),
})

export const reddi = defineSurface({
  name: 'Reddi’s slopes',
  family: 'data',
  summary: 'Three slopes on an interval, one parameter: the convex problem on which Adam goes to the worst point.',
  equations: 'f(x, y) = c*x',
  params: {},
  reference: 'Reddi, Kale & Kumar, On the convergence of Adam and beyond, 2018, theorem 1',
  notes: [
    'Every update ends with the nearest point of [-1, 1]: with one parameter that is the paper’s projection too.',
    'One parameter: f does not depend on y.',
    'The theorem is about the terms in turn, in the order of the data.',
  ],
  isOneParameter: true,
  interval: [-1, 1],
  view: { x: [-1.2, 1.2], y: [-1.2, 1.2] },
  start: [0, 0],
  criticalPoints: () => [],
  data: {
    columns: [{ name: 'c', symbol: 'c', label: 'slope', role: 'slope' }],
    isConvex: true,
    generators: registry({ slopes }),
    remark: ({ c }) =>
      c && c.reduce((sum, slope) => sum + slope, 0) === 0 ? 'The slopes add up to 0: f is flat.' : undefined,
  },
})
