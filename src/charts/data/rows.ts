/** Rows from places on the chart. */
import { useConfig } from '../../store/index.ts'
import { pointAt } from '../surface/geometry.ts'
import { rowsOf, type Row } from './edits.ts'
import { valuePlace } from './geometry.ts'
import type { ShownData } from './usePicture.ts'

const inside = ({ projection: { frame } }: ShownData, X: number, Y: number) =>
  [
    Math.max(frame.left, Math.min(frame.left + frame.width, X)),
    Math.max(frame.top, Math.min(frame.top + frame.height, Y)),
  ] as const

/** The row with the place of a pixel; a coordinate that does not change keeps all its digits. */
export function movedTo(shown: ShownData, row: number, X: number, Y: number): Row {
  const { axes, problem, projection } = shown
  const values = rowsOf(useConfig.getState().configuration.surface)[row] ?? []
  const [x, y] = pointAt(projection, ...inside(shown, X, Y))
  const old = valuePlace(shown, row)
  return problem.columns.map((column, c) => {
    if (column.name === axes.x.name && Math.abs(X - old.X) > STILL) return x - movedBy(shown, column.name)
    return column.name === axes.y?.name && Math.abs(Y - old.Y) > STILL
      ? y - movedBy(shown, column.name)
      : (values[c] ?? 0)
  })
}

/** A row is what it was before a move, wherever it stands now. */
const movedBy = ({ shift }: ShownData, column: string): number => shift[column] ?? 0

/** Pixels. */
const STILL = 1e-6

/** A new row at a pixel; what has no place on the chart is 0, a class the chosen one. */
export function newRow(shown: ShownData, side: number, { X, Y }: { X: number; Y: number }): Row {
  const { axes, problem, projection } = shown
  const [x, y] = pointAt(projection, ...inside(shown, X, Y))
  return problem.columns.map((column) => {
    if (column.name === axes.x.name) return x - movedBy(shown, column.name)
    if (column.name === axes.y?.name) return y - movedBy(shown, column.name)
    return column.name === axes.label?.name ? side : 0
  })
}
