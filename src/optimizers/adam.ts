/**
 * Adam: steps scaled per coordinate by running moments of the gradient.
 *
 *   m <- beta1*m + (1 - beta1)*g,      mhat = m/(1 - beta1^t)
 *   v <- beta2*v + (1 - beta2)*g^2,    vhat = v/(1 - beta2^t)
 *   x <- x - lr*mhat/(sqrt(vhat) + eps)
 *
 * With bias correction the first step is lr*sign(g), up to eps.
 * Kingma & Ba 2015, algorithm 1; `hat` is the faster form at the end of its section 2, which weighs eps differently:
 *   x <- x - lr*sqrt(1 - beta2^t)/(1 - beta1^t) * m/(sqrt(v) + eps)
 */
import { only, renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { choice, decay, epsilon, learningRate, onOff } from '../core/parameters.ts'

const literal = { lr: to('lr'), betas: to(['beta1', 'beta2'], [0.9, 0.999]), eps: to('eps', 1e-8) }

/** What follows the two running moments. */
const update = {
  corrected: lines('mhat = m/(1 - beta1^t)', 'vhat = v/(1 - beta2^t)', 'x = x - lr*mhat/(sqrt(vhat) + eps)'),
  hat: lines('rate = lr*sqrt(1 - beta2^t)/(1 - beta1^t)', 'x = x - rate*m/(sqrt(v) + eps)'),
  uncorrected: 'x = x - lr*m/(sqrt(v) + eps)',
}

export const adam = defineOptimizer({
  name: 'Adam',
  family: 'adaptive',
  summary: 'Steps scaled per coordinate by running moments of the gradient.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(
      line,
      `m = beta1*m + (1 - beta1)*${d}`,
      `v = beta2*v + (1 - beta2)*${d}^2`,
      update[!values.biasCorrection ? 'uncorrected' : values.epsilon === 'hat' ? 'hat' : 'corrected'],
    )
  },
  params: {
    lr: learningRate(0.01),
    beta1: decay(0.9, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    eps: epsilon(1e-8),
    biasCorrection: onOff(true, 'Bias correction', 'makes up for moments that start at zero'),
    epsilon: choice('outside', 'Epsilon', 'where the epsilon stands; without bias correction there is no difference', {
      outside: 'after bias correction (PyTorch)',
      hat: 'before it (the paper’s faster form)',
    }),
    ...coupling,
  },
  momentum: 'beta1',
  reference: 'Kingma & Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 1',
  notes: [
    'eps stands outside the root and after bias correction, as in the paper’s algorithm and in PyTorch.',
    'Weight decay here is coupled (L2), as in PyTorch’s Adam; AdamW has the decoupled one.',
  ],
  aliases: {
    adam_literal: (theirs) => renamed(theirs, literal),
    adam_eps_hat: (theirs) => renamed(theirs, literal, { epsilon: 'hat' }),
    adam_no_bias_correction: (theirs) => renamed(theirs, literal, { biasCorrection: false }),
    Adam: (theirs) =>
      renamed(theirs, {
        ...literal,
        lr: to('lr', 0.001),
        weight_decay: to('weightDecay', 0),
        amsgrad: only(false),
        maximize: to('maximize', false),
      }),
  },
})
