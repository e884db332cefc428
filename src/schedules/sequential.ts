/**
 * One schedule, then another: the first until step `at`, then the second on t - at. Both start from the base rate.
 *
 *   lr(t) = first(t) for t < at,  second(t - at) from there
 *
 * Equals PyTorch's SequentialLR with one milestone; longer chains are pairs within pairs.
 */
import { defineSchedule } from '../core/method.ts'
import type { ScheduleAlias, ScheduleValues } from '../core/method.ts'
import { whole } from '../core/parameters.ts'

/** `schedulers` that change at `milestones`, all of them ours, as nested pairs. */
const chain: ScheduleAlias = ({ schedulers, milestones, ...rest }, held) => {
  if (!Array.isArray(schedulers) || !Array.isArray(milestones) || Object.keys(rest).length > 0) return undefined
  if (schedulers.length < 2 || milestones.length !== schedulers.length - 1) return undefined
  if (schedulers.some(changesTheBase)) return undefined
  return nest(schedulers.map(held), milestones, 0)
}

/** In PyTorch a OneCycleLR, or a CyclicLR that comes first, also overwrites the base rate of the other parts. */
const changesTheBase = (part: unknown, index: number): boolean =>
  typeof part === 'object' &&
  part !== null &&
  'kind' in part &&
  (part.kind === 'OneCycleLR' || (part.kind === 'CyclicLR' && index === 0))

function nest(
  [first, ...others]: readonly (ScheduleValues | undefined)[],
  [milestone, ...later]: readonly unknown[],
  begun: number,
): ScheduleValues | undefined {
  if (others.length === 0) return first
  if (!Number.isInteger(milestone) || Number(milestone) <= begun) return undefined
  const second = nest(others, later, Number(milestone))
  return first && second && { id: 'sequential', params: { at: Number(milestone) - begun }, of: [first, second] }
}

export const sequential = defineSchedule({
  name: 'Sequence',
  family: 'chain',
  summary: 'One schedule up to a step, then another that starts there.',
  equations: '',
  params: { at: whole(100, 'steps of the first schedule', 't_1') },
  reference: 'PyTorch, SequentialLR',
  notes: [
    'In PyTorch a OneCycleLR in the sequence overwrites the base rate of its other parts; here all have the run’s.',
  ],
  holds: 2,
  handles: [{ name: 'begin of the second', at: ({ at = 1 }) => ({ step: at }), toStep: (at) => ({ at }) }],
  handsOver: ({ at }) => Number(at),
  aliases: { sequential: chain, SequentialLR: chain },
})
