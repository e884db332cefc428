import { countUntil } from '../countUntil.ts'
import { inFrame, toX, toY, type Projection } from './geometry.ts'

/** A bar at (x, y) in the direction (uX, uY), across the path. */
export interface ClipMark {
  x: number
  y: number
  uX: number
  uY: number
}

/** Not more than one bar stands in a square of so many pixels. */
const CELL = 10
/** Of more clipped updates than this some are passed over: nobody could tell. */
const MOST = 4000

/**
 * Where bars mark the clipped updates before `step`: at the points that they leave, at right angles to their move; one
 * in each small square of the picture, so that a path clipped at every step stays legible.
 */
export function clipMarks(p: Projection, points: Float64Array, clipped: Uint32Array, step: number): ClipMark[] {
  const marks: ClipMark[] = []
  const taken = new Set<number>()
  const end = countUntil(clipped, step - 1)
  const stride = Math.ceil(end / MOST) || 1
  const columns = Math.ceil(p.frame.width / CELL) + 1
  for (let i = 0; i < end; i += stride) {
    const at = 2 * (clipped[i] ?? 0)
    const x = toX(p, points[at] ?? NaN)
    const y = toY(p, points[at + 1] ?? NaN)
    if (!inFrame(p.frame, x, y)) continue
    const cell = Math.floor((y - p.frame.top) / CELL) * columns + Math.floor((x - p.frame.left) / CELL)
    if (taken.has(cell)) continue
    taken.add(cell)
    const dX = toX(p, points[at + 2] ?? NaN) - x
    const dY = toY(p, points[at + 3] ?? NaN) - y
    const length = Math.hypot(dX, dY)
    marks.push(length > 0 && length < Infinity ? { x, y, uX: -dY / length, uY: dX / length } : { x, y, uX: 0, uY: 1 })
  }
  return marks
}
