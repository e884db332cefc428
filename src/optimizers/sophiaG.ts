/**
 * Sophia-G: momentum divided by a running curvature estimate, and no coordinate further than the rate.
 *
 *   m <- beta1*m + (1 - beta1)*g
 *   h <- beta2*h + (1 - beta2)*g^2                      in the steps 1, 1 + updateEvery, ...
 *   x <- (1 - lr*lambda)*x - lr*clamp(m/(rho*B*h + eps), -1, 1)
 *
 * Where the curvature estimate is small the clamp makes it the sign of the momentum, where it is large a Newton-like step.
 * Liu, Li, Hall, Liang & Ma 2023, algorithms 2 (Gauss-Newton-Bartlett estimator) and 3.
 * Deviations: the estimator squares the gradient of labels sampled from the model; a surface has none, so that g itself is squared.
 * That is no curvature: it vanishes at a minimum, near which every step is the sign of the momentum again. eps is added to the
 * divisor, as in the authors' code; the paper takes the larger of the two.
 */
import { renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, epsilon, learningRate, onOff, whole, weightDecay, number } from '../core/parameters.ts'

export const sophiaG = defineOptimizer({
  name: 'Sophia-G',
  family: 'adaptive',
  summary:
    'Momentum divided by a running mean that stands for the curvature, clipped so that no coordinate moves further than the rate.',
  equations: ({ maximize, weightDecay }) => {
    const d = maximize === true ? 'd' : 'g'
    return lines(
      maximize === true && 'd = -g',
      'k = t - 1 - updateEvery*floor((t - 1)/updateEvery)',
      `h = where(k == 0, beta2*h + (1 - beta2)*${d}^2, h)`,
      `m = beta1*m + (1 - beta1)*${d}`,
      'u = clamp(m/(rho*B*h + eps), -1, 1)',
      `x = ${weightDecay === 0 ? 'x' : '(1 - lr*weightDecay)*x'} - lr*u`,
    )
  },
  params: {
    lr: learningRate(0.02),
    beta1: decay(0.965, 'memory of the momentum', '\\beta_1'),
    beta2: decay(0.99, 'memory of the curvature estimate', '\\beta_2'),
    rho: number(0.04, 'how much curvature it takes to shorten a step', '\\rho', {
      min: 1e-3,
      max: 10,
      scale: 'log',
      valid: { min: 0 },
    }),
    B: whole(1, 'batch size, by which the squared gradient is multiplied', 'B'),
    updateEvery: whole(10, 'steps between two looks at the curvature', 'K', { max: 100 }),
    eps: { ...epsilon(1e-15), min: 1e-16 },
    weightDecay: weightDecay(0, 'decoupled weight decay: each step shrinks x by the share lr times this'),
    maximize: onOff(false, 'Maximize', 'goes up instead of down'),
  },
  momentum: 'beta1',
  reference:
    'Liu, Li, Hall, Liang & Ma, Sophia: A Scalable Stochastic Second-order Optimizer for Language Model Pre-training, 2023, algorithms 2 and 3',
  notes: [
    'The paper’s estimate squares gradients of labels that the model itself draws. A surface has no labels: its own gradient is squared, which is no curvature and vanishes at a minimum.',
    'eps is added to the divisor, as in the authors’ code; the paper takes the larger of the two.',
    'The authors’ code decays weights by 0.1 by default; here by nothing.',
  ],
  aliases: {
    sophia_g: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 1e-4),
        betas: to(['beta1', 'beta2'], [0.965, 0.99]),
        rho: to('rho', 0.04),
        weight_decay: to('weightDecay', 0.1),
        bs: to('B', 5120),
        update_every: to('updateEvery', 10),
        maximize: to('maximize', false),
      }),
  },
})
