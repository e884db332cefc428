/**
 * Drops at milestones: the rate is multiplied by gamma at each of up to six steps.
 *
 *   lr(t) = lr * gamma^#{milestones <= t}
 *
 * A milestone of 0 is none; two equal ones make a double drop. PyTorch's MultiStepLR keeps a running product instead; the two
 * differ by rounding only.
 * He, Zhang, Ren & Sun 2016, section 4.2: by ten at 32k and 48k iterations.
 */
import { renamed, to } from '../core/aliases.ts'
import { baseRate, type CurveNumbers, type ScheduleHandle } from '../core/handle.ts'
import { defineSchedule, type ScheduleAlias, type ScheduleValues } from '../core/method.ts'
import type { NumberParameter } from '../core/parameter.ts'
import { number, whole } from '../core/parameters.ts'
import { asSchedule } from '../core/scheduleAliases.ts'
import { pow } from '../language/elementary.ts'

const names = ['t1', 't2', 't3', 't4', 't5', 't6']

const milestone = (place: string, byDefault: number, index: number): NumberParameter =>
  whole(byDefault, `step of the ${place} drop; 0 for none`, `t_${index}`, { min: 0, valid: { min: 0 } })

const ours: ScheduleAlias = ({ milestones, ...theirs }) => {
  const params = renamed(theirs, { gamma: to('gamma', 0.1) })
  if (!params || !Array.isArray(milestones)) return undefined
  const steps = milestones.map(Number).toSorted((a, b) => a - b)
  if (!steps.every((step) => Number.isInteger(step) && step >= 0)) return undefined
  if (steps.length > names.length || steps[0] === 0) return plateaus(steps, Number(params.gamma), 0, 1)
  return asSchedule('multistep', { ...params, ...Object.fromEntries(names.map((name, i) => [name, steps[i] ?? 0])) })
}

/** Milestones that six parameters cannot say, as a sequence of constant parts; `begun` is where the first one starts. */
function plateaus([next, ...later]: readonly number[], gamma: number, begun: number, factor: number): ScheduleValues {
  const flat = { id: 'linear', params: { startFactor: factor, endFactor: factor } }
  if (next === undefined) return flat
  const rest = plateaus(later, gamma, next, factor * gamma)
  return next === begun ? rest : { id: 'sequential', params: { at: next - begun }, of: [flat, rest] }
}

/** How many drops have come at a step. */
const dropsAt = (step: number, numbers: CurveNumbers) =>
  names.filter((name) => numbers[name] !== 0 && (numbers[name] ?? 0) <= step).length

const drop = (name: string, index: number): ScheduleHandle => ({
  name: `drop ${index + 1}`,
  at(numbers) {
    const { [name]: step = 0, lr = 0, gamma = 1 } = numbers
    return step > 0 ? { step, rate: lr * pow(gamma, dropsAt(step, numbers)) } : undefined
  },
  // At step 0 it would be none.
  toStep: (step) => ({ [name]: Math.max(1, step) }),
  toRate(rate, numbers) {
    const { [name]: step = 0, lr = 0 } = numbers
    return { gamma: pow(rate / lr, 1 / dropsAt(step, numbers)) }
  },
})

export const multistep = defineSchedule({
  name: 'Drops at milestones',
  family: 'decay',
  summary: 'Multiplies the rate by a factor at each of up to six chosen steps.',
  equations: (values) => {
    const drops = names.filter((name) => values[name] !== 0).map((name) => `where(t < ${name}, 0, 1)`)
    return drops.length === 0 ? 'lr(t) = lr' : `n = ${drops.join(' + ')}\nlr(t) = lr*gamma^n`
  },
  params: {
    gamma: number(0.5, 'factor at each drop', '\\gamma', { min: 0, max: 1, valid: { min: 0 } }),
    t1: milestone('first', 100, 1),
    t2: milestone('second', 200, 2),
    t3: milestone('third', 0, 3),
    t4: milestone('fourth', 0, 4),
    t5: milestone('fifth', 0, 5),
    t6: milestone('sixth', 0, 6),
  },
  reference:
    'He, Zhang, Ren & Sun, Deep Residual Learning for Image Recognition, 2016, section 4.2; PyTorch, MultiStepLR',
  notes: ['PyTorch’s MultiStepLR takes any number of milestones; here there are six, and more in a sequence.'],
  holds: 0,
  handles: [baseRate, ...names.map(drop)],
  aliases: { multistep: ours, MultiStepLR: ours },
})
