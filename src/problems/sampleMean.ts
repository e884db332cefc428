/**
 * The mean of a sample, found by descent: x is the estimate, v a number of the sample. One parameter; y has no part in it.
 *
 *   f_i(x) = (x - v_i)^2
 *
 * Batch descent from 0 at rate eta is x_t = mean*(1 - (1 - 2*eta)^t); batches hover round the mean. The worked example of many
 * courses: 1000 numbers of N(3, 1), rate 0.1, batches of 32. Bottou, Curtis & Nocedal 2018, section 4.
 */
import { defineGenerator } from '../core/data.ts'
import { columnsOf, count, spread } from '../core/generating.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'
import { registry } from '../core/registry.ts'

const normal = defineGenerator({
  name: 'A normal sample',
  summary: 'Independent numbers of one normal distribution.',
  params: {
    n: count(1000),
    mu: number(3, 'mean of the distribution', '\\mu', { min: -5, max: 5 }),
    sigma: spread(1, 'standard deviation of the distribution'),
  },
  create: ({ n, mu, sigma }, random) =>
    columnsOf(['v'], Number(n), () => [Number(mu) + Number(sigma) * random.normal()]),
})

export const sampleMean = defineSurface({
  name: 'Mean of a sample',
  family: 'data',
  summary: 'The number with the smallest mean squared distance from a sample: its mean, with one parameter.',
  equations: 'f(x, y) = (x - v)^2',
  params: {},
  reference: 'Bottou, Curtis & Nocedal, Optimization methods for large-scale machine learning, 2018, section 4',
  notes: ['One parameter: f does not depend on y, and every point above or below a minimum is one too.'],
  isOneParameter: true,
  view: { x: [-1, 5], y: [-3, 3] },
  start: [0, 0],
  criticalPoints: () => [],
  data: {
    columns: [{ name: 'v', symbol: 'v', label: 'number of the sample', role: 'target' }],
    isConvex: true,
    generators: registry({ normal }),
    fit: { kind: 'value', equations: 'f(x, y) = x' },
  },
})
