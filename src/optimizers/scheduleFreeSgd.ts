/**
 * Schedule-free SGD: instead of letting the rate fall it takes the gradient near the mean of its points.
 *
 *   z <- z - rate*g                               g is taken at y
 *   xbar <- (1 - c)*xbar + c*z                    c = w/(w_1 + ... + w_t), w = t^r*max(rate so far)^p
 *   y <- (1 - beta)*z + beta*xbar
 *
 * The run's point x is the paper's y, where the gradient is taken; the second path, xbar, is the paper's x, the result.
 * Defazio et al. 2024, The Road Less Scheduled, equations 3 to 5; weights and warmup as in algorithm 1 and schedulefree's SGDScheduleFree.
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, learningRate } from '../core/parameters.ts'
import { averaging, averagingNames, averagingParameters } from '../core/scheduleFree.ts'

export const scheduleFreeSgd = defineOptimizer({
  name: 'Schedule-free SGD',
  family: 'average',
  summary: 'Momentum that averages its points instead of letting the rate fall; the average is drawn beside it.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return averaging(values, { before: line, direction: d, beta: 'beta' })
  },
  params: {
    lr: learningRate(0.002),
    beta: decay(0.9, 'how near to the average the gradient is taken', '\\beta'),
    ...averagingParameters,
    ...coupling,
  },
  momentum: 'beta',
  reference: 'Defazio et al., The Road Less Scheduled, 2024, equations 3 to 5',
  notes: [
    'The run’s point is y, where the gradient is taken and losses are recorded; the second path is the average, the paper’s x, which is the result.',
    'Weight decay acts at y, as in the authors’ code.',
  ],
  aliases: {
    schedule_free_sgd: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 1),
        momentum: to('beta', 0.9),
        weight_decay: to('weightDecay', 0),
        ...averagingNames,
      }),
  },
})
