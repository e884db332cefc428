/**
 * Step decay: the rate is multiplied by gamma once every stepSize steps.
 *
 *   lr(t) = lr * gamma^floor(t/stepSize)
 *
 * PyTorch's StepLR keeps a running product instead; the two differ by rounding only.
 * He, Zhang, Ren & Sun 2016, section 3.4, divide the rate by ten in stages, when the error stops falling.
 */
import { renamed, to } from '../core/aliases.ts'
import { baseRate } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import { number, whole } from '../core/parameters.ts'
import { afterWarmup, asSchedule } from '../core/scheduleAliases.ts'

const ours = (theirs: Readonly<Record<string, unknown>>) =>
  asSchedule('step', renamed(theirs, { step_size: to('stepSize'), gamma: to('gamma', 0.1) }))

export const step = defineSchedule({
  name: 'Step decay',
  family: 'decay',
  summary: 'Multiplies the rate by a factor once every so many steps.',
  equations: 'lr(t) = lr*gamma^floor(t/stepSize)',
  params: {
    stepSize: whole(100, 'steps between two drops', 's'),
    gamma: number(0.5, 'factor at each drop', '\\gamma', { min: 0, max: 1, valid: { min: 0 } }),
  },
  reference: 'He, Zhang, Ren & Sun, Deep Residual Learning for Image Recognition, 2016, section 3.4; PyTorch, StepLR',
  holds: 0,
  handles: [
    baseRate,
    {
      name: 'first drop',
      at: ({ lr = 0, stepSize = 1, gamma = 1 }) => ({ step: stepSize, rate: lr * gamma }),
      toStep: (stepSize) => ({ stepSize }),
      toRate: (rate, { lr = 0 }) => ({ gamma: rate / lr }),
    },
  ],
  aliases: {
    step: ours,
    StepLR: ours,
    warmup_step: ({ warmup_steps, ...theirs }) => afterWarmup(warmup_steps, ours(theirs)),
  },
})
