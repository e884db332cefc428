import { useConfig, useView } from '../../store/index.ts'

/** Takes the run's update at the playhead apart: lines with their numbers beside the surface, arrows on it. */
export const inspect = (run: string): void => useView.getState().set({ inspecting: run })

export const closeInspector = (): void => useView.getState().set({ inspecting: undefined, pointedVector: undefined })

/** Of the open run, of the one that is shown alone, else of the first one that is drawn. */
export function toggleInspector(): void {
  const { inspecting, openRun, soloRun } = useView.getState()
  const { runs } = useConfig.getState().configuration
  const drawn = runs.find(({ hidden }) => !hidden)
  const run = runs.find(({ key }) => key === openRun) ?? runs.find(({ key }) => key === soloRun) ?? drawn ?? runs[0]
  if (inspecting !== undefined) closeInspector()
  else if (run) inspect(run.key)
}
