import type { Grid } from './grid.ts'
import type { PackedLines } from './types.ts'

/** Points in d3's sample coordinates, where sample i stands at i + 0.5; closed if the first is also the last. */
export type Ring = [x: number, y: number][]

/** Packs lines flat, in surface coordinates. */
export function packLines(lines: readonly Ring[], grid: Grid): PackedLines {
  const offsets = new Uint32Array(lines.length + 1)
  lines.forEach((line, i) => (offsets[i + 1] = offsets[i]! + line.length))
  const coordinates = new Float64Array(2 * offsets[lines.length]!)
  let at = 0
  for (const line of lines) {
    for (const [x, y] of line) {
      coordinates[at++] = grid.x(x - 0.5)
      coordinates[at++] = grid.y(y - 0.5)
    }
  }
  return { coordinates, offsets }
}
