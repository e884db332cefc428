/**
 * One cycle: the rate rises from a low start to its peak, then falls far below the start, all within T steps; the momentum
 * may go the other way.
 *
 *   a            step of the peak, share*T - 1; s counts the steps and stops at the last one
 *   two phases   start -> peak until a,  peak -> end until T - 1
 *   three        start -> peak until a,  peak -> start until 2a,  start -> end until T - 1
 *   cos          u + (v - u)*(1 - cos(pi*p))/2 from u to v, p = 0..1 within the phase
 *   linear       u + (v - u)*p
 *
 * By the base rate: peak = lr, start = lr/div, end = lr/(div*finalDiv). Else start, peak and end are given and the base rate is not
 * used; then the schedule moves any other parameter as well.
 * Smith & Topin 2018, Super-convergence (three phases, linear). PyTorch's OneCycleLR with max_lr = peak, start = max_lr/div_factor,
 * end = start/final_div_factor; it errs past its last step, this one stays at the end.
 */
import { renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineSchedule, type ScheduleAlias } from '../core/method.ts'
import { choice, decay, horizon, level, number, onOff } from '../core/parameters.ts'
import { asSchedule } from '../core/scheduleAliases.ts'

const factor = (byDefault: number, doc: string, symbol: string) =>
  number(byDefault, doc, symbol, { min: 1, max: 1e6, scale: 'log', valid: { min: 0, open: 'min' } })

const twoPhases = (start: string, peak: string, end: string) => `
  p = where(s <= a, s/max(a, 1), (s - a)/(T - 1 - a))
  u = where(s <= a, ${start}, ${peak})
  v = where(s <= a, ${peak}, ${end})`

const threePhases = (start: string, peak: string, end: string) => `
  p = where(s <= a, s/max(a, 1), where(s <= 2*a, (s - a)/a, (s - 2*a)/(T - 1 - 2*a)))
  u = where(s <= a, ${start}, where(s <= 2*a, ${peak}, ${start}))
  v = where(s <= a, ${peak}, where(s <= 2*a, ${start}, ${end}))`

const theirs: ScheduleAlias = ({
  max_lr,
  div_factor = 25,
  final_div_factor = 1e4,
  anneal_strategy = 'cos',
  ...rest
}) => {
  const { total_steps, epochs, steps_per_epoch, ...others } = rest
  const start = Number(max_lr) / Number(div_factor)
  const params = renamed(
    {
      ...others,
      max_lr,
      start,
      end: start / Number(final_div_factor),
      T: total_steps ?? Number(epochs) * Number(steps_per_epoch),
    },
    {
      max_lr: to('peak'),
      start: to('start'),
      end: to('end'),
      T: to('T'),
      pct_start: to('share', 0.3),
      three_phase: to('threePhase', false),
      cycle_momentum: to('cycleMomentum', true),
      base_momentum: to('baseMomentum', 0.85),
      max_momentum: to('maxMomentum', 0.95),
    },
    { form: 'absolute', anneal: String(anneal_strategy) },
  )
  return asSchedule('oneCycle', params)
}

/** The step of the peak. */
const peakAt = (T: number, share: number) => share * T - 1

export const oneCycle = defineSchedule({
  name: 'One cycle',
  family: 'cycle',
  summary: 'Rises from a low start to a high peak, then falls far below the start; momentum may go the other way.',
  equations: ({ form, anneal, threePhase }) => {
    const phases = threePhase === true ? threePhases : twoPhases
    return lines(
      's = min(t, T - 1)',
      'a = share*T - 1',
      form === 'base' ? phases('lr/div', 'lr', 'lr/(div*finalDiv)') : phases('start', 'peak', 'end'),
      anneal === 'linear' ? 'lr(t) = u + (v - u)*p' : 'lr(t) = v + (u - v)*(1 + cos(pi*p))/2',
    )
  },
  params: {
    form: choice('base', 'Peak', 'what the peak is', {
      base: 'the base rate',
      absolute: 'a number of its own (PyTorch)',
    }),
    div: factor(25, 'how many times lower than the peak it starts', 'd'),
    finalDiv: factor(1e4, 'how many times lower than the start it ends', 'd_T'),
    start: level(0.04, 'value at the start', '\\eta_0', 10),
    peak: level(1, 'value at the peak', '\\eta_{\\max}', 10),
    end: level(4e-6, 'value at the end', '\\eta_T', 10),
    T: horizon('steps of the whole cycle'),
    share: number(0.3, 'share of the steps until the peak', '\\rho', {
      min: 0,
      max: 1,
      valid: { min: 0, max: 1 },
    }),
    anneal: choice('cos', 'Way', 'how it goes from one to the other', {
      cos: 'half a cosine',
      linear: 'a straight line',
    }),
    threePhase: onOff(false, 'Three phases', 'comes back to the start before it falls further, as in the paper'),
    cycleMomentum: onOff(
      false,
      'Cycle the momentum',
      'the optimizer’s momentum, if it has one, falls as the rate rises',
    ),
    baseMomentum: { ...decay(0.85, 'momentum at the peak', '\\beta_{\\min}'), valid: {} },
    maxMomentum: { ...decay(0.95, 'momentum at the start and the end', '\\beta_{\\max}'), valid: {} },
  },
  reference:
    'Smith & Topin, Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates, 2018; PyTorch, OneCycleLR',
  notes: [
    'With a peak of its own the base rate is not used, as in PyTorch.',
    'The paper has three phases in straight lines; PyTorch’s default, and this one’s, is two in cosines.',
    'PyTorch’s OneCycleLR cycles the momentum unless told not to; this one only if told to.',
    'PyTorch’s OneCycleLR fails past its last step; here the rate stays at the end.',
  ],
  holds: 0,
  handles: [
    {
      name: 'first rate',
      at: ({ lr = 0, div = 1, start = 0, T = 1, share = 0 }, { form }) =>
        peakAt(T, share) >= 0 ? { step: 0, rate: form === 'base' ? lr / div : start } : undefined,
      toRate: (rate, { lr = 0 }, { form }) => (form === 'base' ? { div: lr / rate } : { start: rate }),
    },
    {
      name: 'peak',
      at: ({ lr, peak, T = 1, share = 0 }, { form }) =>
        peakAt(T, share) >= 1 ? { step: peakAt(T, share), rate: form === 'base' ? lr : peak } : undefined,
      toStep: (step, { T = 1 }) => ({ share: (Math.max(1, step) + 1) / T }),
      toRate: (rate, _, { form }) => (form === 'base' ? { lr: rate } : { peak: rate }),
    },
    {
      name: 'last rate',
      at({ lr = 0, div = 1, finalDiv = 1, end = 0, T = 1, share = 0 }, { form, threePhase }) {
        const before = peakAt(T, share) * (threePhase === true ? 2 : 1)
        return T - 1 > Math.max(0, before)
          ? { step: T - 1, rate: form === 'base' ? lr / (div * finalDiv) : end }
          : undefined
      },
      toStep: (step) => ({ T: Math.max(1, step) + 1 }),
      toRate: (rate, { lr = 0, div = 1 }, { form }) =>
        form === 'base' ? { finalDiv: lr / (div * rate) } : { end: rate },
    },
  ],
  momentumSchedule: ({
    cycleMomentum,
    baseMomentum = 0,
    maxMomentum = 0,
    T = 1,
    share = 0,
    anneal = '',
    threePhase = false,
  }) =>
    cycleMomentum === true
      ? {
          id: 'oneCycle',
          params: {
            ...{ form: 'absolute', start: maxMomentum, peak: baseMomentum, end: maxMomentum },
            ...{ T, share, anneal, threePhase, cycleMomentum: false },
          },
        }
      : undefined,
  aliases: { OneCycleLR: theirs },
})
