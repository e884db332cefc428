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
import { baseRate, lastOf, type CurveNumbers } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import type { ParameterValue } from '../core/parameter.ts'
import { choice, decay, nonNegative } from '../core/parameters.ts'
import { afterWarmup, asSchedule } from '../core/scheduleAliases.ts'
import { exp, ln, pow } from '../language/elementary.ts'

const { LN2 } = Math

/** The share of the base that is left at a step. */
const shareAt = (step: number, { gamma = 1, decay = 0 }: CurveNumbers, form?: ParameterValue) =>
  form === 'lambda' ? exp(-decay * step) : pow(gamma, step)

/** The step nearest to where half of it is left. */
const halvingOf = ({ gamma = 1, decay = 0 }: CurveNumbers, form?: ParameterValue) =>
  Math.round(LN2 / (form === 'lambda' ? decay : -ln(gamma)))

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
  handles: [
    baseRate,
    {
      name: 'half the base',
      at(numbers, { form }) {
        const step = halvingOf(numbers, form)
        return step > 0 && step < Infinity
          ? { step, rate: (numbers['lr'] ?? 0) * shareAt(step, numbers, form) }
          : undefined
      },
      toStep(step, _, { form }) {
        const halving = Math.max(1, step)
        return form === 'lambda' ? { decay: LN2 / halving } : { gamma: pow(2, -1 / halving) }
      },
      toRate: (rate, numbers, { form }) => ({ lr: rate / shareAt(halvingOf(numbers, form), numbers, form) }),
    },
    {
      name: 'last rate',
      at(numbers, { form }) {
        const step = lastOf(numbers)
        return step > 0 ? { step, rate: (numbers['lr'] ?? 0) * shareAt(step, numbers, form) } : undefined
      },
      toRate(rate, numbers, { form }) {
        const [share, step] = [rate / (numbers['lr'] ?? 0), lastOf(numbers)]
        return form === 'lambda' ? { decay: -ln(share) / step } : { gamma: pow(share, 1 / step) }
      },
    },
  ],
  aliases: {
    ExponentialLR: factor,
    exponential_gamma: factor,
    exponential_lambda: (theirs) =>
      asSchedule('exponential', renamed(theirs, { decay: to('decay') }, { form: 'lambda' })),
    warmup_exponential: ({ warmup_steps, ...theirs }) => afterWarmup(warmup_steps, factor(theirs)),
  },
})
