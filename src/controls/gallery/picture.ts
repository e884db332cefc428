/** A preset in small: contours on a coarse grid and the first steps of its paths. */
import { drawnPenalty, specificationOf, surfaceOf } from '../../config/index.ts'
import type { Configuration } from '../../config/types.ts'
import type { View } from '../../core/method.ts'
import { contourPicture, run as runSteps } from '../../engine/index.ts'
import type { ContourPicture } from '../../engine/types.ts'

const COLUMNS = 48
const ROWS = 36
const STEPS = 200

export interface SmallPicture {
  view: View
  contours: ContourPicture
  /** x and y in turn; on the curve of one parameter x and f. */
  paths: readonly { slot: number; points: readonly number[] }[]
}

export function computePicture(configuration: Configuration): SmallPicture {
  const view = widened(configuration.view ?? surfaceOf(configuration.surface).view)
  return {
    view,
    contours: contourPicture({
      surface: configuration.surface,
      view,
      columns: COLUMNS,
      rows: ROWS,
      penalty: drawnPenalty(configuration)?.strength,
    }),
    paths: configuration.runs.map((run) => ({ slot: run.slot, points: firstSteps(configuration, run) })),
  }
}

/** The view on a 4 to 3 frame, so that lengths are true in both directions. */
function widened({ x, y }: View): View {
  const scale = Math.max((x[1] - x[0]) / (COLUMNS - 1), (y[1] - y[0]) / (ROWS - 1))
  const around = ([low, high]: readonly [number, number], cells: number) => {
    const middle = (low + high) / 2
    const half = (scale * cells) / 2
    return [middle - half, middle + half] as const
  }
  return { x: around(x, COLUMNS - 1), y: around(y, ROWS - 1) }
}

/** The finite points of the first steps, x and y in turn. The horizon stays the run's own: schedules depend on it. */
function firstSteps(configuration: Configuration, run: Configuration['runs'][number]): number[] {
  const points: number[] = []
  const { isOneParameter } = surfaceOf(configuration.surface)
  for (const chunk of runSteps(specificationOf(configuration, run))) {
    for (let i = 0; i < chunk.count; i++) {
      const [x = NaN, y = NaN] = [chunk.points[2 * i], isOneParameter ? chunk.losses[i] : chunk.points[2 * i + 1]]
      if (chunk.from + i > STEPS || !Number.isFinite(x) || !Number.isFinite(y)) return points
      points.push(x, y)
    }
  }
  return points
}
