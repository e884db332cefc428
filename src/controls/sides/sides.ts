/** The two experiments of an A/B comparison and in what they differ. */
import { differences, runLabel, type Difference } from '../../config/index.ts'
import type { Configuration, RunConfiguration } from '../../config/types.ts'
import { useConfig, useSides, useView, switchSides, type SideName } from '../../store/index.ts'

const NONE: readonly Difference[] = []
let known: { a: Configuration; b: Configuration; found: readonly Difference[] } | undefined

/** From A to B; computed once per pair, however many ask. */
function between(a: Configuration, b: Configuration): readonly Difference[] {
  if (known?.a !== a || known.b !== b) known = { a, b, found: differences(a, b) }
  return known.found
}

/** From A to B; none where there is one experiment only. */
export function useDifferences(): readonly Difference[] {
  const other = useSides((sides) => sides.other?.configuration)
  const inFront = useSides((sides) => sides.inFront)
  return useConfig(({ configuration }) => {
    if (!other) return NONE
    return inFront === 'A' ? between(configuration, other) : between(other, configuration)
  })
}

/** The run of that slot, in front or else in the other experiment. */
function findRun(
  slot: number,
): { run: RunConfiguration; runs: readonly RunConfiguration[]; isInFront: boolean } | undefined {
  const { runs } = useConfig.getState().configuration
  const others = useSides.getState().other?.configuration.runs ?? []
  const run = runs.find((each) => each.slot === slot)
  if (run) return { run, runs, isInFront: true }
  const only = others.find((each) => each.slot === slot)
  return only && { run: only, runs: others, isInFront: false }
}

export function nameOfSlot(slot: number): string {
  const found = findRun(slot)
  return found ? runLabel(found.run, found.runs) : 'run'
}

/** Opens the run's controls, in the experiment that has it. */
export function openSlot(slot: number): void {
  const found = findRun(slot)
  if (!found) return
  if (!found.isInFront) switchSides()
  useView.getState().set({ openRun: found.run.key })
}

/** What a difference comes to, in words: `0.9 → 0.95`, `only in B`. */
export function changeWords({ part, a, b }: Difference): string {
  if (part === 'run') return `only in ${a === undefined ? 'B' : ('A' satisfies SideName)}`
  if (a === b) return 'changed'
  return `${a ?? 'none'} → ${b ?? 'none'}`
}
