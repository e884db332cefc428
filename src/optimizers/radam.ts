/**
 * RAdam: Adam that does without its second moment until that has seen enough gradients.
 *
 *   m, v, mhat as in Adam;   rho, r as in core/rectification.ts
 *   x <- x - lr*r*mhat*sqrt(1 - beta2^t)/(sqrt(v) + eps)    if rho > 5
 *   x <- x - lr*mhat                                        otherwise: momentum alone, as long as the gradient is steep
 *
 * With beta2 = 0.999 the first five steps are of the second kind; on steep surfaces they are long. The next ones are short: r is
 * 0.03 at first, 0.22 after 100 steps and 0.65 after 1000.
 * Liu, Jiang, He, Chen, Liu, Gao & Han 2020, algorithm 2.
 * Deviations: the paper tests rho > 4; 5 is PyTorch's and the authors' code. eps stands as in PyTorch.
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, epsilon, learningRate } from '../core/parameters.ts'
import { rectification, rectifiedStep } from '../core/rectification.ts'

export const radam = defineOptimizer({
  name: 'RAdam',
  family: 'adaptive',
  summary: 'Adam whose first steps are plain momentum, until the second moment can be trusted.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(
      line,
      `m = beta1*m + (1 - beta1)*${d}`,
      `v = beta2*v + (1 - beta2)*${d}^2`,
      'mhat = m/(1 - beta1^t)',
      rectification,
      rectifiedStep('v'),
      'x = x - lr*u',
    )
  },
  params: {
    lr: learningRate(0.005),
    beta1: decay(0.9, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    eps: epsilon(1e-8),
    ...coupling,
  },
  momentum: 'beta1',
  reference: 'Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, 2020, algorithm 2',
  notes: [
    'The paper trusts the second moment from rho > 4 on; PyTorch and the authors’ code from rho > 5, as here.',
    'Until then a step is as long as the gradient is steep: a rate that suits Adam can throw the first steps far out. Afterwards r is small for long, 0.22 after 100 steps, and so are the steps.',
  ],
  aliases: {
    RAdam: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 0.001),
        betas: to(['beta1', 'beta2'], [0.9, 0.999]),
        eps: to('eps', 1e-8),
        weight_decay: to('weightDecay', 0),
      }),
  },
})
