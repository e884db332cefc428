/**
 * Quasi-hyperbolic momentum: a mean of the plain gradient and the averaged one.
 *
 *   v <- beta*v + (1 - beta)*g
 *   x <- x - lr*((1 - nu)*g + nu*v)
 *
 * nu = 0 is gradient descent, nu = 1 momentum with an averaged gradient, nu = beta Nesterov's (PyTorch's sequence, at lr*(1 - beta)).
 * Ma & Yarats 2019.
 */
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, learningRate, number } from '../core/parameters.ts'

export const qhm = defineOptimizer({
  name: 'QHM',
  family: 'momentum',
  summary: 'Quasi-hyperbolic momentum: a step between that of plain gradient descent and that of momentum.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(line, `v = beta*v + (1 - beta)*${d}`, `x = x - lr*((1 - nu)*${d} + nu*v)`)
  },
  params: {
    lr: learningRate(0.003),
    beta: decay(0.95, 'momentum: the share of the averaged gradient that stays', '\\beta'),
    nu: number(0.7, 'share of the average in the step: 0 for gradient descent, 1 for momentum', '\\nu', {
      min: 0,
      max: 1,
    }),
    ...coupling,
  },
  momentum: 'beta',
  reference: 'Ma & Yarats, Quasi-hyperbolic Momentum and Adam for Deep Learning, 2019',
  notes: [
    'The paper recommends nu = 0.7 and beta = 0.999, for training that takes many more steps than are shown here.',
    'The velocity is an average: compared with PyTorch’s momentum the rate is larger by 1/(1 - beta).',
  ],
})
