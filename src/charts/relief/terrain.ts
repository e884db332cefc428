import type { View } from '../../core/method.ts'
import type { Box, Camera } from './geometry.ts'

/** Samples of the surface on a grid over the whole ground, its edges included. Row 0 is the lowest y. */
export interface Terrain {
  columns: number
  rows: number
  box: Box
  values: Float32Array
  /** The height of each, in the world's units; NaN where f has no value. */
  heights: Float32Array
}

/** Pixels between two samples, about: fine enough for a valley, few enough to be drawn while a parameter is dragged. */
const SPACING = 4

export function terrainOf(
  value: (x: number, y: number) => number,
  view: View,
  box: Box,
  share: (f: number) => number,
  spacing = SPACING,
): Terrain {
  const columns = Math.max(2, Math.round(box.width / spacing) + 1)
  const rows = Math.max(2, Math.round(box.depth / spacing) + 1)
  const values = new Float32Array(columns * rows)
  const heights = new Float32Array(columns * rows)
  const along = ([from, to]: readonly [number, number], i: number, count: number) =>
    from + ((to - from) * i) / (count - 1)
  for (let j = 0; j < rows; j += 1) {
    const y = along(view.y, j, rows)
    for (let i = 0; i < columns; i += 1) {
      const f = value(along(view.x, i, columns), y)
      values[j * columns + i] = f
      heights[j * columns + i] = share(f) * box.height
    }
  }
  return { columns, rows, box, values, heights }
}

/** The height at a place of the ground, between the samples in straight lines; NaN outside and where f has no value. */
export function heightAt({ columns, rows, box, heights }: Terrain, x: number, y: number): number {
  const u = (x / box.width + 0.5) * (columns - 1)
  const v = (y / box.depth + 0.5) * (rows - 1)
  if (!(u >= 0 && v >= 0 && u <= columns - 1 && v <= rows - 1)) return NaN
  const i = Math.min(columns - 2, Math.floor(u))
  const j = Math.min(rows - 2, Math.floor(v))
  const k = j * columns + i
  const [s, t] = [u - i, v - j]
  const low = (heights[k] ?? NaN) * (1 - s) + (heights[k + 1] ?? NaN) * s
  const high = (heights[k + columns] ?? NaN) * (1 - s) + (heights[k + columns + 1] ?? NaN) * s
  return low * (1 - t) + high * t
}

/** What a hill must rise above a line of sight to hide what lies on it. */
const CLEAR = 2
/** Between two looks along a line of sight. */
const STRIDE = 7

/** Whether the relief stands between a point on it and the eye. Asked for every point of every path while the relief turns. */
export function isHidden(terrain: Terrain, camera: Camera, x: number, y: number, z: number): boolean {
  const { sinA, cosA, sinE, cosE } = camera
  if (cosE < 1e-6) return false
  const { columns, rows, box, heights } = terrain
  const rise = (STRIDE * sinE) / cosE
  const du = (-sinA * STRIDE * (columns - 1)) / box.width
  const dv = (-cosA * STRIDE * (rows - 1)) / box.depth
  let u = (x / box.width + 0.5) * (columns - 1) + du
  let v = (y / box.depth + 0.5) * (rows - 1) + dv
  // Outside the ground nothing stands; where f has no value, one sees through.
  for (let sight = z + rise; sight < box.height; sight += rise) {
    if (u < 0 || v < 0 || u > columns - 1 || v > rows - 1) return false
    const i = Math.min(columns - 2, Math.floor(u))
    const j = Math.min(rows - 2, Math.floor(v))
    const k = j * columns + i
    const [a, b] = [heights[k] as number, heights[k + columns] as number]
    const low = a + (u - i) * ((heights[k + 1] as number) - a)
    const high = b + (u - i) * ((heights[k + columns + 1] as number) - b)
    if (low + (v - j) * (high - low) > sight + CLEAR) return true
    u += du
    v += dv
  }
  return false
}
