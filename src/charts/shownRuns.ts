import { baselineOf, keyOn, runLabel, surfaceOf, surfacesOf } from '../config/index.ts'
import type { RunConfiguration } from '../config/types.ts'
import type { Configuration, RunRecord, RunsState, ViewState } from '../store/index.ts'
import { axisIn, endPosition, isOnAxis, positionsOf, stepAt, type Axis, type Positions } from './axisUnit.ts'

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
  /** What the axis counts, and where each step stands on it; absent: steps, each at its own number. */
  axis?: Axis
  positions?: Positions
  /** Less than 1 while another run is hovered. */
  opacity: number
  /** f does not depend on y, of which nothing is told. */
  isOneParameter?: boolean
}

/** How far the others fall back while one run is hovered. */
const FALLBACK = 0.38

/** Whether a run is neither hidden nor left out by a solo. */
const isSeen = ({ key, hidden }: RunConfiguration, { soloRun }: Pick<ViewState, 'soloRun'>): boolean =>
  !hidden && (soloRun === undefined || soloRun === key)

/** The runs that are seen and have a place on the axis, in order; the hovered one last, on top. */
export function shownRuns(configuration: Configuration, { runs }: RunsState, view: ViewState): ShownRun[] {
  const hovered = configuration.runs.some((run) => run.key === view.hoverRun && !run.hidden) ? view.hoverRun : undefined
  const shown: ShownRun[] = []
  for (const [order, run] of configuration.runs.entries()) {
    const record = runs.get(run.key)
    const opacity = hovered === undefined || hovered === run.key ? 1 : FALLBACK
    const one = record && isSeen(run, view) && showRun(configuration, run, order, record, view.playhead, opacity)
    if (one) shown.push(one)
  }
  return shown.sort((a, b) => Number(a.key === hovered) - Number(b.key === hovered))
}

function showRun(
  configuration: Configuration,
  run: RunConfiguration,
  order: number,
  record: RunRecord,
  playhead: number,
  opacity: number,
  surface = configuration.surface,
): ShownRun | undefined {
  const axis = axisIn(configuration)
  const { samples } = record
  if (samples.count < 1 || !isOnAxis(samples, axis)) return undefined
  const [step, positions] = [stepAt(samples, axis, playhead), positionsOf(samples, axis)]
  const label = runLabel(run, configuration.runs)
  const isBaseline = run.key === baselineOf(configuration)?.key
  const { isOneParameter } = surfaceOf(surface)
  return {
    key: run.key,
    order,
    slot: run.slot,
    label,
    record,
    isBaseline,
    step,
    axis,
    positions,
    opacity,
    isOneParameter,
  }
}

/** One run on one of a comparison's surfaces, as it is drawn alone. */
export function runOnRow(
  configuration: Configuration,
  { runs }: RunsState,
  { playhead }: ViewState,
  key: string,
  row: number,
): ShownRun | undefined {
  const order = configuration.runs.findIndex((run) => run.key === key)
  const run = configuration.runs[order]
  const record = runs.get(keyOn(key, row))
  return run && record && showRun(configuration, run, order, record, playhead, 1, surfacesOf(configuration)[row])
}

/** The runs that are seen. */
export const seenRuns = (runs: readonly RunConfiguration[], soloRun: string | undefined): RunConfiguration[] =>
  runs.filter((run) => isSeen(run, { soloRun }))

/** The labels of the runs that are seen, but ask for no gradients, and so are not on an axis that counts them. */
export const runsOffAxis = (configuration: Configuration, { runs }: RunsState, view: ViewState): string[] =>
  configuration.runs
    .filter((run) => {
      const record = runs.get(run.key)
      return record && isSeen(run, view) && !isOnAxis(record.samples, axisIn(configuration))
    })
    .map((run) => runLabel(run, configuration.runs))

/** Whether the run has come to its divergence at the playhead. */
export function hasDiverged({ record: { samples }, axis = 'steps' }: ShownRun, playhead: number): boolean {
  return samples.end?.status === 'diverged' && playhead >= (endPosition(samples, axis) ?? Infinity)
}

/** The run at the point that the inspected update leaves: the one that led to the playhead's point, at the start the first. */
export const beforeUpdate = (run: ShownRun, playhead: number): ShownRun =>
  hasDiverged(run, playhead) ? run : { ...run, step: Math.max(0, run.step - 1) }
