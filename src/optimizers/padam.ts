/**
 * Padam, partially adaptive momentum: AMSGrad whose root is a power between momentum descent (p = 0) and AMSGrad (p = 1/2).
 *
 *   m <- beta1*m + (1 - beta1)*g,   v <- beta2*v + (1 - beta2)*g^2,   vmax <- max(vmax, v)
 *   x <- x - lr*sqrt(1 - beta2^t)/(1 - beta1^t) * m/(sqrt(vmax) + eps)^(2*p)
 *
 * Chen, Zhou, Tang, Yang, Cao & Gu 2020, algorithm 1. The correction of bias and the epsilon are those of the authors' code.
 */
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, epsilon, learningRate, number } from '../core/parameters.ts'

export const padam = defineOptimizer({
  name: 'Padam',
  family: 'adaptive',
  summary: 'Between momentum descent and AMSGrad: how much each coordinate is rescaled is a power.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(
      line,
      `m = beta1*m + (1 - beta1)*${d}`,
      `v = beta2*v + (1 - beta2)*${d}^2`,
      'vmax = max(vmax, v)',
      'a = lr*sqrt(1 - beta2^t)/(1 - beta1^t)',
      'x = x - a*m/(sqrt(vmax) + eps)^(2*p)',
    )
  },
  params: {
    lr: learningRate(0.01),
    beta1: decay(0.9, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    p: number(0.125, 'how much each coordinate is rescaled: 0 not at all, 1/2 as AMSGrad does', 'p', {
      min: 0,
      max: 0.5,
      valid: { min: 0 },
    }),
    eps: epsilon(1e-8),
    ...coupling,
  },
  momentum: 'beta1',
  reference:
    'Chen, Zhou, Tang, Yang, Cao & Gu, Closing the Generalization Gap of Adaptive Gradient Methods in Training Deep Neural Networks, 2020, algorithm 1',
  notes: [
    'The paper’s algorithm corrects no bias and has no epsilon; here both are as in the authors’ code.',
    'With p = 0 the rescaling is gone, but for the correction of bias: the path is that of averaged momentum at a corrected rate.',
  ],
})
