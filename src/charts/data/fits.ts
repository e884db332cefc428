import type { Configuration, RunsState, ViewState } from '../../store/index.ts'
import { shownRuns } from '../shownRuns.ts'
import type { FittedRun, Fits } from './drawFits.ts'
import { planeOf, predictor } from './fit.ts'
import { curvePlaces } from './geometry.ts'
import type { ShownData } from './usePicture.ts'

/** What the runs fit to the data, ready to be drawn in this picture; undefined where nothing is fitted. */
export function fitsOf({ problem, columns, axes, projection }: ShownData): Fits | undefined {
  const { fit } = problem
  if (fit?.kind === 'value') {
    const at = predictor(problem, columns)
    return at && { kind: 'value', at }
  }
  if (!axes.y) return undefined
  const plane = planeOf(problem)
  if (plane) return { kind: 'boundary', plane }
  const places = curvePlaces(projection)
  const [at, atRow] = [predictor(problem, { [axes.x.name]: places }), predictor(problem, columns)]
  return fit?.kind === 'curve' && at && atRow ? { kind: 'curve', places, at, rows: columns, atRow } : undefined
}

/** Where the runs are at the playhead, the finite ones. The errors of one are drawn: of the hovered run, else of the open one. */
export function fittedRuns(configuration: Configuration, runs: RunsState, view: ViewState): FittedRun[] {
  return shownRuns(configuration, runs, view).flatMap((run) => {
    const { points } = run.record.samples
    const [x = NaN, y = NaN] = [points[2 * run.step], points[2 * run.step + 1]]
    const isOpen = run.key === (view.hoverRun ?? view.openRun ?? view.soloRun)
    return Number.isFinite(x) && Number.isFinite(y) ? [{ run, x, y, isOpen }] : []
  })
}
