import { crossing } from './crossing.ts'
import type { Grid } from './grid.ts'
import { lineBuilder, type LineBuilder } from './packedLines.ts'
import type { PackedLines } from './types.ts'

/*
 * Marching squares on typed arrays. Every crossed edge of a cell is the end of one segment and the start of another, so
 * that the segments link up to closed rings by themselves: `next[edge]` is the edge that follows. What reaches the
 * level lies to the left (y upwards). An edge is named by the sample at its lower end: 2k runs right from sample k,
 * 2k + 1 runs up. Samples that are not finite count as below every level.
 */

/** The segments of a cell by which of its corners reach the level (1 lower left, 2 lower right, 4 upper right, 8 upper left). */
const BOTTOM = 0
const RIGHT = 1
const TOP = 2
const LEFT = 3
const SEGMENTS: readonly (readonly number[])[] = [
  [],
  [BOTTOM, LEFT],
  [RIGHT, BOTTOM],
  [RIGHT, LEFT],
  [TOP, RIGHT],
  [BOTTOM, LEFT, TOP, RIGHT],
  [TOP, BOTTOM],
  [TOP, LEFT],
  [LEFT, TOP],
  [BOTTOM, TOP],
  [RIGHT, BOTTOM, LEFT, TOP],
  [RIGHT, TOP],
  [LEFT, RIGHT],
  [BOTTOM, RIGHT],
  [LEFT, BOTTOM],
  [],
]
/** Opposite corners reach the level and so does the cell's middle: they are joined. */
const JOINED: Readonly<Record<number, readonly number[]>> = {
  5: [BOTTOM, RIGHT, TOP, LEFT],
  10: [LEFT, BOTTOM, RIGHT, TOP],
}

/** A level's rings round what reaches it, closed; and their parts that are isolines. */
export interface LevelLines {
  rings: PackedLines
  isolines: PackedLines
}

/** How many of the ascending levels each sample reaches; 0 for one that is not finite. */
export function ranksOf(values: Float64Array, levels: readonly number[]): Uint16Array {
  const ranks = new Uint16Array(values.length)
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!
    if (!Number.isFinite(value)) continue
    let rank = 0
    while (rank < levels.length && levels[rank]! <= value) rank++
    ranks[k] = rank
  }
  return ranks
}

/** The lines of all levels. No isoline runs through a cell that is `broken`. */
export function levelLines(
  grid: Grid,
  levels: readonly number[],
  ranks: Uint16Array,
  broken: Uint8Array,
): LevelLines[] {
  const cells = cellsByLevel(grid, levels.length, ranks)
  const next = new Int32Array(2 * grid.values.length).fill(-1)
  const cellAfter = new Int32Array(2 * grid.values.length)
  return levels.map((level, index) => {
    const starts = linkSegments(grid, level, index, cells[index]!, ranks, next, cellAfter)
    const rings = lineBuilder()
    const isolines = lineBuilder()
    for (const start of starts) {
      if (next[start]! < 0) continue
      const ring = takeRing(start, next)
      addRing(ring, rings, isolines, (edge) => broken[cellAfter[edge]!] === 1, crossingOf(grid, level))
    }
    return { rings: rings.packed(), isolines: isolines.packed() }
  })
}

/** For every level the cells that it passes, by their lower left sample. */
function cellsByLevel({ width, height }: Grid, count: number, ranks: Uint16Array): number[][] {
  const cells: number[][] = Array.from({ length: count }, () => [])
  for (let k = 0; k < width * (height - 1) - 1; k++) {
    const [a, b, c, d] = [ranks[k]!, ranks[k + 1]!, ranks[k + width + 1]!, ranks[k + width]!]
    if (a === b && b === c && c === d) continue
    const highest = Math.max(a, b, c, d)
    for (let level = Math.min(a, b, c, d); level < highest; level++) cells[level]!.push(k)
  }
  return cells
}

/** Writes the level's segments to `next` and `cellAfter`; returns the edges where they start. */
function linkSegments(
  { width, values }: Grid,
  level: number,
  index: number,
  cells: readonly number[],
  ranks: Uint16Array,
  next: Int32Array,
  cellAfter: Int32Array,
): number[] {
  const starts: number[] = []
  for (const k of cells) {
    const corners = [k, k + 1, k + width + 1, k + width]
    const code = corners.reduce((code, corner, bit) => (ranks[corner]! > index ? code | (1 << bit) : code), 0)
    const mean = (values[k]! + values[k + 1]! + values[k + width + 1]! + values[k + width]!) / 4
    const segments = (mean >= level ? JOINED[code] : undefined) ?? SEGMENTS[code]!
    const edges = [2 * k, 2 * (k + 1) + 1, 2 * (k + width), 2 * k + 1]
    for (let s = 0; s < segments.length; s += 2) {
      const start = edges[segments[s]!]!
      next[start] = edges[segments[s + 1]!]!
      cellAfter[start] = k
      starts.push(start)
    }
  }
  return starts
}

/** Follows the ring from an edge on and takes it out of `next`. */
function takeRing(start: number, next: Int32Array): number[] {
  const ring: number[] = []
  for (let edge = start; next[edge]! >= 0;) {
    ring.push(edge)
    const following = next[edge]!
    next[edge] = -1
    edge = following
  }
  return ring
}

type Add = (edge: number, line: LineBuilder) => void

/** Adds the closed ring, and of it the stretches whose segments, each named by the edge before it, are not broken. */
function addRing(
  ring: readonly number[],
  rings: LineBuilder,
  isolines: LineBuilder,
  isBroken: (edge: number) => boolean,
  add: Add,
): void {
  for (const edge of ring) add(edge, rings)
  add(ring[0]!, rings)
  rings.endLine()

  const first = ring.findIndex(isBroken)
  for (let k = 1; k <= ring.length; k++) {
    const edge = ring[(first + k) % ring.length]!
    add(edge, isolines)
    if (isBroken(edge)) isolines.endLine()
  }
  if (first < 0) add(ring[0]!, isolines)
  isolines.endLine()
}

/** Adds the point of an edge where f has the level; beside an undefined sample, the defined one. */
function crossingOf({ width, values, x, y }: Grid, level: number): Add {
  return (edge, line) => {
    const k = edge >> 1
    const up = edge & 1
    const stride = up ? width : 1
    const share = crossing(values[k - stride]!, values[k]!, values[k + stride]!, values[k + 2 * stride]!, level)
    const i = k % width
    const j = (k - i) / width
    line.add(x(up ? i : i + share), y(up ? j + share : j))
  }
}
