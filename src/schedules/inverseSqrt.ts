/**
 * Inverse square root: the rate falls like 1/sqrt(t), which keeps the two parts of the regret on convex functions equally small.
 *
 *   lr(t) = lr/sqrt(t + 1)
 *
 * Zinkevich 2003, theorem 1: regret of order sqrt(T) at this rate.
 */
import { renamed } from '../core/aliases.ts'
import { baseRate } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import { asSchedule } from '../core/scheduleAliases.ts'

export const inverseSqrt = defineSchedule({
  name: 'Inverse square root, 1/√t',
  family: 'decay',
  summary: 'The rate falls like one over the square root of the steps taken.',
  equations: 'lr(t) = lr/sqrt(t + 1)',
  params: {},
  reference: 'Zinkevich, Online Convex Programming and Generalized Infinitesimal Gradient Ascent, 2003, theorem 1',
  holds: 0,
  handles: [baseRate],
  aliases: { inverse_sqrt: (theirs) => asSchedule('inverseSqrt', renamed(theirs, {})) },
})
