import { drawnPenalty, surfaceOf } from '../config/index.ts'
import type { Configuration } from '../config/types.ts'
import type { ViewState } from '../store/types.ts'
import type { ContourRequest } from '../worker/protocol.ts'

const FEWEST = 17
/** Bounds a picture that is far taller than wide. */
const MOST = 513

/** Asks for what is visible, or what will be; the grid's cells are about square on the screen. */
export function contourRequest(
  configuration: Configuration,
  visible: ViewState['visible'],
  columns: number,
): ContourRequest {
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
