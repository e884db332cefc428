import type { PackedLines } from './types.ts'

/** Collects polylines point by point. */
export interface LineBuilder {
  add(x: number, y: number): void
  /** Ends the current line. A line of one point is dropped. */
  endLine(): void
  packed(): PackedLines
}

export function lineBuilder(): LineBuilder {
  let coordinates = new Float64Array(256)
  let used = 0
  const offsets = [0]
  return {
    add(x, y) {
      if (used === coordinates.length) {
        const larger = new Float64Array(2 * used)
        larger.set(coordinates)
        coordinates = larger
      }
      coordinates[used++] = x
      coordinates[used++] = y
    },
    endLine() {
      const begun = 2 * offsets.at(-1)!
      if (used - begun > 2) offsets.push(used / 2)
      else used = begun
    },
    packed: () => ({ coordinates: coordinates.slice(0, used), offsets: Uint32Array.from(offsets) }),
  }
}

/** Whole lines, one after another: x and y in turn. */
export function packLines(lines: readonly Float64Array[]): PackedLines {
  const offsets = new Uint32Array(lines.length + 1)
  for (const [i, { length }] of lines.entries()) offsets[i + 1] = offsets[i]! + length / 2
  const coordinates = new Float64Array(2 * offsets[lines.length]!)
  for (const [i, line] of lines.entries()) coordinates.set(line, 2 * offsets[i]!)
  return { coordinates, offsets }
}
