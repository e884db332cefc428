/**
 * AdaGrad: each coordinate's rate shrinks with the squares of all its gradients so far.
 *
 *   s <- s + g^2,   x <- x - lr*g/(sqrt(s) + eps)
 *
 * s only ever grows, so the effective rate lr/sqrt(s) only ever falls.
 * Duchi, Hazan & Singer 2011, JMLR 12, 2121-2159, figure 1 (diagonal form).
 * Deviations: eps stands outside the root; the paper has delta there too. The initial accumulator and the decay of the
 * rate, lr/(1 + (t - 1)*lrDecay), are PyTorch's and off by default.
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { epsilon, learningRate, nonNegative } from '../core/parameters.ts'

export const adagrad = defineOptimizer({
  name: 'AdaGrad',
  family: 'adaptive',
  summary: 'Divides each coordinate’s step by the root of the sum of its squared gradients.',
  equations: (values) => {
    const { line, d } = coupled(values)
    const decays = values.lrDecay !== 0
    return lines(
      values.initialAccumulator !== 0 && 'init s = initialAccumulator',
      line,
      `s = s + ${d}^2`,
      decays && 'rate = lr/(1 + (t - 1)*lrDecay)',
      `x = x - ${decays ? 'rate' : 'lr'}*${d}/(sqrt(s) + eps)`,
    )
  },
  params: {
    lr: learningRate(0.5),
    eps: epsilon(1e-8),
    initialAccumulator: nonNegative(0, 'sum of squares at the start', 'a_0', 100),
    lrDecay: nonNegative(0, 'decay of the rate itself, beside the accumulator’s', '\\gamma', 1),
    ...coupling,
  },
  reference:
    'Duchi, Hazan & Singer, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, 2011, figure 1',
  notes: ['PyTorch’s eps is 1e-10 by default.'],
  aliases: {
    adagrad_literal: (theirs) => renamed(theirs, { lr: to('lr'), eps: to('eps', 1e-8) }),
    Adagrad: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 0.01),
        lr_decay: to('lrDecay', 0),
        weight_decay: to('weightDecay', 0),
        initial_accumulator_value: to('initialAccumulator', 0),
        eps: to('eps', 1e-10),
        maximize: to('maximize', false),
      }),
  },
})
