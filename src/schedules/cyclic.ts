/**
 * Cyclical: the rate climbs from low to high in `up` steps and comes down in `down` steps, again and again.
 *
 *   n = floor(t/(up + down)), u = t - n*(up + down)      the cycle, and the steps within it
 *   s = u/up on the way up, (up + down - u)/down on the way down
 *   triangular    lr(t) = low + (high - low)*s
 *   triangular2   half the height from cycle to cycle:  ... *s/2^n
 *   expRange      gamma times the height at every step: ... *s*gamma^t
 *
 * By the base rate: high = lr, low = lowFactor*lr. Else low and high are given and the base rate is not used; then the schedule
 * moves any other parameter as well, and low may be above high.
 * Smith 2017, section 3. PyTorch's CyclicLR (base_lr, max_lr, step_size_up, step_size_down, mode, gamma), up to rounding.
 */
import { only, renamed, to } from '../core/aliases.ts'
import type { CurveNumbers } from '../core/handle.ts'
import { lines } from '../core/lines.ts'
import { defineSchedule, type ScheduleAlias } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { choice, decay, level, number, onOff } from '../core/parameters.ts'
import { asSchedule } from '../core/scheduleAliases.ts'
import { pow } from '../language/elementary.ts'

const heights: Readonly<Record<string, string>> = { triangular: '', triangular2: '/2^n', expRange: '*gamma^t' }

const steps = (byDefault: number, doc: string, symbol: string) =>
  number(byDefault, doc, symbol, { min: 1, max: 1000, scale: 'log', valid: { min: 0, open: 'min' } })

const triangle: ScheduleAlias = ({ step_size_up = 2000, step_size_down, ...theirs }) =>
  asSchedule(
    'cyclic',
    renamed(
      { ...theirs, step_size_up, step_size_down: step_size_down ?? step_size_up },
      {
        base_lr: to('low'),
        max_lr: to('high'),
        step_size_up: to('up'),
        step_size_down: to('down'),
        mode: to('mode', 'triangular'),
        gamma: to('gamma', 1),
        scale_fn: only(null),
        scale_mode: only('cycle'),
        cycle_momentum: to('cycleMomentum', false),
        base_momentum: to('baseMomentum', 0.8),
        max_momentum: to('maxMomentum', 0.9),
      },
      { form: 'absolute' },
    ),
  )

/** Of the first cycle, as a share of the height that is chosen. */
const heightAtTop = ({ gamma = 1, up = 1 }: CurveNumbers, { mode }: ParameterValues) =>
  mode === 'expRange' ? pow(gamma, up) : 1

export const cyclic = defineSchedule({
  name: 'Cyclical, triangular',
  family: 'cycle',
  summary: 'Climbs from a low rate to a high one and back in straight lines, again and again.',
  equations: ({ form, mode }) => {
    const [low, high] = form === 'base' ? ['lowFactor*lr', 'lr'] : ['low', 'high']
    return lines(
      'n = floor(t/(up + down))',
      'u = t - n*(up + down)',
      's = where(u <= up, u/up, (up + down - u)/down)',
      `lr(t) = ${low} + (${high} - ${low})*s${heights[String(mode)] ?? ''}`,
    )
  },
  params: {
    form: choice('base', 'Range', 'between what it goes', {
      base: 'a share of the base, and the base',
      absolute: 'two numbers (PyTorch)',
    }),
    lowFactor: level(0.1, 'lowest rate as a share of the base', 'f_{\\min}'),
    low: level(0.001, 'value at which a cycle begins', '\\eta_{\\min}', 10),
    high: level(0.01, 'value at the top of a cycle', '\\eta_{\\max}', 10),
    up: steps(20, 'steps of the climb', 's_1'),
    down: steps(20, 'steps of the descent', 's_2'),
    mode: choice('triangular', 'Height', 'how the height of the cycles changes', {
      triangular: 'all the same',
      triangular2: 'halves from cycle to cycle',
      expRange: 'falls at every step',
    }),
    gamma: number(0.99, 'factor of the height at every step', '\\gamma', {
      min: 0,
      max: 0.9999,
      scale: 'decay',
      valid: { min: 0 },
    }),
    cycleMomentum: onOff(
      false,
      'Cycle the momentum',
      'the optimizer’s momentum, if it has one, falls as the rate rises',
    ),
    baseMomentum: { ...decay(0.8, 'momentum at the top of a cycle', '\\beta_{\\min}'), valid: {} },
    maxMomentum: { ...decay(0.9, 'momentum at which a cycle begins', '\\beta_{\\max}'), valid: {} },
  },
  reference: 'Smith, Cyclical Learning Rates for Training Neural Networks, 2017, section 3; PyTorch, CyclicLR',
  notes: [
    'With two numbers of its own the base rate is not used, as in PyTorch.',
    'PyTorch’s CyclicLR cycles the momentum unless told not to; the paper does not, this one only if told to.',
  ],
  holds: 0,
  handles: [
    {
      name: 'lowest rate',
      at: ({ lr = 0, lowFactor = 0, low }, { form }) => ({ step: 0, rate: form === 'base' ? lr * lowFactor : low }),
      toRate: (rate, { lr = 0 }, { form }) => (form === 'base' ? { lowFactor: rate / lr } : { low: rate }),
    },
    {
      name: 'top',
      at(numbers, values) {
        const { lr = 0, lowFactor = 0, low = 0, high = 0, up = 1 } = numbers
        const [bottom, top] = values['form'] === 'base' ? [lr * lowFactor, lr] : [low, high]
        return { step: up, rate: bottom + (top - bottom) * heightAtTop(numbers, values) }
      },
      toStep: (step) => ({ up: Math.max(1, step) }),
      toRate(rate, numbers, values) {
        const { lowFactor = 0, low = 0 } = numbers
        const height = heightAtTop(numbers, values)
        return values['form'] === 'base'
          ? { lr: rate / (lowFactor + (1 - lowFactor) * height) }
          : { high: low + (rate - low) / height }
      },
    },
    {
      name: 'end of the cycle',
      at: ({ lr = 0, lowFactor = 0, low, up = 1, down = 1 }, { form }) => ({
        step: up + down,
        rate: form === 'base' ? lr * lowFactor : low,
      }),
      toStep: (step, { up = 1 }) => ({ down: Math.max(1, step - up) }),
      toRate: (rate, { lr = 0 }, { form }) => (form === 'base' ? { lowFactor: rate / lr } : { low: rate }),
    },
  ],
  momentumSchedule: ({ cycleMomentum, baseMomentum = 0, maxMomentum = 0, up = 1, down = 1, mode = '', gamma = 1 }) =>
    cycleMomentum === true
      ? {
          id: 'cyclic',
          params: {
            ...{ form: 'absolute', low: maxMomentum, high: baseMomentum },
            ...{ up, down, mode, gamma, cycleMomentum: false },
          },
        }
      : undefined,
  aliases: {
    CyclicLR: ({ mode, ...theirs }, held) =>
      triangle(
        { cycle_momentum: true, mode: mode === 'exp_range' ? 'expRange' : (mode ?? 'triangular'), ...theirs },
        held,
      ),
    triangular: (theirs, held) => triangle({ ...theirs, mode: 'triangular' }, held),
    triangular2: (theirs, held) => triangle({ ...theirs, mode: 'triangular2' }, held),
  },
})
