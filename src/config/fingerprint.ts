import type { DataChoice } from './types.ts'

type Rows = NonNullable<DataChoice['rows']>

const numbers = new WeakMap<Rows, number>()
let last = 0

/** A number of these rows: the same for the same list, however long it is. */
function rowsNumber(rows: Rows): number {
  const known = numbers.get(rows)
  if (known !== undefined) return known
  numbers.set(rows, ++last)
  return last
}

/** Longer lists are not written out: that would take as long as a frame. */
const SHORT = 500

/** A text that is another where the value is: as JSON, with long lists of rows by their number, since a change replaces them as a whole. */
export const fingerprint = (value: unknown): string =>
  JSON.stringify(value, (key: string, part: unknown) =>
    key === 'rows' && Array.isArray(part) && part.length > SHORT ? rowsNumber(part as Rows) : part,
  )
