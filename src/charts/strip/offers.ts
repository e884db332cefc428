import type { RunsState } from '../../store/index.ts'

/** A name in the state of some runs, and how many numbers it has in the widest. */
export interface OfferedSlot {
  name: string
  width: number
  /** Keys of the runs that have it. */
  runs: string[]
}

/** Everything that the runs of these keys keep from step to step, in order of appearance. */
export function offeredSlots(keys: readonly string[], runs: RunsState['runs']): OfferedSlot[] {
  const found = new Map<string, OfferedSlot>()
  for (const key of keys)
    for (const { name, width } of runs.get(key)?.samples.layout ?? []) {
      const slot = found.get(name) ?? { name, width, runs: [] }
      slot.width = Math.max(slot.width, width)
      slot.runs.push(key)
      found.set(name, slot)
    }
  return [...found.values()]
}

/** The parameters besides the rate that are scheduled in any of these runs. */
export const scheduledNames = (keys: readonly string[], runs: RunsState['runs']): string[] => [
  ...new Set(keys.flatMap((key) => Object.keys(runs.get(key)?.samples.parameterCurves ?? {}))),
]
