import type { Projection } from './geometry.ts'

/**
 * A run's points in pixels, thinned so that no point lies within `TOLERANCE` of the one kept before it: what is left
 * out is nowhere further than that from the drawn line. Grows as chunks arrive.
 */
export interface PixelPath {
  /** Kept points, x and y in turn; `length` of them are valid. */
  pixels: Float64Array
  /** The step number of every kept point, ascending. */
  steps: Uint32Array
  length: number
  /** Points looked at so far; the last of them is always drawn, kept or not. */
  seen: number
  /** The last point looked at. */
  lastX: number
  lastY: number
}

/** In pixels. */
export const TOLERANCE = 0.6
/** Pixels further away than this are drawn nearer to the frame, in the same direction from it. */
const FAR = 1e60

export const createPixelPath = (): PixelPath => ({
  pixels: new Float64Array(256),
  steps: new Uint32Array(128),
  length: 0,
  seen: 0,
  lastX: NaN,
  lastY: NaN,
})

export function resetPath(path: PixelPath) {
  path.length = 0
  path.seen = 0
  path.lastX = NaN
  path.lastY = NaN
}

function grow(path: PixelPath) {
  const pixels = new Float64Array(path.pixels.length * 2)
  pixels.set(path.pixels)
  const steps = new Uint32Array(path.steps.length * 2)
  steps.set(path.steps)
  path.pixels = pixels
  path.steps = steps
}

const point = { X: 0, Y: 0 }

/** Projects a point of any size; what no double could hold in pixels keeps its direction. False if it is not finite. */
function projectPoint(p: Projection, x: number, y: number): boolean {
  point.X = p.frame.left + p.kx * (x - p.view.x[0])
  point.Y = p.frame.top + p.ky * (y - p.view.y[1])
  const size = Math.max(Math.abs(point.X), Math.abs(point.Y))
  if (size <= FAR) return true
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false
  const larger = Math.max(Math.abs(x * 1e-100 * p.kx), Math.abs(y * 1e-100 * p.ky))
  point.X = ((x * 1e-100 * p.kx) / larger) * FAR
  point.Y = ((y * 1e-100 * p.ky) / larger) * FAR
  return true
}

/** Takes in the points from `path.seen` to `count` of x, y pairs; stops at one that is not finite. */
export function extendPath(path: PixelPath, p: Projection, points: Float64Array, count: number) {
  let keptX = path.length > 0 ? (path.pixels[2 * path.length - 2] ?? 0) : NaN
  let keptY = path.length > 0 ? (path.pixels[2 * path.length - 1] ?? 0) : NaN
  for (let step = path.seen; step < count; step += 1) {
    if (!projectPoint(p, points[2 * step] ?? NaN, points[2 * step + 1] ?? NaN)) break
    const { X, Y } = point
    path.lastX = X
    path.lastY = Y
    path.seen = step + 1
    // False for the first point, whose predecessor is NaN, as for those far enough.
    if (
      Math.abs(X - keptX) < TOLERANCE &&
      Math.abs(Y - keptY) < TOLERANCE &&
      Math.hypot(X - keptX, Y - keptY) < TOLERANCE
    )
      continue
    if (path.length === path.steps.length) grow(path)
    path.pixels[2 * path.length] = X
    path.pixels[2 * path.length + 1] = Y
    path.steps[path.length] = step
    path.length += 1
    keptX = X
    keptY = Y
  }
}

/** The index of the last kept point whose step is at most `step`; −1 if there is none. */
export function indexAtStep(path: PixelPath, step: number): number {
  let low = 0
  let high = path.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((path.steps[middle] ?? 0) <= step) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Every how many steps a dot is set: every tenth, or a power of ten that leaves at most 200 of them. */
export function dotCadence(steps: number): number {
  let cadence = 10
  while (steps / cadence > 200) cadence *= 10
  return cadence
}
