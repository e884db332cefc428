import { drawnPenalty, surfaceAt, surfaceOf } from '../config/index.ts'
import type { Configuration, SurfaceChoice } from '../config/types.ts'
import type { ViewState } from '../store/types.ts'
import type { ContourRequest } from '../worker/protocol.ts'

const FEWEST = 17
/** Bounds a picture that is far taller than wide. */
const MOST = 513

/** What is to be drawn, by place: the experiment's own picture at '', where it is looked at, and those of a comparison. */
export function contourRequests(
  configuration: Configuration,
  {
    visible,
    pictured = {},
    playhead = 0,
  }: Pick<ViewState, 'visible' | 'pictured'> & Partial<Pick<ViewState, 'playhead'>>,
  columns: number,
): Map<string, ContourRequest> {
  // Beside one another all panels show f itself: no run's penalty is in the picture of another.
  const bare = configuration.shown?.layout === 'compare' ? { ...configuration, runs: [] } : configuration
  const now = (surface: SurfaceChoice) => surfaceAt(configuration, surface, playhead)
  return new Map([
    ['', contourRequest({ ...bare, surface: now(bare.surface) }, visible, columns)],
    ...Object.entries(pictured).map(([place, { surface, ...seen }]): [string, ContourRequest] => [
      place,
      contourRequest({ ...configuration, surface: now(surface), runs: [] }, seen, columns),
    ]),
  ])
}

/** A cell is no smaller than this on the screen, in pixels: finer ones cost much, and nobody could tell them. */
const SMALLEST_CELL = 3
const FEWEST_COLUMNS = 97

/** Asks for what is visible, or what will be; the grid's cells are about square on the screen. */
function contourRequest(configuration: Configuration, visible: ViewState['visible'], most: number): ContourRequest {
  const seeable = Math.max(FEWEST_COLUMNS, Math.round((visible?.width ?? Infinity) / SMALLEST_CELL))
  const columns = Math.min(most, seeable)
  const { surface, view } = configuration
  const penalty = drawnPenalty(configuration)?.strength
  const seen = visible?.view ?? view ?? surfaceOf(surface).view
  const ratio = visible ? visible.height / visible.width : (seen.y[1] - seen.y[0]) / (seen.x[1] - seen.x[0])
  const rows = Math.round((columns - 1) * ratio) + 1
  return {
    surface,
    view: seen,
    columns,
    rows: Number.isNaN(rows) ? columns : Math.min(MOST, Math.max(FEWEST, rows)),
    ...(penalty !== undefined && { penalty }),
  }
}
