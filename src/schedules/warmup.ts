/**
 * Linear warmup in front of another schedule, which then runs on t - W.
 *
 *   ratio    lr(t) = lr*(t + 1)/W                             for t < W
 *   linear   lr(t) = etaStart + t/W*(lr - etaStart)           for t < W
 *   factor   the same with etaStart = startFactor*lr          (PyTorch's LinearLR with end_factor 1)
 *
 * By ratio the first update already uses lr/W and the W-th the whole rate; the other two begin at their start rate and
 * reach the base with the held schedule's first update. The held schedule's horizon is what the warmup leaves.
 * Goyal et al. 2017, section 2.2.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineSchedule } from '../core/method.ts'
import { choice, nonNegative, whole } from '../core/parameters.ts'
import { afterWarmup } from '../core/scheduleAliases.ts'

const rise = 'lr(t) = etaStart + t/W*(lr - etaStart)'
const forms: Readonly<Record<string, string>> = {
  ratio: 'lr(t) = lr*(t + 1)/W',
  linear: rise,
  factor: lines('etaStart = startFactor*lr', rise),
}
const constant = { id: 'constant', params: {} }

export const warmup = defineSchedule({
  name: 'Linear warmup',
  summary: 'Raises the rate in equal steps to the base, then hands over to the schedule it holds.',
  equations: ({ form }) => forms[String(form)] ?? '',
  params: {
    W: whole(20, 'steps of warmup', 'W'),
    form: choice('ratio', 'Form', 'where the rise begins', {
      ratio: 'ratio, (t + 1)/W',
      linear: 'from a start rate',
      factor: 'from a share of the base (PyTorch)',
    }),
    etaStart: nonNegative(0, 'rate of the first update, in the form from a start rate', '\\eta_{\\mathrm{start}}', 1),
    startFactor: nonNegative(0.1, 'first rate as a share of the base, in PyTorch’s form', 'f_{\\mathrm{start}}', 1),
  },
  reference: 'Goyal et al., Accurate, Large Minibatch SGD, 2017, section 2.2',
  notes: ['PyTorch’s LinearLR starts at start_factor times the base; warmup by ratio starts at the base over W.'],
  holds: 1,
  handsOver: ({ W }) => Number(W),
  aliases: {
    linear_warmup: ({ warmup_steps, ...theirs }) => renamed(theirs, {}) && afterWarmup(warmup_steps, constant),
    LinearLR: (theirs) => {
      const params = renamed(
        theirs,
        { start_factor: to('startFactor', 1 / 3), end_factor: only(1), total_iters: to('W', 5) },
        { form: 'factor' },
      )
      return params && { id: 'warmup', params, of: [constant] }
    },
  },
})
