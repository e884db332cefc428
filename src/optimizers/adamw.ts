/**
 * AdamW: Adam with weight decay that is decoupled from the gradient, so that it shrinks every coordinate alike.
 *
 *   m, v, mhat, vhat as in Adam
 *   x <- x - lr*mhat/(sqrt(vhat) + eps) - lr*lambda*x
 *
 * Loshchilov & Hutter 2019, algorithm 2.
 * Deviation: the decay is multiplied by the whole scheduled rate, as in PyTorch; the paper's by the schedule's factor only.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, epsilon, learningRate, onOff, weightDecay } from '../core/parameters.ts'

const literal = {
  lr: to('lr'),
  betas: to(['beta1', 'beta2'], [0.9, 0.999]),
  eps: to('eps', 1e-8),
  weight_decay: to('weightDecay', 0.01),
}

export const adamw = defineOptimizer({
  name: 'AdamW',
  family: 'adaptive',
  summary: 'Adam with weight decay outside the moments, which shrinks every coordinate by the same factor.',
  equations: ({ maximize, weightDecay }) => {
    const d = maximize ? 'd' : 'g'
    return lines(
      maximize === true && 'd = -g',
      `m = beta1*m + (1 - beta1)*${d}`,
      `v = beta2*v + (1 - beta2)*${d}^2`,
      'mhat = m/(1 - beta1^t)',
      'vhat = v/(1 - beta2^t)',
      `x = x - lr*mhat/(sqrt(vhat) + eps)${weightDecay === 0 ? '' : ' - lr*weightDecay*x'}`,
    )
  },
  params: {
    lr: learningRate(0.01),
    beta1: decay(0.9, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    eps: epsilon(1e-8),
    weightDecay: weightDecay(0.01, 'decoupled weight decay: each step shrinks x by the share lr times this'),
    maximize: onOff(false, 'Maximize', 'goes up instead of down'),
  },
  momentum: 'beta1',
  reference: 'Loshchilov & Hutter, Decoupled Weight Decay Regularization, 2019, algorithm 2',
  notes: [
    'The decay is multiplied by the whole scheduled rate, as in PyTorch; in the paper by the schedule’s factor only.',
  ],
  aliases: {
    adamw_literal: (theirs) => renamed(theirs, literal),
    AdamW: (theirs) =>
      renamed(theirs, { ...literal, lr: to('lr', 0.001), amsgrad: only(false), maximize: to('maximize', false) }),
  },
})
