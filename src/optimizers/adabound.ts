/**
 * AdaBound: Adam whose rate per coordinate is held between two bounds that close on one rate, so that it ends as momentum descent.
 *
 *   m <- beta1*m + (1 - beta1)*g,   v <- beta2*v + (1 - beta2)*g^2
 *   low = final*(1 - 1/(gamma*t + 1)),   high = final*(1 + 1/(gamma*t))
 *   x <- x - clip(lr*sqrt(1 - beta2^t)/(1 - beta1^t)/(sqrt(v) + eps), low, high)*m
 *
 * Luo, Xiong, Liu & Sun 2019, algorithm 2, in the form of the authors' code.
 */
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, epsilon, learningRate, number } from '../core/parameters.ts'

export const adabound = defineOptimizer({
  name: 'AdaBound',
  family: 'adaptive',
  summary:
    'Adam whose rates are held between bounds that close on one rate: it begins as Adam and ends as momentum descent.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(
      line,
      `m = beta1*m + (1 - beta1)*${d}`,
      `v = beta2*v + (1 - beta2)*${d}^2`,
      'low = finalRate*(1 - 1/(gamma*t + 1))',
      'high = finalRate*(1 + 1/(gamma*t))',
      'a = lr*sqrt(1 - beta2^t)/(1 - beta1^t)',
      'x = x - clamp(a/(sqrt(v) + eps), low, high)*m',
    )
  },
  params: {
    lr: learningRate(0.01),
    finalRate: number(0.1, 'the rate on which the bounds close', '\\eta_*', {
      min: 1e-5,
      max: 10,
      scale: 'log',
      valid: { min: 0 },
    }),
    beta1: decay(0.9, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    gamma: number(1e-3, 'how fast the bounds close', '\\gamma', {
      min: 1e-5,
      max: 1,
      scale: 'log',
      valid: { min: 0, open: 'min' },
    }),
    eps: epsilon(1e-8),
    ...coupling,
  },
  momentum: 'beta1',
  reference: 'Luo, Xiong, Liu & Sun, Adaptive Gradient Methods with Dynamic Bound of Learning Rate, 2019, algorithm 2',
  notes: [
    'The paper’s algorithm corrects no bias and divides the rate by the root of t; the authors’ code, and this, correct it and do not divide.',
    'The authors’ code scales the final rate with a scheduled rate; here a schedule moves the rate alone.',
  ],
})
