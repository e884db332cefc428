import { baselineOf, runLabel } from '../config/index.ts'
import type { RunConfiguration } from '../config/types.ts'
import type { Configuration, RunRecord, RunsState, ViewState } from '../store/index.ts'
import { axisUnit, isOnAxis, positionsOf, stepAt } from './axisUnit.ts'

/** A run that is drawn, with what every chart needs of it. */
export interface ShownRun {
  key: string
  /** Its place in the list, whatever is drawn on top: places beside one another follow it. */
  order: number
  slot: number
  label: string
  record: RunRecord
  /** Whether others are measured against it. */
  isBaseline?: boolean
  /** The last step that is past, and known. */
  step: number
  /** Where each step stands on the axis; absent: at its own number. */
  positions?: Float64Array
  /** Less than 1 while another run is hovered. */
  opacity: number
}

/** How far the others fall back while one run is hovered. */
const FALLBACK = 0.38

/** Whether a run is neither hidden nor left out by a solo. */
const isSeen = ({ key, hidden }: RunConfiguration, { soloRun }: ViewState): boolean =>
  !hidden && (soloRun === undefined || soloRun === key)

/** The runs that are seen and have a place on the axis, in order; the hovered one last, on top. */
export function shownRuns(configuration: Configuration, { runs }: RunsState, view: ViewState): ShownRun[] {
  const hovered = configuration.runs.some((run) => run.key === view.hoverRun && !run.hidden) ? view.hoverRun : undefined
  const unit = axisUnit(configuration)
  const baseline = baselineOf(configuration)?.key
  const shown: ShownRun[] = []
  for (const [order, run] of configuration.runs.entries()) {
    const record = runs.get(run.key)
    if (!record || record.samples.count < 1 || !isSeen(run, view) || !isOnAxis(record.samples, unit)) continue
    shown.push({
      key: run.key,
      order,
      slot: run.slot,
      label: runLabel(run, configuration.runs),
      record,
      isBaseline: run.key === baseline,
      step: stepAt(record.samples, unit, view.playhead),
      positions: positionsOf(record.samples, unit),
      opacity: hovered === undefined || hovered === run.key ? 1 : FALLBACK,
    })
  }
  return shown.sort((a, b) => Number(a.key === hovered) - Number(b.key === hovered))
}

/** The labels of the runs that are seen, but ask for no gradients, and so are not on an axis that counts them. */
export const runsOffAxis = (configuration: Configuration, { runs }: RunsState, view: ViewState): string[] =>
  configuration.runs
    .filter((run) => {
      const record = runs.get(run.key)
      return record && isSeen(run, view) && !isOnAxis(record.samples, axisUnit(configuration))
    })
    .map((run) => runLabel(run, configuration.runs))

/** Whether the run has come to its divergence at the playhead. */
export function hasDiverged({ record: { samples }, positions }: ShownRun, playhead: number): boolean {
  const { end } = samples
  return end?.status === 'diverged' && playhead >= (positions ? end.evaluations : end.step)
}

/** The run at the point that the inspected update leaves: the one that led to the playhead's point, at the start the first. */
export const beforeUpdate = (run: ShownRun, playhead: number): ShownRun =>
  hasDiverged(run, playhead) ? run : { ...run, step: Math.max(0, run.step - 1) }
