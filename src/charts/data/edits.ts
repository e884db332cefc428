/** What can be done with rows: each is a change of the experiment, under a tag of its own. */
import { surfaceOf } from '../../config/index.ts'
import type { DataChoice, SurfaceChoice } from '../../config/types.ts'
import { MOST_TERMS, type Columns } from '../../core/data.ts'
import { columnsOf } from '../../engine/data.ts'
import { say, useConfig } from '../../store/index.ts'
import { formatStep } from '../format.ts'

export type Row = readonly number[]
export type Rows = readonly Row[]

const made = new WeakMap<Columns, Rows>()

/** The data as rows, those of a generator too: the same numbers. */
export function rowsOf(choice: SurfaceChoice): Rows {
  if (choice.data?.rows) return choice.data.rows
  const columns = columnsOf(choice) ?? {}
  const known = made.get(columns)
  if (known) return known
  const all = (surfaceOf(choice).data?.columns ?? []).map(({ name }) => columns[name] ?? new Float64Array(0))
  const rows = Array.from(all[0] ?? [], (_, i) => all.map((values) => values[i]!))
  made.set(columns, rows)
  return rows
}

const surface = () => useConfig.getState().configuration.surface

/** Other data in place of these, with the same share held back, of rows by the same seed. */
export function putData(data: DataChoice, tag: string): void {
  const { validation, seed } = surface().data ?? {}
  const split = validation ? { validation, ...(seed !== undefined && { seed }) } : {}
  useConfig.getState().editSurface({ ...surface(), data: { ...split, ...data } }, tag)
}

/** Rows in place of what a generator made are no longer the generator's: that is said. */
export function putRows(rows: Rows, tag: string): void {
  const wereMade = surface().data?.rows === undefined
  putData({ rows }, tag)
  if (wereMade) say(`The ${formatStep(rows.length)} rows are your own now; undo brings the generator back`)
}

/** Whole in itself. */
function once(rows: Rows, tag: string) {
  const { endGesture } = useConfig.getState()
  endGesture()
  putRows(rows, tag)
  endGesture()
}

/** Goes on until the gesture ends. */
export const setRow = (index: number, row: Row): void => putRows(rowsOf(surface()).with(index, row), `data.${index}`)

/** Whether there is one more; it is the last. */
export function addRow(row: Row): boolean {
  const rows = rowsOf(surface())
  if (rows.length >= MOST_TERMS) say(`There may be ${formatStep(MOST_TERMS)} rows, and there are`)
  else once([...rows, row], 'data.add')
  return rows.length < MOST_TERMS
}

/** Whether it is gone: one row stays. */
export function deleteRow(index: number): boolean {
  const rows = rowsOf(surface())
  if (rows.length === 1) say('Data have one row at least')
  else once(rows.toSpliced(index, 1), 'data.delete')
  return rows.length > 1
}

/** Puts a row into the other class. */
export function changeClass(index: number): void {
  const place = surfaceOf(surface()).data?.columns.findIndex(({ role }) => role === 'label') ?? -1
  const rows = rowsOf(surface())
  const row = rows[index]
  if (place >= 0 && row) once(rows.with(index, row.with(place, -row[place]!)), 'data.class')
}
