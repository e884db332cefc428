/**
 * Adamax: Adam with the largest recent gradient in place of the root mean square.
 *
 *   m <- beta1*m + (1 - beta1)*g
 *   u <- max(beta2*u, |g| + eps)        (the paper: max(beta2*u, |g|))
 *   x <- x - lr/(1 - beta1^t)*m/u
 *
 * u needs no bias correction. No step is longer than lr*(1 - beta1)/(1 - beta1/beta2) in any coordinate, if beta1 < beta2: 1.01*lr
 * at the usual betas (the paper says lr).
 * Kingma & Ba 2015, algorithm 2.
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { choice, decay, epsilon, learningRate } from '../core/parameters.ts'

const betas = to(['beta1', 'beta2'], [0.9, 0.999])

export const adamax = defineOptimizer({
  name: 'Adamax',
  family: 'adaptive',
  summary: 'Adam that divides by the largest recent gradient of each coordinate instead of its root mean square.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(
      line,
      `m = beta1*m + (1 - beta1)*${d}`,
      `u = max(beta2*u, |${d}|${values.form === 'paper' ? '' : ' + eps'})`,
      'mhat = m/(1 - beta1^t)',
      'x = x - lr*mhat/u',
    )
  },
  params: {
    lr: learningRate(0.02),
    beta1: decay(0.9, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the largest gradient', '\\beta_2'),
    eps: epsilon(1e-8),
    form: choice('pytorch', 'Form', 'whether the divisor is kept from zero', {
      pytorch: 'with epsilon (PyTorch)',
      paper: 'without epsilon (the paper)',
    }),
    ...coupling,
  },
  momentum: 'beta1',
  reference: 'Kingma & Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 2',
  notes: [
    'PyTorch adds eps to the size of the gradient, before the maximum is taken; the paper has no eps.',
    'Without eps, a coordinate whose gradient has been zero from the start is zero divided by zero, and the run ends there.',
  ],
  aliases: {
    adamax_paper: (theirs) => renamed(theirs, { lr: to('lr'), betas }, { form: 'paper' }),
    Adamax: (theirs) =>
      renamed(
        theirs,
        {
          lr: to('lr', 0.002),
          betas,
          eps: to('eps', 1e-8),
          weight_decay: to('weightDecay', 0),
          maximize: to('maximize', false),
        },
        { form: 'pytorch' },
      ),
  },
})
