/** Short forms in which a problem's file lists its generators. */
import { MOST_TERMS, type Columns } from './data.ts'
import type { NumberParameter } from './parameter.ts'
import { nonNegative, whole } from './parameters.ts'

/** How many terms to make. */
export const count = (byDefault: number): NumberParameter =>
  whole(byDefault, 'terms, one for each row of data', 'n', { valid: { min: 1, max: MOST_TERMS } })

/** The standard deviation of what is added to an exact relation. */
export const spread = (byDefault: number, doc = 'standard deviation of the noise in the data'): NumberParameter =>
  nonNegative(byDefault, doc, '\\sigma', 10)

/** Columns from one row after another. */
export function columnsOf(names: readonly string[], n: number, row: (i: number) => readonly number[]): Columns {
  const columns = names.map(() => new Float64Array(n))
  for (let i = 0; i < n; i++) {
    const numbers = row(i)
    for (const [c, column] of columns.entries()) column[i] = numbers[c]!
  }
  return Object.fromEntries(names.map((name, c) => [name, columns[c]!]))
}
