import type { SurfaceFunction } from '../language/index.ts'
import type { Grid } from './grid.ts'

/** An edge is looked at more closely if f changes along it this many times more than along a neighbour ... */
const SUSPICIOUS = 2
/** ... and passes at least so many levels: at a pole or a step, lines lie on one another. */
const LEVELS_PASSED = 2
/** Halvings after which a change that has not become smaller is a jump: the edge is then a billionth as long. */
const HALVINGS = 30
/** What counts as not smaller. A continuous f loses half of it per halving, a root at its end less. */
const NOT_SMALLER = 0.9

/**
 * Cells through which no isoline may run, 1 each, cell (i, j) in `j * width + i`: those with a sample that is not
 * finite, and those across which f jumps (the two sides of a pole of 1/x, a step). `ranks` says of every sample how
 * many levels it reaches.
 */
export function brokenCells(surface: SurfaceFunction, grid: Grid, ranks: Uint16Array): Uint8Array {
  const { width, height, values, x, y } = grid
  const broken = new Uint8Array(width * height)
  const passes = (k: number, stride: number): boolean =>
    Math.abs(ranks[k + stride]! - ranks[k]!) >= LEVELS_PASSED && Number.isFinite(values[k + stride])
  // Writes outside the array are ignored; the grid's border, not finite all round, needs no other care.
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const k = j * width + i
      if (!Number.isFinite(values[k])) {
        broken[k] = broken[k - 1] = broken[k - width] = broken[k - width - 1] = 1
        continue
      }
      if (passes(k, 1) && suspicious(values, k, 1)) {
        const along = (s: number) => surface.value(x(i + s), y(j))
        if (jumps(along, values[k]!, values[k + 1]!)) broken[k] = broken[k - width] = 1
      }
      if (passes(k, width) && suspicious(values, k, width)) {
        const along = (s: number) => surface.value(x(i), y(j + s))
        if (jumps(along, values[k]!, values[k + width]!)) broken[k] = broken[k - 1] = 1
      }
    }
  }
  return broken
}

/** Whether f changes much more from sample k to k + stride than beside it, as far as it is known there. */
function suspicious(values: Float64Array, k: number, stride: number): boolean {
  const change = Math.abs(values[k + stride]! - values[k]!)
  const before = Math.abs(values[k]! - values[k - stride]!)
  const after = Math.abs(values[k + 2 * stride]! - values[k + stride]!)
  const least = before <= after || Number.isNaN(after) ? before : after
  return !(change <= SUSPICIOUS * least)
}

/** Follows the half with the larger change; `along` goes from 0 to 1. */
function jumps(along: (s: number) => number, first: number, last: number): boolean {
  const least = NOT_SMALLER * Math.abs(last - first)
  let [from, to, a, b] = [0, 1, first, last]
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (from + to) / 2
    const value = along(middle)
    if (!Number.isFinite(value)) return true
    if (Math.abs(value - a) > Math.abs(b - value)) [to, b] = [middle, value]
    else [from, a] = [middle, value]
    if (Math.abs(b - a) < least) return false
  }
  return true
}
