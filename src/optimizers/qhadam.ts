/**
 * QHAdam: Adam with quasi-hyperbolic means, each moment mixed with its newest term.
 *
 *   m, v, mhat, vhat as in Adam
 *   x <- x - lr*((1 - nu1)*g + nu1*mhat)/(sqrt((1 - nu2)*g^2 + nu2*vhat) + eps)
 *
 * nu1 = nu2 = 1 is Adam; nu1 = 0, nu2 = 1 RMSProp with bias correction; nu1 = beta1, nu2 = 1 Adam with Nesterov's momentum.
 * Ma & Yarats 2019.
 */
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, epsilon, learningRate, number } from '../core/parameters.ts'

const share = (byDefault: number, moment: string, symbol: string) =>
  number(byDefault, `share of the ${moment} moment’s average; what is left to 1 is its newest term`, symbol, {
    min: 0,
    max: 1,
  })

export const qhadam = defineOptimizer({
  name: 'QHAdam',
  family: 'adaptive',
  summary: 'Adam whose two moments are mixed with the newest gradient and its square.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(
      line,
      `m = beta1*m + (1 - beta1)*${d}`,
      `v = beta2*v + (1 - beta2)*${d}^2`,
      'mhat = m/(1 - beta1^t)',
      'vhat = v/(1 - beta2^t)',
      `x = x - lr*((1 - nu1)*${d} + nu1*mhat)/(sqrt((1 - nu2)*${d}^2 + nu2*vhat) + eps)`,
    )
  },
  params: {
    lr: learningRate(0.01),
    beta1: decay(0.95, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    nu1: share(0.7, 'first', '\\nu_1'),
    nu2: share(1, 'second', '\\nu_2'),
    eps: epsilon(1e-8),
    ...coupling,
  },
  momentum: 'beta1',
  reference: 'Ma & Yarats, Quasi-hyperbolic Momentum and Adam for Deep Learning, 2019',
  notes: [
    'The paper recommends nu1 = 0.7 and beta1 = 0.995, for training that takes many more steps than are shown here.',
  ],
})
