/**
 * Schedule-free AdamW: Adam's scaling without its momentum, and the gradient taken near the mean of the points.
 *
 *   v <- beta2*v + (1 - beta2)*g^2                g is taken at y
 *   z <- z - rate*(g/(sqrt(vhat) + eps) + lambda*y)
 *   xbar <- (1 - c)*xbar + c*z                    c = w/(w_1 + ... + w_t), w = t^r*max(rate so far)^p
 *   y <- (1 - beta1)*z + beta1*xbar
 *
 * The run's point x is the paper's y, where the gradient is taken; the second path, xbar, is the paper's x, the result.
 * Defazio et al. 2024, The Road Less Scheduled, algorithm 1, as in schedulefree's AdamWScheduleFree.
 * Deviation, schedulefree's: the paper corrects the bias of v by the factor sqrt(1 - beta2^t) of the rate, so that in its first steps
 * points weigh less in the mean and weights decay less.
 */
import { renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, epsilon, learningRate, weightDecay } from '../core/parameters.ts'
import { averaging, averagingNames, averagingParameters } from '../core/scheduleFree.ts'

export const scheduleFreeAdamw = defineOptimizer({
  name: 'Schedule-free AdamW',
  family: 'average',
  summary:
    'Adam’s scaling on points that are averaged instead of letting the rate fall; the average is drawn beside it.',
  equations: (values) =>
    averaging(values, {
      before: lines('v = beta2*v + (1 - beta2)*g^2', 'vhat = v/(1 - beta2^t)'),
      direction: `(g/(sqrt(vhat) + eps)${values.weightDecay === 0 ? '' : ' + weightDecay*x'})`,
      beta: 'beta1',
    }),
  params: {
    lr: learningRate(0.1),
    beta1: decay(0.9, 'how near to the average the gradient is taken', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    eps: epsilon(1e-8),
    ...averagingParameters,
    weightDecay: weightDecay(0, 'decoupled weight decay, at the point where the gradient is taken'),
  },
  momentum: 'beta1',
  reference: 'Defazio et al., The Road Less Scheduled, 2024, algorithm 1',
  notes: [
    'The run’s point is y, where the gradient is taken and losses are recorded; the second path is the average, the paper’s x, which is the result.',
    'As in the authors’ newer code v itself is corrected for bias. The paper’s algorithm multiplies the rate by √(1 − β₂ᵗ) instead, which also weighs the first points less and shrinks less there.',
  ],
  aliases: {
    schedule_free_adamw: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 0.0025),
        betas: to(['beta1', 'beta2'], [0.9, 0.999]),
        eps: to('eps', 1e-8),
        weight_decay: to('weightDecay', 0),
        ...averagingNames,
      }),
  },
})
