/**
 * Cosine annealing: half a cosine from the base rate down to etaMin at step T.
 *
 *   lr(t) = etaMin + (lr - etaMin)*(1 + cos(pi*min(t, T)/T))/2
 *
 * T is the run's length unless given, so that the last rate used is that of t = T - 1.
 * Loshchilov & Hutter 2017 (SGDR), equation 5, without restarts.
 * Deviation: the paper restarts at T. Here the rate holds at etaMin, or rises again along the same cosine (period 2T),
 * which is what PyTorch's CosineAnnealingLR does.
 */
import { renamed, to } from '../core/aliases.ts'
import { baseRate } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import { choice, horizon, level } from '../core/parameters.ts'
import { afterWarmup, asSchedule } from '../core/scheduleAliases.ts'

const hold = (theirs: Readonly<Record<string, unknown>>) =>
  asSchedule('cosine', renamed(theirs, { T: to('T'), eta_min: to('etaMin', 0) }, { afterT: 'hold' }))

export const cosine = defineSchedule({
  name: 'Cosine annealing',
  family: 'decay',
  summary: 'Half a cosine from the base rate down to the lowest one.',
  equations: ({ afterT }) =>
    `lr(t) = etaMin + (lr - etaMin)*(1 + cos(pi*${afterT === 'rise' ? 't' : 'min(t, T)'}/T))/2`,
  params: {
    T: horizon('steps from the base rate to the lowest'),
    etaMin: level(0, 'lowest rate', '\\eta_{\\min}'),
    afterT: choice('hold', 'After T', 'what the rate does after step T', {
      hold: 'holds at the lowest',
      rise: 'rises again (PyTorch)',
    }),
  },
  reference: 'Loshchilov & Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, 2017, equation 5',
  notes: ['PyTorch’s CosineAnnealingLR rises again after T; the textbook’s half cosine holds. Both are here.'],
  holds: 0,
  handles: [
    baseRate,
    {
      name: 'lowest rate',
      at: ({ T = 1, etaMin }) => ({ step: T, rate: etaMin }),
      toStep: (T) => ({ T }),
      toRate: (etaMin) => ({ etaMin }),
    },
  ],
  aliases: {
    cosine: hold,
    CosineAnnealingLR: (theirs) =>
      asSchedule('cosine', renamed(theirs, { T_max: to('T'), eta_min: to('etaMin', 0) }, { afterT: 'rise' })),
    warmup_cosine: ({ warmup_steps, T, ...theirs }) =>
      afterWarmup(warmup_steps, hold({ ...theirs, T: Number(T) - Number(warmup_steps) })),
  },
})
