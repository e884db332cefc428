/**
 * Adan: Adam with Nesterov's momentum, by the running mean of the gradient's changes.
 *
 *   d <- g - g_prev                                (0 in the first step)
 *   m <- beta1*m + (1 - beta1)*g
 *   v <- beta2*v + (1 - beta2)*d
 *   s <- beta3*s + (1 - beta3)*(g + beta2*d)^2
 *   x <- (x - lr*(mhat + beta2*vhat)/(sqrt(shat) + eps))/(1 + lr*lambda)
 *
 * Xie, Zhou, Li, Lin & Yan 2022, algorithm 1.
 * Deviations: as in the authors' code the betas are the shares of the old values (the paper's are 1 minus these), all three means
 * are corrected for bias, and eps stands outside the root (the paper's inside). The paper's n_k is s here.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { decay, epsilon, learningRate, onOff, weightDecay } from '../core/parameters.ts'

const step = 'lr*(mhat + beta2*vhat)/(sqrt(shat) + eps)'

function update({ weightDecay, noProx }: ParameterValues): string {
  if (weightDecay === 0) return `x = x - ${step}`
  return noProx === true ? `x = (1 - lr*weightDecay)*x - ${step}` : `x = (x - ${step})/(1 + lr*weightDecay)`
}

export const adan = defineOptimizer({
  name: 'Adan',
  family: 'adaptive',
  summary: 'Adam with Nesterov’s momentum, which it finds from the change of the gradient between steps.',
  equations: (values) =>
    lines(
      'd = where(t == 1, 0, g - g_prev)',
      'm = beta1*m + (1 - beta1)*g',
      'v = beta2*v + (1 - beta2)*d',
      's = beta3*s + (1 - beta3)*(g + beta2*d)^2',
      'mhat = m/(1 - beta1^t)',
      'vhat = v/(1 - beta2^t)',
      'shat = s/(1 - beta3^t)',
      'g_prev = g',
      update(values),
    ),
  params: {
    lr: learningRate(0.02),
    beta1: decay(0.98, 'memory of the gradient', '\\beta_1'),
    beta2: decay(0.92, 'memory of the gradient’s change, and its weight', '\\beta_2'),
    beta3: decay(0.99, 'memory of the second moment', '\\beta_3'),
    eps: epsilon(1e-8),
    weightDecay: weightDecay(),
    noProx: onOff(false, 'AdamW’s decay', 'shrinks x before the step, instead of dividing after it'),
  },
  momentum: 'beta1',
  reference:
    'Xie et al., Adan: Adaptive Nesterov Momentum Algorithm for Faster Optimizing Deep Models, 2022, algorithm 1',
  notes: [
    'The betas are the shares of the old values, as in the authors’ code; the paper’s are 1 minus these.',
    'As in the authors’ code all means are corrected for bias; the paper starts them at the first gradients instead. Its eps stands inside the root.',
  ],
  aliases: {
    adan: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 1e-3),
        betas: to(['beta1', 'beta2', 'beta3'], [0.98, 0.92, 0.99]),
        eps: to('eps', 1e-8),
        weight_decay: to('weightDecay', 0),
        max_grad_norm: only(0),
        no_prox: to('noProx', false),
      }),
  },
})
