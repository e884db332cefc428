/**
 * NAdam: Adam with Nesterov's momentum, the next step's momentum taken in this one.
 *
 *   m <- beta1*m + (1 - beta1)*g,   v <- beta2*v + (1 - beta2)*g^2,   vhat = v/(1 - beta2^t)
 *   scheduled   mu(t) = beta1*(1 - 0.96^(t*psi)/2),   P <- P*mu(t),   P_next = P*mu(t+1)
 *               x <- x - lr*(mu(t+1)*m/(1 - P_next) + (1 - mu(t))*g/(1 - P))/(sqrt(vhat) + eps)
 *   torch113    the same, but P_next = P*mu(t)*mu(t+1): PyTorch up to 1.13 counted mu(t) twice
 *   constant    mhat = m/(1 - beta1^t)
 *               x <- x - lr*(beta1*mhat + (1 - beta1)*g/(1 - beta1^t))/(sqrt(vhat) + eps)
 *
 * Dozat 2016, ICLR workshop, algorithm 2 and section 2.2 (the schedule of mu, psi = 0.004).
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { choice, decay, epsilon, learningRate, nonNegative } from '../core/parameters.ts'

const constant = { lr: to('lr'), betas: to(['beta1', 'beta2'], [0.9, 0.999]), eps: to('eps', 1e-8) }
const scheduled = { ...constant, momentum_decay: to('momentumDecay', 0.004) }

/** The lines between the two moments and the step, and the averaged gradient with Nesterov's correction. */
function average(form: unknown, d: string): { line: string; mean: string } {
  if (form === 'constant')
    return { line: 'mhat = m/(1 - beta1^t)', mean: `(beta1*mhat + (1 - beta1)*${d}/(1 - beta1^t))` }
  return {
    line: lines(
      'mu = beta1*(1 - 0.5*0.96^(t*momentumDecay))',
      'mu_next = beta1*(1 - 0.5*0.96^((t + 1)*momentumDecay))',
      'P = P*mu',
      `P_next = P*${form === 'torch113' ? 'mu*' : ''}mu_next`,
    ),
    mean: `(mu_next*m/(1 - P_next) + (1 - mu)*${d}/(1 - P))`,
  }
}

export const nadam = defineOptimizer({
  name: 'NAdam',
  family: 'adaptive',
  summary: 'Adam with Nesterov’s momentum: this step already takes the momentum of the next.',
  equations: (values) => {
    const { line, d } = coupled(values)
    const { line: momentum, mean } = average(values.form, d)
    return lines(
      values.form !== 'constant' && 'init P = 1',
      line,
      `m = beta1*m + (1 - beta1)*${d}`,
      `v = beta2*v + (1 - beta2)*${d}^2`,
      'vhat = v/(1 - beta2^t)',
      momentum,
      `x = x - lr*${mean}/(sqrt(vhat) + eps)`,
    )
  },
  params: {
    lr: learningRate(0.01),
    beta1: decay(0.9, 'memory of the first moment, and the limit of the momentum', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    eps: epsilon(1e-8),
    momentumDecay: nonNegative(
      0.004,
      'how fast the momentum grows from half of beta1; not in the constant form',
      '\\psi',
      1,
    ),
    form: choice('scheduled', 'Form', 'how the momentum grows', {
      scheduled: 'growing momentum (PyTorch from 2.0)',
      constant: 'constant momentum (textbooks)',
      torch113: 'PyTorch up to 1.13, which counts it twice',
    }),
    ...coupling,
  },
  momentum: 'beta1',
  reference: 'Dozat, Incorporating Nesterov Momentum into Adam, 2016, algorithm 2 and section 2.2',
  notes: [
    'PyTorch up to 1.13 counts this step’s momentum twice in the product for the next; later versions and the form shown first do not.',
    'The constant form is that of the textbooks, which correct m by 1 - beta1^t; with the next step’s 1 - beta1^(t + 1), as in the scheduled form, its first step would be shorter.',
    'As in PyTorch the moving average keeps the share beta1, while only its weights follow the growing momentum; the paper’s average follows it too.',
  ],
  aliases: {
    nadam: (theirs) => renamed(theirs, scheduled, { form: 'scheduled' }),
    nadam_constbeta: (theirs) => renamed(theirs, constant, { form: 'constant' }),
    nadam_torch113: (theirs) => renamed(theirs, scheduled, { form: 'torch113' }),
    NAdam: (theirs) =>
      renamed(theirs, { ...scheduled, lr: to('lr', 0.002), weight_decay: to('weightDecay', 0) }, { form: 'torch113' }),
  },
})
