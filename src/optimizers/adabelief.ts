/**
 * AdaBelief: Adam that divides by how far gradients stray from their mean, not by how large they are.
 *
 *   m <- beta1*m + (1 - beta1)*g
 *   s <- beta2*s + (1 - beta2)*(g - m)^2 + eps
 *   x <- x - lr*mhat/(sqrt(shat) + eps)
 *
 * Where the gradient keeps its value the steps grow, far beyond Adam's lr.
 * Zhuang et al. 2020, algorithm 2. As in the authors' adabelief_pytorch 0.2.1 the eps within s stays in it from step to
 * step; rectification, AMSGrad's maximum and the three kinds of decay are options of theirs.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { coupled } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { choice, decay, epsilon, learningRate, onOff, weightDecay } from '../core/parameters.ts'
import { rectification, rectifiedStep } from '../core/rectification.ts'

/** x before the step: shrunk, if the decay is not coupled. */
function shrunk({ weightDecay, decay }: ParameterValues): string {
  if (weightDecay === 0 || decay === 'coupled') return 'x'
  return decay === 'fixed' ? '(1 - weightDecay)*x' : '(1 - lr*weightDecay)*x'
}

export const adabelief = defineOptimizer({
  name: 'AdaBelief',
  family: 'adaptive',
  summary: 'Adam that divides by how far the gradients stray from their mean: steady slopes are taken in long steps.',
  equations: (values) => {
    const { line, d } = coupled(values.decay === 'coupled' ? values : { ...values, weightDecay: 0 })
    const largest = values.amsgrad === true && values.rectify !== true
    return lines(
      line,
      `m = beta1*m + (1 - beta1)*${d}`,
      `s = beta2*s + (1 - beta2)*(${d} - m)^2 + eps`,
      largest && 's_max = max(s_max, s)',
      'mhat = m/(1 - beta1^t)',
      values.rectify === true
        ? lines(rectification, rectifiedStep('s'))
        : lines(`shat = ${largest ? 's_max' : 's'}/(1 - beta2^t)`, 'u = mhat/(sqrt(shat) + eps)'),
      `x = ${shrunk(values)} - lr*u`,
    )
  },
  params: {
    lr: learningRate(0.01),
    beta1: decay(0.9, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the squared deviation', '\\beta_2'),
    eps: { ...epsilon(1e-8), min: 1e-16, doc: 'added to the squared deviation, and to its root' },
    rectify: onOff(false, 'Rectified', 'does without the second moment in the first steps, as RAdam does'),
    amsgrad: onOff(false, 'AMSGrad', 'divides by the largest deviation so far; not when rectified'),
    weightDecay: weightDecay(),
    decay: choice('decoupled', 'Decay', 'how the weights shrink', {
      decoupled: 'by lr times the weight decay (AdamW)',
      fixed: 'by the weight decay, whatever the rate',
      coupled: 'within the gradient (L2)',
    }),
  },
  momentum: 'beta1',
  reference:
    'Zhuang et al., AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients, 2020, algorithm 2',
  notes: [
    'The deviation is taken from the mean that already has this gradient in it, and eps adds up in s, both as in the paper’s algorithm and the authors’ code.',
    'The authors’ code rectifies by default and has eps = 1e-16; here rectification is off and eps 1e-8, as in their paper.',
  ],
  aliases: {
    adabelief: ({ weight_decouple: decouples = true, fixed_decay: isFixed = false, ...theirs }) =>
      typeof decouples !== 'boolean' || typeof isFixed !== 'boolean'
        ? undefined
        : renamed(
            theirs,
            {
              lr: to('lr', 1e-3),
              betas: to(['beta1', 'beta2'], [0.9, 0.999]),
              eps: to('eps', 1e-16),
              weight_decay: to('weightDecay', 0),
              amsgrad: to('amsgrad', false),
              rectify: to('rectify', true),
              degenerated_to_sgd: only(true),
            },
            { decay: !decouples ? 'coupled' : isFixed ? 'fixed' : 'decoupled' },
          ),
  },
})
