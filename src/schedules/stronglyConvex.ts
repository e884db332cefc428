/**
 * The rate of the theory for strongly convex functions.
 *
 *   lr(t) = 2/(mu*(t + 1 + offset))
 *
 * mu is the strong convexity, the least eigenvalue of the Hessian. Without an offset of about twice the condition number the
 * first steps exceed what the steepest direction bears. The base rate is not used.
 * Lacoste-Julien, Schmidt & Bach 2012, where the offset is 1: the first rate is 1/mu. Their O(1/t) is that of a weighted mean of
 * the points.
 */
import { renamed, to } from '../core/aliases.ts'
import { lastOf } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import { number } from '../core/parameters.ts'
import { asSchedule } from '../core/scheduleAliases.ts'

export const stronglyConvex = defineSchedule({
  name: 'Strongly convex, 2/(μt)',
  family: 'decay',
  summary: 'The rate of the theory for functions that curve upward by at least μ in every direction.',
  equations: 'lr(t) = 2/(mu*(t + 1 + offset))',
  params: {
    mu: number(1, 'strong convexity, the least curvature', '\\mu', {
      min: 1e-3,
      max: 1000,
      scale: 'log',
      valid: { min: 0, open: 'min' },
    }),
    offset: number(100, 'steps by which it starts late; about twice the condition number', 't_0', {
      min: 0,
      max: 10000,
      scale: 'log',
      valid: { min: -1, open: 'min' },
    }),
  },
  reference:
    'Lacoste-Julien, Schmidt & Bach, A simpler approach to obtaining an O(1/t) convergence rate for the projected stochastic subgradient method, 2012',
  notes: [
    'The rate comes from μ alone: the base rate is not used.',
    'The paper’s offset is 1: its first rate is 1/μ. What it proves to approach like 1/t is a weighted mean of the points.',
  ],
  holds: 0,
  handles: [
    {
      name: 'first rate',
      at: ({ mu = 1, offset = 0 }) => ({ step: 0, rate: 2 / (mu * (1 + offset)) }),
      toRate: (rate, { offset = 0 }) => ({ mu: 2 / (rate * (1 + offset)) }),
    },
    {
      name: 'last rate',
      at(numbers) {
        const { mu = 1, offset = 0 } = numbers
        const step = lastOf(numbers)
        return step > 0 ? { step, rate: 2 / (mu * (step + 1 + offset)) } : undefined
      },
      // Both numbers move, so that the first rate stays.
      toRate(rate, numbers) {
        const { mu = 1, offset = 0 } = numbers
        const first = mu * (1 + offset)
        const steeper = (2 / rate - first) / lastOf(numbers)
        return { mu: steeper, offset: first / steeper - 1 }
      },
    },
  ],
  aliases: {
    strongly_convex: (theirs) =>
      asSchedule('stronglyConvex', renamed(theirs, { mu: to('mu'), offset: to('offset', 0) })),
  },
})
