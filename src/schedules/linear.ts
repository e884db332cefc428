/**
 * Linear: from one share of the base rate to another in T equal steps, then it stays.
 *
 *   lr(t) = lr*(startFactor + (endFactor - startFactor)*min(t, T)/T)
 *
 * From 1 to 0 it is linear decay; T is the run's length unless given, so that the last rate used is that of t = T - 1.
 * Equals PyTorch's LinearLR (start_factor, end_factor, total_iters), up to the rounding of its running product.
 * Defazio, Cutkosky, Mehta & Mishchenko 2023: among the usual schedules linear decay did as well as any or better.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { defineSchedule, type ScheduleAlias } from '../core/method.ts'
import { horizon, level } from '../core/parameters.ts'
import { afterWarmup, asSchedule, inWholeSteps } from '../core/scheduleAliases.ts'

const decay: ScheduleAlias = (theirs) =>
  asSchedule('linear', renamed(theirs, { T: to('T'), eta_end: only(0) }, { startFactor: 1, endFactor: 0 }))

export const linear = defineSchedule({
  name: 'Linear',
  family: 'decay',
  summary: 'Goes from one share of the base rate to another in equal steps.',
  equations: 'lr(t) = lr*(startFactor + (endFactor - startFactor)*min(t, T)/T)',
  params: {
    T: horizon('steps from the first share to the last'),
    startFactor: level(1, 'first share of the base rate', 'f_0'),
    endFactor: level(0, 'last share of the base rate', 'f_T'),
  },
  reference:
    'Defazio, Cutkosky, Mehta & Mishchenko, Optimal Linear Decay Learning Rate Schedules and Further Refinements, 2023; PyTorch, LinearLR',
  holds: 0,
  handles: [
    {
      name: 'first rate',
      at: ({ lr = 0, startFactor = 1 }) => ({ step: 0, rate: lr * startFactor }),
      // A share of 1 is the base rate itself.
      toRate: (rate, { lr = 0, startFactor }) => (startFactor === 1 ? { lr: rate } : { startFactor: rate / lr }),
    },
    {
      name: 'last rate',
      at: ({ lr = 0, endFactor = 1, T = 1 }) => ({ step: T, rate: lr * endFactor }),
      toStep: (T) => ({ T }),
      toRate: (rate, { lr = 0, startFactor, endFactor }) =>
        endFactor === 1 && startFactor !== 1 ? { lr: rate } : { endFactor: rate / lr },
    },
  ],
  aliases: {
    linear_decay: decay,
    LinearLR: inWholeSteps((theirs) =>
      asSchedule(
        'linear',
        renamed(theirs, {
          start_factor: to('startFactor', 1 / 3),
          end_factor: to('endFactor', 1),
          total_iters: to('T', 5),
        }),
      ),
    ),
    warmup_linear_decay: ({ warmup_steps, T, ...theirs }, held) =>
      afterWarmup(warmup_steps, decay({ ...theirs, T: Number(T) - Number(warmup_steps) }, held)),
  },
})
