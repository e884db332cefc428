/**
 * Rows that are too many for a link. The link has a key of theirs, and where the rows are known by it they are there again: on
 * this page, and wherever they were kept. To others the link says how many they are.
 */
type Rows = readonly (readonly number[])[]

/** Those of the experiments to which Back may lead. */
const REMEMBERED = 16
const keys = new WeakMap<Rows, string>()
const known = new Map<string, Rows>()

/** From now on the rows are found by the key. */
export function provideRows(key: string, rows: Rows): void {
  known.delete(key)
  known.set(key, rows)
  const [oldest] = known.keys()
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
}

/** The rows of a key, if they are known here. */
export const knownRows = (key: string): Rows | undefined => known.get(key)

/** A key of the rows' numbers, by which they are known from now on. */
export function rowsKey(rows: Rows): string {
  const key = keys.get(rows) ?? hashOf(rows)
  keys.set(rows, key)
  provideRows(key, rows)
  return key
}

/** 64 bits of FNV-1a over the numbers' bits, twice 32 from different beginnings. */
function hashOf(rows: Rows): string {
  const number = new Float64Array(1)
  const bits = new Uint32Array(number.buffer)
  let [a, b] = [0x811c9dc5, 0x01000193 ^ rows.length]
  for (const row of rows)
    for (const value of row) {
      number[0] = value
      a = Math.imul(a ^ bits[0]!, 0x01000193)
      a = Math.imul(a ^ bits[1]! ^ (a >>> 15), 0x01000193)
      b = Math.imul(b ^ bits[1]! ^ (a >>> 7), 0x85ebca6b)
      b = Math.imul(b ^ bits[0]! ^ (b >>> 13), 0xc2b2ae35)
    }
  return [a, b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
}
