import { runLabel } from '../config/index.ts'
import type { Configuration, RunRecord, RunsState, ViewState } from '../store/index.ts'

/** A run that is drawn, with what every chart needs of it. */
export interface ShownRun {
  key: string
  /** Its place in the list, whatever is drawn on top: places beside one another follow it. */
  order: number
  slot: number
  label: string
  record: RunRecord
  /** The last step that is past, and known. */
  step: number
  /** Less than 1 while another run is hovered. */
  opacity: number
}

/** How far the others fall back while one run is hovered. */
const FALLBACK = 0.38

/** The runs that are neither hidden nor left out by a solo, in order; the hovered one last, on top. */
export function shownRuns(configuration: Configuration, { runs }: RunsState, view: ViewState): ShownRun[] {
  const hovered = configuration.runs.some((run) => run.key === view.hoverRun && !run.hidden) ? view.hoverRun : undefined
  const shown: ShownRun[] = []
  for (const [order, run] of configuration.runs.entries()) {
    const record = runs.get(run.key)
    const soloed = view.soloRun === undefined || view.soloRun === run.key
    if (!record || record.samples.count < 1 || run.hidden || !soloed) continue
    shown.push({
      key: run.key,
      order,
      slot: run.slot,
      label: runLabel(run, configuration.runs),
      record,
      step: lastStep(record, view.playhead),
      opacity: hovered === undefined || hovered === run.key ? 1 : FALLBACK,
    })
  }
  return shown.sort((a, b) => Number(a.key === hovered) - Number(b.key === hovered))
}

/** The step at the playhead, or the last one known; in a diverged run the last finite one. */
function lastStep({ samples }: RunRecord, playhead: number): number {
  const finite = samples.end?.status === 'diverged' ? samples.end.step - 1 : Infinity
  return Math.max(0, Math.min(Math.floor(playhead + 1e-9), samples.count - 1, finite))
}

/** Whether the run has come to its divergence at the playhead. */
export const hasDiverged = ({ record: { samples } }: ShownRun, playhead: number): boolean =>
  samples.end?.status === 'diverged' && playhead >= samples.end.step

/** The run at the point that the inspected update leaves: the one that led to the playhead's point, at the start the first. */
export const beforeUpdate = (run: ShownRun, playhead: number): ShownRun =>
  hasDiverged(run, playhead) ? run : { ...run, step: Math.max(0, run.step - 1) }
