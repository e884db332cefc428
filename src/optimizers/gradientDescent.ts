/**
 * Gradient descent: a step against the gradient, as long as the gradient is steep.
 *
 *   x <- x - lr*g
 *
 * On a quadratic it converges for 0 < lr < 2/lambda_max and for no other rate.
 * Cauchy 1847, Comptes rendus 25, 536-538.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { learningRate } from '../core/parameters.ts'

export const gradientDescent = defineOptimizer({
  name: 'Gradient descent',
  family: 'descent',
  summary: 'Steps against the gradient, as long as the gradient is steep.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(line, `x = x - lr*${d}`)
  },
  params: { lr: learningRate(0.001), ...coupling },
  reference: 'Cauchy, Méthode générale pour la résolution des systèmes d’équations simultanées, 1847',
  notes: ['Equals PyTorch’s SGD without momentum.'],
  aliases: {
    gd: (theirs) => renamed(theirs, { lr: to('lr') }),
    // Without momentum nothing is left to dampen: PyTorch ignores the number.
    SGD: ({ dampening: _ignored, ...theirs }) =>
      renamed(theirs, {
        lr: to('lr'),
        momentum: only(0),
        nesterov: only(false),
        weight_decay: to('weightDecay', 0),
        maximize: to('maximize', false),
      }),
  },
})
