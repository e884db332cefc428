/**
 * RMSProp: each coordinate's step is divided by the root of a running mean of its squared gradients.
 *
 *   s <- alpha*s + (1 - alpha)*g^2,   x <- x - lr*g/(sqrt(s) + eps)
 *
 * Unlike AdaGrad's sum, the mean forgets, so the effective rate does not die.
 * Tieleman & Hinton 2012, Neural Networks for Machine Learning, lecture 6e; centered: Graves 2013, equations 38 to 41.
 * Deviations: the lecture has no eps; it stands outside the root as in PyTorch, or inside it by choice. The centered
 * form's variance s - m^2 is clamped at zero, where rounding makes it negative (PyTorch does not clamp: NaN).
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, choice, epsilon, learningRate, onOff } from '../core/parameters.ts'

export const rmsprop = defineOptimizer({
  name: 'RMSProp',
  family: 'adaptive',
  summary: 'Divides each coordinate’s step by the root of a running mean of its squared gradients.',
  equations: (values) => {
    const { line, d } = coupled(values)
    const square = values.centered ? 'v' : 's'
    const divisor = values.epsilon === 'inside' ? `sqrt(${square} + eps)` : `(sqrt(${square}) + eps)`
    const moves = values.momentum !== 0
    return lines(
      line,
      `s = alpha*s + (1 - alpha)*${d}^2`,
      values.centered === true && lines(`m = alpha*m + (1 - alpha)*${d}`, 'v = max(s - m^2, 0)'),
      moves ? lines(`b = momentum*b + ${d}/${divisor}`, 'x = x - lr*b') : `x = x - lr*${d}/${divisor}`,
    )
  },
  params: {
    lr: learningRate(0.01),
    alpha: decay(0.9, 'memory of the mean square', '\\alpha'),
    eps: epsilon(1e-8),
    momentum: decay(0, 'momentum on the scaled gradient', '\\mu'),
    centered: onOff(false, 'Centered', 'divides by the standard deviation instead of the root mean square'),
    epsilon: choice('outside', 'Epsilon', 'where the epsilon stands', {
      outside: 'outside the root (PyTorch)',
      inside: 'inside the root',
    }),
    ...coupling,
  },
  momentum: 'momentum',
  reference:
    'Tieleman & Hinton, Lecture 6e of Neural Networks for Machine Learning, 2012; centered: Graves 2013, equations 38 to 41',
  notes: [
    'PyTorch’s alpha is 0.99 by default; the lecture’s is 0.9.',
    'The centered variance is clamped at zero; PyTorch’s is not and can give NaN.',
  ],
  aliases: {
    rmsprop_literal: (theirs) => renamed(theirs, { lr: to('lr'), beta: to('alpha'), eps: to('eps', 1e-8) }),
    rmsprop_eps_inside: (theirs) =>
      renamed(theirs, { lr: to('lr'), beta: to('alpha'), eps: to('eps', 1e-8) }, { epsilon: 'inside' }),
    RMSprop: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 0.01),
        alpha: to('alpha', 0.99),
        eps: to('eps', 1e-8),
        weight_decay: to('weightDecay', 0),
        momentum: to('momentum', 0),
        centered: to('centered', false),
        maximize: to('maximize', false),
      }),
  },
})
