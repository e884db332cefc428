import type { SurfaceFunction } from '../language/index.ts'
import type { Grid } from './grid.ts'

/** An edge is looked at more closely if f changes along it this many times more than along a neighbour. */
const SUSPICIOUS = 2
/** Halvings after which a change that has not become smaller is a jump: the edge is then a billionth as long. */
const HALVINGS = 30
/** What counts as not smaller. A continuous f loses half of it per halving, a root or a logarithm's end less. */
const NOT_SMALLER = 0.9

/**
 * The grid's cells through which no isoline may run, 1 each, in `(width - 1) * (height - 1)` cells: those with a
 * sample that is not finite, and those across which f jumps (the two sides of a pole of 1/x, a step).
 */
export function brokenCells(surface: SurfaceFunction, grid: Grid): Uint8Array {
  const { width, height, values, x, y } = grid
  const cells = new Uint8Array((width - 1) * (height - 1))
  const mark = (column: number, row: number) => {
    if (column >= 0 && row >= 0 && column < width - 1 && row < height - 1) cells[row * (width - 1) + column] = 1
  }
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const k = j * width + i
      if (!Number.isFinite(values[k])) {
        for (const [column, row] of [
          [i - 1, j - 1],
          [i, j - 1],
          [i - 1, j],
          [i, j],
        ] as const)
          mark(column, row)
        continue
      }
      if (i + 1 < width && suspicious(values, k, 1, i, width)) {
        const along = (s: number) => surface.value(x(i + s), y(j))
        if (jumps(along, values[k]!, values[k + 1]!)) [j - 1, j].forEach((row) => mark(i, row))
      }
      if (j + 1 < height && suspicious(values, k, width, j, height)) {
        const along = (s: number) => surface.value(x(i), y(j + s))
        if (jumps(along, values[k]!, values[k + width]!)) [i - 1, i].forEach((column) => mark(column, j))
      }
    }
  }
  return cells
}

/** Whether f changes much more from sample k to k + stride than beside it. `index` of `count` is k's place along the edge. */
function suspicious(values: Float64Array, k: number, stride: number, index: number, count: number): boolean {
  const change = Math.abs(values[k + stride]! - values[k]!)
  const before = index > 0 ? Math.abs(values[k]! - values[k - stride]!) : Infinity
  const after = index + 2 < count ? Math.abs(values[k + 2 * stride]! - values[k + stride]!) : Infinity
  return change > SUSPICIOUS * Math.min(before, after)
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
