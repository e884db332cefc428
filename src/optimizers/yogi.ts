/**
 * Yogi: Adam whose second moment changes by the size of the new square, not by its own: it falls slowly.
 *
 *   m <- beta1*m + (1 - beta1)*g
 *   v <- v - (1 - beta2)*sign(v - g^2)*g^2
 *   x <- x - lr*mhat/(sqrt(vhat) + eps)
 *
 * After a cliff Adam forgets its steepness by the factor beta2 a step; Yogi does so only as fast as the new, small squares let it.
 * Zaheer, Reddi, Sachan, Kale & Kumar 2018, algorithm 2.
 * Deviations: the paper corrects no bias; torch_optimizer's Yogi corrects both moments, although both start at initialAccumulator.
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, epsilon, learningRate, nonNegative } from '../core/parameters.ts'

export const yogi = defineOptimizer({
  name: 'Yogi',
  family: 'adaptive',
  summary:
    'Adam whose second moment falls by the size of the new squares only: after a cliff the effective rate rises slowly.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(
      values.initialAccumulator !== 0 && lines('init m = initialAccumulator', 'init v = initialAccumulator'),
      line,
      `m = beta1*m + (1 - beta1)*${d}`,
      `v = v - (1 - beta2)*sign(v - ${d}^2)*${d}^2`,
      'mhat = m/(1 - beta1^t)',
      'vhat = v/(1 - beta2^t)',
      'x = x - lr*mhat/(sqrt(vhat) + eps)',
    )
  },
  params: {
    lr: learningRate(0.01),
    beta1: decay(0.9, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    eps: epsilon(1e-3),
    initialAccumulator: nonNegative(1e-6, 'both moments at the start', 'a_0', 1),
    ...coupling,
  },
  momentum: 'beta1',
  reference: 'Zaheer, Reddi, Sachan, Kale & Kumar, Adaptive Methods for Nonconvex Optimization, 2018, algorithm 2',
  notes: [
    'As in torch_optimizer both moments are corrected for bias, and both start at the small initial accumulator; the paper corrects neither.',
    'eps is 1e-3, the paper’s, far larger than Adam’s.',
  ],
  aliases: {
    yogi: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 0.01),
        betas: to(['beta1', 'beta2'], [0.9, 0.999]),
        eps: to('eps', 1e-3),
        initial_accumulator: to('initialAccumulator', 1e-6),
        weight_decay: to('weightDecay', 0),
      }),
  },
})
