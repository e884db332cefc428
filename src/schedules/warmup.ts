/**
 * Warmup in front of another schedule, which then runs on t - W.
 *
 *   ratio      lr(t) = lr*(t + 1)/W                               for t < W
 *   linear     lr(t) = etaStart + t/W*(lr - etaStart)             for t < W
 *   factor     lr(t) = lr*(startFactor + (1 - startFactor)*t/W)   the same (PyTorch's LinearLR with end_factor 1)
 *   constant   lr(t) = startFactor*lr                             (PyTorch's ConstantLR)
 *
 * By ratio the first update already uses lr/W and the W-th the whole rate; the next two begin at their start rate and
 * reach the base with the held schedule's first update; the last jumps there. The held schedule's horizon is what the
 * warmup leaves.
 * Goyal et al. 2017, section 2.2: gradual and constant warmup.
 */
import { renamed, to } from '../core/aliases.ts'
import { defineSchedule } from '../core/method.ts'
import { choice, level, whole } from '../core/parameters.ts'
import { afterWarmup, inWholeSteps } from '../core/scheduleAliases.ts'

const forms: Readonly<Record<string, string>> = {
  ratio: 'lr(t) = lr*(t + 1)/W',
  linear: 'lr(t) = etaStart + t/W*(lr - etaStart)',
  factor: 'lr(t) = lr*(startFactor + (1 - startFactor)*t/W)',
  constant: 'lr(t) = startFactor*lr',
}
const constant = { id: 'constant', params: {} }

export const warmup = defineSchedule({
  name: 'Warmup',
  family: 'chain',
  summary: 'Keeps the rate low for the first steps, then hands over to the schedule it holds.',
  equations: ({ form }) => forms[String(form)] ?? '',
  params: {
    W: whole(20, 'steps of warmup', 'W'),
    form: choice('ratio', 'Form', 'where the rise begins', {
      ratio: 'ratio, (t + 1)/W',
      linear: 'from a start rate',
      factor: 'from a share of the base (PyTorch)',
      constant: 'a share of the base, without a rise',
    }),
    etaStart: level(0, 'rate of the first update', '\\eta_0'),
    startFactor: level(0.1, 'first rate as a share of the base', 'f_0'),
  },
  reference: 'Goyal et al., Accurate, Large Minibatch SGD, 2017, section 2.2',
  notes: ['PyTorch’s LinearLR starts at start_factor times the base; warmup by ratio starts at the base over W.'],
  holds: 1,
  handles: [
    {
      name: 'first rate',
      at({ lr = 0, etaStart = 0, startFactor = 1 }, { form }) {
        if (form === 'ratio') return undefined
        return { step: 0, rate: form === 'linear' ? etaStart : lr * startFactor }
      },
      toRate: (rate, { lr = 0 }, { form }) => (form === 'linear' ? { etaStart: rate } : { startFactor: rate / lr }),
    },
    { name: 'end of the warmup', at: ({ W = 1 }) => ({ step: W }), toStep: (W) => ({ W }) },
  ],
  handsOver: ({ W }) => Number(W),
  aliases: {
    linear_warmup: ({ warmup_steps, ...theirs }) => renamed(theirs, {}) && afterWarmup(warmup_steps, constant),
    ConstantLR: inWholeSteps((theirs) => {
      const names = { factor: to('startFactor', 1 / 3), total_iters: to('W', 5) }
      const params = renamed(theirs, names, { form: 'constant' })
      return params && { id: 'warmup', params, of: [constant] }
    }),
  },
})
