/**
 * Inverse square root with warmup: a straight rise over W steps, then 1/sqrt(t).
 *
 *   peak    lr(t) = lr*min((t + 1)/W, sqrt(W/(t + 1)))
 *   model   lr(t) = lr*min((t + 1)^(-1/2), (t + 1)*W^(-3/2))/sqrt(dModel)
 *
 * The second is the paper's ("noam" in the authors' tensor2tensor), with the base rate as a factor that is 1 there. Both are one curve: the peak, at t = W - 1,
 * is lr in the first and lr/sqrt(dModel*W) in the second.
 * Vaswani et al. 2017, equation 3.
 */
import { renamed, to } from '../core/aliases.ts'
import { defineSchedule } from '../core/method.ts'
import { choice, whole } from '../core/parameters.ts'
import { asSchedule } from '../core/scheduleAliases.ts'

export const noam = defineSchedule({
  name: 'Warmup, then 1/√t (Noam)',
  family: 'rise',
  summary: 'A straight rise to the peak, then the inverse square root of the steps.',
  equations: ({ form }) =>
    form === 'model'
      ? 'lr(t) = lr*min(1/sqrt(t + 1), (t + 1)*W^(-3/2))/sqrt(dModel)'
      : 'lr(t) = lr*min((t + 1)/W, sqrt(W/(t + 1)))',
  params: {
    W: whole(20, 'steps of warmup', 'W'),
    form: choice('peak', 'Base rate', 'what the base rate is', {
      peak: 'the peak',
      model: 'a factor of the paper’s rate',
    }),
    dModel: whole(512, 'width of the model, in the paper’s form', 'd', { max: 10000 }),
  },
  reference: 'Vaswani et al., Attention Is All You Need, 2017, equation 3',
  notes: [
    'In the paper’s form the base rate is a factor, 1 in the paper: the rates come from the width and W.',
    'The paper gives the schedule no name; “Noam” is that of the authors’ code, tensor2tensor.',
  ],
  holds: 0,
  handles: [
    {
      name: 'peak',
      at: ({ lr = 0, W = 1, dModel = 1 }, { form }) => ({
        step: W - 1,
        rate: form === 'model' ? lr / Math.sqrt(dModel * W) : lr,
      }),
      toStep: (step) => ({ W: step + 1 }),
      toRate: (rate, { W = 1, dModel = 1 }, { form }) => ({
        lr: form === 'model' ? rate * Math.sqrt(dModel * W) : rate,
      }),
    },
  ],
  aliases: {
    warmup_inverse_sqrt: (theirs) => asSchedule('noam', renamed(theirs, { warmup_steps: to('W') }, { form: 'peak' })),
  },
})
