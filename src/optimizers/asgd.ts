/**
 * ASGD: gradient descent with a falling rate, and beside it the average of its points.
 *
 *   x    <- (1 - lambd*rate)*x - rate*g
 *   xbar <- xbar + mu*(x - xbar),              mu = 1/max(1, t - 1 - t0)
 *   rate <- lr/(1 + lambd*lr*t)^alpha          for the next step; the first rate is lr
 *
 * From step t0 + 2 on, xbar is the mean of the points since then; before, it is x itself. The noise that x keeps averages out in xbar.
 * Polyak & Juditsky 1992, SIAM Journal on Control and Optimization 30(4), 838-855: the average. Bottou 2010, as in PyTorch:
 * the rate and the shrinking.
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { learningRate, nonNegative, number } from '../core/parameters.ts'

export const asgd = defineOptimizer({
  name: 'ASGD',
  family: 'average',
  summary: 'Gradient descent with a falling rate; the average of its points is drawn beside it.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(
      'init xbar = x0',
      line,
      'rate = where(t == 1, lr, rate)',
      `x = (1 - lambd*rate)*x - rate*${d}`,
      'mu = 1/max(1, t - 1 - t0)',
      'xbar = xbar + mu*(x - xbar)',
      'rate = lr/(1 + lambd*lr*t)^alpha',
      'show xbar',
    )
  },
  params: {
    lr: learningRate(0.001),
    lambd: nonNegative(1e-4, 'decay term: shrinks x and makes the rate fall', '\\gamma', 1),
    alpha: number(0.75, 'power with which the rate falls', '\\alpha', { min: 0, max: 1, valid: { min: 0 } }),
    t0: number(20, 'step after which points are averaged', 't_0', { min: 0, max: 1000, valid: { min: 0 } }),
    ...coupling,
  },
  reference: 'Polyak & Juditsky, Acceleration of Stochastic Approximation by Averaging, 1992; PyTorch, ASGD',
  notes: [
    'PyTorch averages after step 1,000,000 by default; here after step 20, so that there is something to see.',
    'Falling rate and decay term are PyTorch’s, not the paper’s. With the default decay term the rate hardly falls: to a half only where γ η t is 1.5.',
    'As in PyTorch the rate for a step is made of the schedule’s rate at the step before.',
    'The second path is the average; the run’s own points, losses and status are those of x.',
  ],
  aliases: {
    ASGD: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 0.01),
        lambd: to('lambd', 1e-4),
        alpha: to('alpha', 0.75),
        t0: to('t0', 1e6),
        weight_decay: to('weightDecay', 0),
        maximize: to('maximize', false),
      }),
  },
})
