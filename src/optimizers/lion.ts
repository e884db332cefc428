/**
 * Lion: the sign of an interpolation between momentum and gradient.
 *
 *   u <- sign(beta1*m + (1 - beta1)*g)
 *   m <- beta2*m + (1 - beta2)*g
 *   x <- (1 - lr*lambda)*x - lr*u
 *
 * Every coordinate moves by the rate (or rests, at sign(0) = 0); the step weighs the new gradient more than the memory does.
 * Chen et al. 2023, Symbolic Discovery of Optimization Algorithms, program 1 and algorithm 2.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, learningRate, weightDecay } from '../core/parameters.ts'

export const lion = defineOptimizer({
  name: 'Lion',
  family: 'sign',
  summary: 'Moves every coordinate by the rate, by the sign of momentum and gradient together.',
  equations: ({ weightDecay }) =>
    lines(
      'u = sign(beta1*m + (1 - beta1)*g)',
      'm = beta2*m + (1 - beta2)*g',
      weightDecay === 0 ? 'x = x - lr*u' : 'x = (1 - lr*weightDecay)*x - lr*u',
    ),
  params: {
    lr: learningRate(0.02),
    beta1: decay(0.9, 'share of the momentum in the step', '\\beta_1'),
    beta2: decay(0.99, 'memory of the momentum', '\\beta_2'),
    weightDecay: weightDecay(0, 'decoupled weight decay: each step shrinks x by the share lr times this'),
  },
  momentum: 'beta1',
  reference: 'Chen et al., Symbolic Discovery of Optimization Algorithms, 2023, algorithm 2',
  aliases: {
    lion: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 1e-4),
        betas: to(['beta1', 'beta2'], [0.9, 0.99]),
        weight_decay: to('weightDecay', 0),
        decoupled_weight_decay: only(false),
      }),
  },
})
