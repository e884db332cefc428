import { nextKey } from '../config/index.ts'
import type { Configuration, Notice } from '../config/types.ts'
import { useConfig } from './configStore.ts'
import { useView } from './viewStore.ts'

/** Shows another experiment in place of this one, which undo brings back; nothing of the old one stays open. */
export function openExperiment(configuration: Configuration, notices: readonly Notice[] = []): void {
  const { load, endGesture } = useConfig.getState()
  useView
    .getState()
    .set({ soloRun: undefined, openRun: undefined, hoverRun: undefined, editing: undefined, inspecting: undefined })
  // The same experiment may be opened twice: its runs are new ones each time.
  load({ ...configuration, runs: configuration.runs.map((run) => ({ ...run, key: nextKey() })) }, notices)
  endGesture()
}
