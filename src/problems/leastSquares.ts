/**
 * Least squares: a line through points. x is its slope, y its intercept; u is a point's input, v its target.
 *
 *   f_i(x, y) = (x*u_i + y - v_i)^2/2 + lambda/2*(x^2 + y^2)
 *
 * A quadratic bowl; how narrow it is, is for the inputs to say: far from 0, slope and intercept do nearly the same.
 * Bottou, Curtis & Nocedal 2018, section 2.
 */
import { columnsOf, count, spread } from '../core/generating.ts'
import { defineGenerator } from '../core/data.ts'
import { defineSurface } from '../core/method.ts'
import { nonNegative, number } from '../core/parameters.ts'
import { registry } from '../core/registry.ts'
import { isConstant } from '../core/remarks.ts'

const line = defineGenerator({
  name: 'A line with noise',
  summary: 'Inputs spread evenly over an interval, targets on a line with normal noise.',
  params: {
    n: count(64),
    slope: number(1, 'slope of the line', 'a', { min: -3, max: 3 }),
    intercept: number(-0.5, 'intercept of the line', 'b', { min: -3, max: 3 }),
    sigma: spread(0.5),
    centre: number(0.5, 'middle of the inputs', 'c', { min: -3, max: 3 }),
  },
  create({ n, slope, intercept, sigma, centre }, random) {
    return columnsOf(['u', 'v'], Number(n), () => {
      const u = Number(centre) + 4 * random.uniform() - 2
      return [u, Number(slope) * u + Number(intercept) + Number(sigma) * random.normal()]
    })
  },
})

const outliers = defineGenerator({
  name: 'A line with outliers',
  summary: 'As before, but some targets are far off: a few terms have most of the gradient.',
  params: {
    n: count(64),
    sigma: spread(0.3),
    share: number(0.1, 'share of the targets that are off', 'p', { min: 0, max: 0.5, valid: { min: 0, max: 1 } }),
    far: number(6, 'how far they are off', 'd', { min: 0, max: 20 }),
  },
  create({ n, sigma, share, far }, random) {
    return columnsOf(['u', 'v'], Number(n), () => {
      const u = 4 * random.uniform() - 2
      const off = random.uniform() < Number(share) ? Number(far) : 0
      return [u, u - 0.5 + Number(sigma) * random.normal() + off]
    })
  },
})

export const leastSquares = defineSurface({
  name: 'Least squares',
  family: 'data',
  summary: 'A line fitted to points: the mean of their squared errors over slope and intercept.',
  equations: 'f(x, y) = (x*u + y - v)^2/2 + lambda/2*(x^2 + y^2)',
  params: { lambda: nonNegative(0, 'strength of the L2 penalty', '\\lambda', 10) },
  reference: 'Bottou, Curtis & Nocedal, Optimization methods for large-scale machine learning, 2018, section 2',
  view: { x: [-2, 4], y: [-3.5, 2.5] },
  start: [-1, 1.5],
  criticalPoints: () => [],
  data: {
    columns: [
      { name: 'u', symbol: 'u', label: 'input', role: 'feature' },
      { name: 'v', symbol: 'v', label: 'target', role: 'target' },
    ],
    isConvex: true,
    penalty: 'lambda',
    generators: registry({ line, outliers }),
    fit: { kind: 'curve', equations: 'f(x, y) = x*u + y' },
    remark: ({ u }, { lambda }) =>
      u && isConstant(u) && lambda === 0
        ? `Every input is ${u[0]}: what the slope adds, the intercept can take away, so that the minima are a whole line, a valley.`
        : undefined,
  },
})
