/**
 * One hidden neuron: x is the weight into it, y the weight out of it; u is a point's input, v its target.
 *
 *   f_i(x, y) = (y*tanh(x*u_i) - v_i)^2/2
 *
 * Not convex: (x, y) and (-x, -y) are one network, so that there are two equal minima, with a stationary point at the origin
 * between them, and flat parts where the neuron is saturated. Rumelhart, Hinton & Williams 1986.
 */
import { defineGenerator } from '../core/data.ts'
import { columnsOf, count, spread } from '../core/generating.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'
import { registry } from '../core/registry.ts'
import { isConstant } from '../core/remarks.ts'
import { tanh } from '../language/elementary.ts'

const neuron = defineGenerator({
  name: 'A neuron with noise',
  summary: 'Inputs spread evenly about 0, targets from a network of the same form with normal noise.',
  params: {
    n: count(48),
    inner: number(1.5, 'weight into the neuron', 'w_1', { min: -4, max: 4 }),
    outer: number(1.5, 'weight out of it', 'w_2', { min: -4, max: 4 }),
    sigma: spread(0.2),
  },
  create: ({ n, inner, outer, sigma }, random) =>
    columnsOf(['u', 'v'], Number(n), () => {
      const u = 4 * random.uniform() - 2
      return [u, Number(outer) * tanh(Number(inner) * u) + Number(sigma) * random.normal()]
    }),
})

export const oneNeuron = defineSurface({
  name: 'One neuron',
  family: 'data',
  summary: 'The smallest network: two weights, two equal minima, a saddle between them and plateaus around.',
  equations: 'f(x, y) = (y*tanh(x*u) - v)^2/2',
  params: {},
  reference: 'Rumelhart, Hinton & Williams, Learning representations by back-propagating errors, 1986',
  view: { x: [-4, 4], y: [-3, 3] },
  start: [-0.5, 2],
  criticalPoints: () => [],
  data: {
    columns: [
      { name: 'u', symbol: 'u', label: 'input', role: 'feature' },
      { name: 'v', symbol: 'v', label: 'target', role: 'target' },
    ],
    generators: registry({ neuron }),
    fit: { kind: 'curve', equations: 'f(x, y) = y*tanh(x*u)' },
    remark({ u }) {
      if (!u || !isConstant(u)) return undefined
      return u[0] === 0
        ? 'Every input is 0: the neuron gives 0 whatever its weights, and f is flat.'
        : `Every input is ${u[0]}: one value is all that can be learned, and the minima are a whole curve of weights that give it.`
    },
  },
})
