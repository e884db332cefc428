/**
 * LAMB: Adam's direction, at a length in proportion to the weights themselves.
 *
 *   m, v, mhat, vhat as in Adam
 *   u <- mhat/(sqrt(vhat) + eps) + lambda*x
 *   r <- min(|x|, clampValue)/|u|                 (1 where either is zero)
 *   x <- x - lr*r*u
 *
 *   none   u <- m/(sqrt(v) + eps) + lambda*x
 *   rate   the same, and x <- x - lr*sqrt(1 - beta2^t)/(1 - beta1^t)*r*u
 *
 * The point (x, y) is one layer, so that the norms are over both coordinates; a step is lr*|x| long, and short near the origin.
 * Correcting the rate corrects nothing, since r has already set the length: it shortens the steps, to 0.15*lr*|x| in the tenth.
 * You et al. 2020, algorithm 2. `none` and `rate` are torch_optimizer's.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { choice, decay, epsilon, learningRate, number, weightDecay } from '../core/parameters.ts'

export const lamb = defineOptimizer({
  name: 'LAMB',
  family: 'adaptive',
  summary: 'Adam’s direction, in steps whose length is a share of the distance to the origin.',
  equations: ({ weightDecay, correction }) => {
    const corrects = correction === 'moments'
    const rate = correction === 'rate' ? 'rate' : 'lr'
    return lines(
      'm = beta1*m + (1 - beta1)*g',
      'v = beta2*v + (1 - beta2)*g^2',
      corrects && lines('mhat = m/(1 - beta1^t)', 'vhat = v/(1 - beta2^t)'),
      `u = ${corrects ? 'mhat/(sqrt(vhat) + eps)' : 'm/(sqrt(v) + eps)'}${weightDecay === 0 ? '' : ' + weightDecay*x'}`,
      'w = min(norm(x), clampValue)',
      'r = where(min(w, norm(u)) > 0, w/norm(u), 1)',
      correction === 'rate' && 'rate = lr*sqrt(1 - beta2^t)/(1 - beta1^t)',
      `x = x - ${rate}*r*u`,
    )
  },
  params: {
    lr: learningRate(0.02),
    beta1: decay(0.9, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    eps: epsilon(1e-6),
    clampValue: number(10, 'largest size of the weights that counts', '\\phi_{\\max}', {
      min: 0.01,
      max: 100,
      scale: 'log',
      valid: { min: 0 },
    }),
    correction: choice('moments', 'Bias correction', 'what makes up for moments that start at zero', {
      moments: 'of the moments (the paper)',
      none: 'none (torch_optimizer)',
      rate: 'of the rate, after the length is set (torch_optimizer’s debias)',
    }),
    weightDecay: weightDecay(0, 'weight decay, added to Adam’s direction before its length is set'),
  },
  momentum: 'beta1',
  reference: 'You et al., Large Batch Optimization for Deep Learning: Training BERT in 76 Minutes, 2020, algorithm 2',
  notes: [
    'Both coordinates are one layer: the trust ratio is one number for both.',
    'torch_optimizer’s LAMB corrects no bias by default. Its debias multiplies the rate by Adam’s correction after the length is set, which makes the first steps shorter.',
    'The paper leaves the function that bounds the size of the weights open; here, as in torch_optimizer, it is a largest size.',
    'Where the point or the direction is zero the trust ratio is 1.',
  ],
  aliases: {
    lamb: ({ debias = false, ...theirs }) =>
      typeof debias !== 'boolean'
        ? undefined
        : renamed(
            theirs,
            {
              lr: to('lr', 1e-3),
              betas: to(['beta1', 'beta2'], [0.9, 0.999]),
              eps: to('eps', 1e-6),
              weight_decay: to('weightDecay', 0),
              clamp_value: to('clampValue', 10),
              adam: only(false),
            },
            { correction: debias ? 'rate' : 'none' },
          ),
  },
})
