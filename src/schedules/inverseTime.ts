/**
 * Inverse time: the rate falls like 1/t.
 *
 *   lr(t) = lr/(1 + decay*t)
 *
 * The rates sum to infinity and their squares do not: Robbins and Monro's conditions for convergence under noise.
 * Robbins & Monro 1951; Bottou 2012, section 5.2, with decay = lr*lambda.
 */
import { renamed, to } from '../core/aliases.ts'
import { baseRate, lastOf } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import { nonNegative } from '../core/parameters.ts'
import { asSchedule } from '../core/scheduleAliases.ts'

export const inverseTime = defineSchedule({
  name: 'Inverse time, 1/t',
  family: 'decay',
  summary: 'The rate falls like one over the steps taken.',
  equations: 'lr(t) = lr/(1 + decay*t)',
  params: { decay: nonNegative(0.02, 'decay per step: the rate has halved after 1/k steps', 'k', 1) },
  reference:
    'Robbins & Monro, A Stochastic Approximation Method, 1951; Bottou, Stochastic Gradient Descent Tricks, 2012, section 5.2',
  holds: 0,
  handles: [
    baseRate,
    {
      name: 'half the base',
      at({ lr = 0, decay = 0 }) {
        const step = Math.round(1 / decay)
        return step > 0 && step < Infinity ? { step, rate: lr / (1 + decay * step) } : undefined
      },
      toStep: (step) => ({ decay: 1 / Math.max(1, step) }),
      toRate: (rate, { decay = 0 }) => ({ lr: rate * (1 + decay * Math.round(1 / decay)) }),
    },
    {
      name: 'last rate',
      at(numbers) {
        const { lr = 0, decay = 0 } = numbers
        const step = lastOf(numbers)
        return step > 0 ? { step, rate: lr / (1 + decay * step) } : undefined
      },
      toRate: (rate, numbers) => ({ decay: ((numbers['lr'] ?? 0) / rate - 1) / lastOf(numbers) }),
    },
  ],
  aliases: { inverse_time: (theirs) => asSchedule('inverseTime', renamed(theirs, { decay: to('decay') })) },
})
