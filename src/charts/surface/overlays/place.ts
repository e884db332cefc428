import { runLabel } from '../../../config/index.ts'
import type { Configuration, RunConfiguration, RunRecord, RunsState, ViewState } from '../../../store/index.ts'
import { shownRuns } from '../../shownRuns.ts'

type Point = readonly [x: number, y: number]

/** A run that is looked at closely, at the playhead. */
export interface Watched {
  run: RunConfiguration
  label: string
  record: RunRecord
  /** The last step that is past, and known. */
  step: number
}

/** The open run, or the hovered one, or the first that is drawn. */
export function watchedRun(configuration: Configuration, runs: RunsState, view: ViewState): Watched | undefined {
  const shown = shownRuns(configuration, runs, view)
  const { openRun, hoverRun } = view
  const found =
    shown.find(({ key }) => key === openRun) ??
    shown.find(({ key }) => key === hoverRun) ??
    shown.toSorted((a, b) => a.order - b.order)[0]
  const run = configuration.runs.find(({ key }) => key === found?.key)
  return found && run && { run, label: runLabel(run, configuration.runs), record: found.record, step: found.step }
}

export const pointOf = ({ record: { samples }, step }: Pick<Watched, 'record' | 'step'>): Point => [
  samples.points[2 * step] ?? NaN,
  samples.points[2 * step + 1] ?? NaN,
]

/** Where the surface is looked at closely: under the pointer, or where the watched run is. */
export function closePoint(view: ViewState, watched: Watched | undefined): Point | undefined {
  return view.hoverPoint ?? (watched && pointOf(watched))
}
