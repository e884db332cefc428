/**
 * AMSGrad: Adam whose second moment never falls, so that the effective rate never rises.
 *
 *   m <- beta1*m + (1 - beta1)*g,   v <- beta2*v + (1 - beta2)*g^2
 *   raw         vmax <- max(vmax, v),      x <- x - lr*mhat/(sqrt(vmax/(1 - beta2^t)) + eps)     (PyTorch)
 *   corrected   vmax <- max(vmax, vhat),   x <- x - lr*mhat/(sqrt(vmax) + eps)
 *   paper       vmax <- max(vmax, v),      x <- x - lr*m/(sqrt(vmax) + eps)                      (no bias correction)
 *
 * Reddi, Kale & Kumar 2018, algorithm 2.
 * Deviations: the paper has no eps; its rate falls like 1/sqrt(t) and it projects, which are the schedule's and the
 * problem's business here.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { choice, decay, epsilon, learningRate, onOff } from '../core/parameters.ts'

const literal = { lr: to('lr'), betas: to(['beta1', 'beta2'], [0.9, 0.999]), eps: to('eps', 1e-8) }
const pytorch = {
  ...literal,
  lr: to('lr', 0.001),
  amsgrad: only(true, false),
  maximize: to('maximize', false),
}

/** The lines after the two running moments, but for the update of x; and the step, without the rate. */
const forms: Readonly<Record<string, { largest: string; step: string }>> = {
  raw: {
    largest: lines('vmax = max(vmax, v)', 'mhat = m/(1 - beta1^t)', 'vhat = vmax/(1 - beta2^t)'),
    step: 'mhat/(sqrt(vhat) + eps)',
  },
  corrected: {
    largest: lines('mhat = m/(1 - beta1^t)', 'vhat = v/(1 - beta2^t)', 'vmax = max(vmax, vhat)'),
    step: 'mhat/(sqrt(vmax) + eps)',
  },
  paper: { largest: 'vmax = max(vmax, v)', step: 'm/(sqrt(vmax) + eps)' },
}

export const amsgrad = defineOptimizer({
  name: 'AMSGrad',
  family: 'adaptive',
  summary: 'Adam whose second moment never falls, so that the effective rate never rises.',
  equations: (values) => {
    const form = forms[String(values.form)]
    if (!form) return ''
    const decouples = values.decoupled === true && values.weightDecay !== 0
    const { line, d } = coupled(decouples ? { ...values, weightDecay: 0 } : values)
    return lines(
      line,
      `m = beta1*m + (1 - beta1)*${d}`,
      `v = beta2*v + (1 - beta2)*${d}^2`,
      form.largest,
      `x = x - lr*${form.step}${decouples ? ' - lr*weightDecay*x' : ''}`,
    )
  },
  params: {
    lr: learningRate(0.01),
    beta1: decay(0.9, 'memory of the first moment', '\\beta_1'),
    beta2: decay(0.999, 'memory of the second moment', '\\beta_2'),
    eps: epsilon(1e-8),
    form: choice('raw', 'Version', 'what the maximum is taken of', {
      raw: 'maximum of the raw v, then corrected (PyTorch)',
      corrected: 'maximum of the corrected v',
      paper: 'no correction at all (the paper)',
    }),
    ...coupling,
    decoupled: onOff(false, 'Decoupled decay', 'weight decay outside the moments, as in AdamW'),
  },
  momentum: 'beta1',
  reference: 'Reddi, Kale & Kumar, On the Convergence of Adam and Beyond, 2018, algorithm 2',
  notes: [
    'Three versions are in use and give different paths; the one shown is named.',
    'The paper has no eps; here it stands outside the root.',
  ],
  aliases: {
    amsgrad_max_vhat: (theirs) => renamed(theirs, literal, { form: 'corrected' }),
    amsgrad_paper: (theirs) => renamed(theirs, literal, { form: 'paper' }),
    Adam: (theirs) => renamed(theirs, { ...pytorch, weight_decay: to('weightDecay', 0) }, { form: 'raw' }),
    AdamW: (theirs) =>
      renamed(theirs, { ...pytorch, weight_decay: to('weightDecay', 0.01) }, { form: 'raw', decoupled: true }),
  },
})
