import type { ResultRow } from './rows.ts'

/** A column of the table of results. */
export interface Column {
  id: string
  /** What stands over it, and in what is copied. */
  name: string
  title: string
  /** What is sorted and copied with all digits; NaN where it is missing. */
  read(this: void, row: ResultRow): number | string
  text(this: void, value: number): string
  /** In place of `text`, where a cell says more than that number. */
  words?(this: void, row: ResultRow): string
  /** What is copied in its place for a spreadsheet, if one number is not all. */
  parts?: readonly Pick<Column, 'name' | 'read'>[]
}
