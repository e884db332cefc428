/**
 * Cosine annealing with warm restarts (SGDR): half a cosine from the base rate down to etaMin, again and again, each Tmult times
 * as long as the one before.
 *
 *   n        the number of restarts so far
 *   a        the step of the last one: n*T0, or T0*(Tmult^n - 1)/(Tmult - 1)
 *   lr(t) = etaMin + (lr - etaMin)*(1 + cos(pi*(t - a)/(T0*Tmult^n)))/2
 *
 * n is the whole part of log_Tmult(1 + t*(Tmult - 1)/T0). That is taken half a step later, where no rounding can reach a
 * restart, since restarts are at whole steps.
 * Loshchilov & Hutter 2017, equation 5. Equals PyTorch's CosineAnnealingWarmRestarts, one call of `step()` per update.
 */
import { renamed, to } from '../core/aliases.ts'
import { baseRate } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import { level, whole } from '../core/parameters.ts'
import { asSchedule } from '../core/scheduleAliases.ts'
import { cos } from '../language/elementary.ts'

/** What is left, at the last step of a cosine that is T0 steps long, of its height. */
const leftBeforeRestart = (T0: number) => (1 + cos((Math.PI * (T0 - 1)) / T0)) / 2

export const warmRestarts = defineSchedule({
  name: 'Warm restarts (SGDR)',
  family: 'cycle',
  summary: 'Half a cosine down to the lowest rate, again and again, each longer than the one before.',
  equations: `
    n = where(Tmult == 1, floor(t/T0), floor(log(1 + (t + 1/2)*(Tmult - 1)/T0)/log(Tmult)))
    a = where(Tmult == 1, n*T0, T0*(Tmult^n - 1)/(Tmult - 1))
    lr(t) = etaMin + (lr - etaMin)*(1 + cos(pi*(t - a)/(T0*Tmult^n)))/2`,
  params: {
    T0: whole(50, 'steps until the first restart', 'T_0'),
    Tmult: whole(2, 'how many times longer each cycle is than the one before', 'm', { max: 10 }),
    etaMin: level(0, 'lowest rate', '\\eta_{\\min}'),
  },
  reference: 'Loshchilov & Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, 2017, equation 5',
  holds: 0,
  handles: [
    baseRate,
    {
      name: 'lowest rate',
      at({ lr = 0, T0 = 1, etaMin = 0 }) {
        const left = leftBeforeRestart(T0)
        return T0 > 1 ? { step: T0 - 1, rate: etaMin + (lr - etaMin) * left } : undefined
      },
      toStep: (step) => ({ T0: Math.max(2, step + 1) }),
      toRate(rate, { lr = 0, T0 = 1 }) {
        const left = leftBeforeRestart(T0)
        return { etaMin: (rate - lr * left) / (1 - left) }
      },
    },
    {
      name: 'first restart',
      at: ({ lr, T0 = 1 }) => ({ step: T0, rate: lr }),
      toStep: (T0) => ({ T0 }),
      toRate: (lr) => ({ lr }),
    },
    {
      name: 'second restart',
      at: ({ lr, T0 = 1, Tmult = 1 }) => ({ step: T0 * (1 + Tmult), rate: lr }),
      toStep: (step, { T0 = 1 }) => ({ Tmult: step / T0 - 1 }),
      toRate: (lr) => ({ lr }),
    },
  ],
  aliases: {
    sgdr: (theirs) =>
      asSchedule('warmRestarts', renamed(theirs, { T0: to('T0'), T_mult: to('Tmult', 1), eta_min: to('etaMin', 0) })),
    CosineAnnealingWarmRestarts: (theirs) =>
      asSchedule('warmRestarts', renamed(theirs, { T_0: to('T0'), T_mult: to('Tmult', 1), eta_min: to('etaMin', 0) })),
  },
})
