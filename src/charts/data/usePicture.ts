import { useMemo } from 'react'
import { methodValues, surfaceOf } from '../../config/index.ts'
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
  /** As they stand at the playhead. */
  columns: Columns
  /** By how much a column has moved since the data were given; absent: not at all. */
  shift: Readonly<Record<string, number>>
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

/** By how much the columns of a surface that moves do so in mid-run. */
function movesOf(choice: SurfaceChoice): Readonly<Record<string, number>> {
  const surface = surfaceOf(choice)
  const values = methodValues(surface, choice, 1)
  return Object.fromEntries(
    Object.entries(surface.moves?.by ?? {}).map(([column, { parameter }]) => [column, Number(values[parameter])]),
  )
}

const shifted = (columns: Columns, shift: Readonly<Record<string, number>>): Columns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, values]) => {
      const by = shift[name] ?? 0
      return [name, by === 0 ? values : values.map((value) => value + by)]
    }),
  )

/** What is seen of both, so that a move shows as one. */
const union = (one: View, other: View): View => ({
  x: [Math.min(one.x[0], other.x[0]), Math.max(one.x[1], other.x[1])],
  y: [Math.min(one.y[0], other.y[0]), Math.max(one.y[1], other.y[1])],
})

/** The view is as wide as the data, or the one that is held while they move. */
export function shownData(
  choice: SurfaceChoice,
  size: Size,
  palette: DataPicture['palette'],
  view?: View,
): ShownData | undefined {
  const { data: problem, moves } = surfaceOf(choice)
  const given = readColumns(choice)
  if (!problem || !given) return undefined
  const way = movesOf(choice)
  const shift = choice.hasMoved ? way : {}
  const columns = shifted(given, shift)
  const axes = axesOf(
    problem.columns.map((column) => ({ ...column, ...(choice.hasMoved ? moves?.by?.[column.name] : {}) })),
  )
  const frame = dataFrame(size.width, size.height)
  // A boundary stands at right angles to the weights only where both axes have one scale.
  const needed = union(dataView(given, axes, frame), dataView(shifted(given, way), axes, frame))
  const seen = view ?? visibleView(needed, frame, problem.fit?.kind === 'boundary')
  const projection = project(seen, frame)
  const marks = marksOf(columns, axes, projection, heldBackRows(choice))
  const [first] = problem.columns
  return { problem, columns, shift, size: columns[first?.name ?? '']?.length ?? 0, axes, projection, palette, marks }
}

export function useShownData(choice: SurfaceChoice, size: Size | undefined, view?: View): ShownData | undefined {
  const palette = usePalette()
  return useMemo(() => size && shownData(choice, size, palette, view), [choice, size, palette, view])
}
