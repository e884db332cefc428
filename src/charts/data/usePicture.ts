import { useMemo } from 'react'
import { surfaceOf } from '../../config/index.ts'
import type { SurfaceChoice } from '../../config/types.ts'
import type { Columns, ProblemData } from '../../core/data.ts'
import type { View } from '../../core/method.ts'
import { columnsOf, heldBackRows } from '../../engine/data.ts'
import { usePalette } from '../palette.ts'
import { project, visibleView } from '../surface/geometry.ts'
import type { Size } from '../useSize.ts'
import type { DataPicture } from './drawPoints.ts'
import { axesOf, dataFrame, dataView, marksOf, type DataMark } from './geometry.ts'

export interface ShownData extends DataPicture {
  problem: ProblemData
  columns: Columns
  /** How many rows there are; so many may be too many to draw. */
  size: number
  marks: readonly DataMark[]
}

/** Rows that do not belong to the problem's columns have no picture. */
export function readColumns(choice: SurfaceChoice): Columns | undefined {
  try {
    return columnsOf(choice)
  } catch {
    return undefined
  }
}

/** The view is as wide as the data, or the one that is held while they move. */
export function shownData(
  choice: SurfaceChoice,
  size: Size,
  palette: DataPicture['palette'],
  view?: View,
): ShownData | undefined {
  const problem = surfaceOf(choice).data
  const columns = readColumns(choice)
  if (!problem || !columns) return undefined
  const axes = axesOf(problem.columns)
  const frame = dataFrame(size.width, size.height)
  // A boundary stands at right angles to the weights only where both axes have one scale.
  const seen = view ?? visibleView(dataView(columns, axes, frame), frame, problem.fit?.kind === 'boundary')
  const projection = project(seen, frame)
  const marks = marksOf(columns, axes, projection, heldBackRows(choice))
  const [first] = problem.columns
  return { problem, columns, size: columns[first?.name ?? '']?.length ?? 0, axes, projection, palette, marks }
}

export function useShownData(choice: SurfaceChoice, size: Size | undefined, view?: View): ShownData | undefined {
  const palette = usePalette()
  return useMemo(() => size && shownData(choice, size, palette, view), [choice, size, palette, view])
}
