/**
 * Exponential decay: the rate falls by the same share at every step.
 *
 *   factor   lr(t) = lr * gamma^t
 *   lambda   lr(t) = lr * e^(-lambda*t)      (the same curve for gamma = e^(-lambda))
 *
 * PyTorch's ExponentialLR keeps a running product instead of gamma^t; the two differ by rounding only.
 * Senior, Heigold, Ranzato & Yang 2013, exponential scheduling.
 */
import { renamed, to } from '../core/aliases.ts'
import { defineSchedule } from '../core/method.ts'
import { choice, decay, nonNegative } from '../core/parameters.ts'
import { afterWarmup, asSchedule } from '../core/scheduleAliases.ts'

const factor = (theirs: Readonly<Record<string, unknown>>) =>
  asSchedule('exponential', renamed(theirs, { gamma: to('gamma') }, { form: 'factor' }))

export const exponential = defineSchedule({
  name: 'Exponential decay',
  family: 'decay',
  summary: 'Lowers the rate by the same share at every step.',
  equations: ({ form }) => (form === 'lambda' ? 'lr(t) = lr*exp(-decay*t)' : 'lr(t) = lr*gamma^t'),
  params: {
    form: choice('factor', 'Form', 'how the speed of the decay is given', {
      factor: 'factor per step',
      lambda: 'decay constant, e^(−λt)',
    }),
    gamma: { ...decay(0.99, 'factor per step', '\\gamma'), valid: { min: 0 } },
    decay: nonNegative(0.01, 'decay constant', '\\lambda', 1),
  },
  reference:
    'Senior, Heigold, Ranzato & Yang, An empirical study of learning rates in deep neural networks for speech recognition, 2013; PyTorch, ExponentialLR',
  holds: 0,
  aliases: {
    ExponentialLR: factor,
    exponential_gamma: factor,
    exponential_lambda: (theirs) =>
      asSchedule('exponential', renamed(theirs, { decay: to('decay') }, { form: 'lambda' })),
    warmup_exponential: ({ warmup_steps, ...theirs }) => afterWarmup(warmup_steps, factor(theirs)),
  },
})
