/**
 * Reduce on plateau: the rate is multiplied by a factor when the loss has not improved for more than `patience` steps.
 *
 *   b      1 if the loss at the point that the update leaves is better than the best so far, by the threshold
 *   bad    steps in a row without improvement, none while it cools down
 *   wait   steps of the cooldown that are left
 *   r      the rate of the next update: max(factor*r, etaMin) once bad > patience, if that lowers it by more than eps
 *
 * The rate of an update is settled before its loss is seen, so it depends on the losses of the earlier ones only.
 * Equals PyTorch's ReduceLROnPlateau with `step(loss)` after each update, the loss being that before the update.
 * He, Zhang, Ren & Sun 2016, section 3.4: divided by ten when the error plateaus.
 */
import { renamed, to } from '../core/aliases.ts'
import { baseRate } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import { choice, level, nonNegative, number, whole } from '../core/parameters.ts'
import { asSchedule } from '../core/scheduleAliases.ts'

const better: Readonly<Record<string, string>> = {
  minRel: 'loss < best*(1 - threshold)',
  minAbs: 'loss < best - threshold',
  maxRel: 'loss > best*(1 + threshold)',
  maxAbs: 'loss > best + threshold',
}

export const plateau = defineSchedule({
  name: 'Reduce on plateau',
  family: 'feedback',
  summary: 'Lowers the rate when the loss has not improved for some steps.',
  equations: ({ mode, thresholdMode }) => `
    init r = lr
    now = r
    b = where(t == 0, 1, where(${better[`${String(mode)}${thresholdMode === 'abs' ? 'Abs' : 'Rel'}`] ?? ''}, 1, 0))
    best = where(b == 1, loss, best)
    bad = where(b + wait > 0, 0, bad + 1)
    low = max(factor*r, etaMin)
    r = where(bad > patience, where(r - low > eps, low, r), r)
    wait = where(bad > patience, cooldown, max(wait - 1, 0))
    bad = where(bad > patience, 0, bad)
    lr(t) = now`,
  params: {
    factor: number(0.5, 'factor of the rate', '\\gamma', { min: 0, max: 0.99, valid: { max: 1, open: 'max' } }),
    patience: whole(10, 'steps without improvement that are borne', 'p', { min: 0, valid: { min: 0 } }),
    threshold: nonNegative(1e-4, 'least improvement that counts', '\\delta', 1),
    thresholdMode: choice('rel', 'Threshold', 'what the least improvement is measured by', {
      rel: 'a share of the best',
      abs: 'a difference',
    }),
    mode: choice('min', 'Better is', 'whether the loss should fall or rise', { min: 'lower', max: 'higher' }),
    cooldown: whole(0, 'steps after a reduction in which none are counted', 'c', { min: 0, valid: { min: 0 } }),
    etaMin: level(0, 'lowest rate', '\\eta_{\\min}'),
    eps: nonNegative(1e-8, 'least reduction that is made', '\\epsilon', 1),
  },
  reference:
    'He, Zhang, Ren & Sun, Deep Residual Learning for Image Recognition, 2016, section 3.4; PyTorch, ReduceLROnPlateau',
  notes: [
    'The rates depend on the losses of the run and are not known before it.',
    'PyTorch’s factor is 0.1 by default, as in the paper; here 0.5.',
    'With a share of the best, a best loss below zero makes the test looser, not tighter, as in PyTorch.',
  ],
  holds: 0,
  handles: [baseRate],
  aliases: {
    ReduceLROnPlateau: (theirs) =>
      asSchedule(
        'plateau',
        renamed(theirs, {
          mode: to('mode', 'min'),
          factor: to('factor', 0.1),
          patience: to('patience', 10),
          threshold: to('threshold', 1e-4),
          threshold_mode: to('thresholdMode', 'rel'),
          cooldown: to('cooldown', 0),
          min_lr: to('etaMin', 0),
          eps: to('eps', 1e-8),
        }),
      ),
  },
})
