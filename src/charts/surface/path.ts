import { countUntil } from '../countUntil.ts'
import type { Track } from '../track.ts'
import { createWedge, goesStraight, NEAR, type Wedge } from '../wedge.ts'
import type { Frame, Projection } from './geometry.ts'

/**
 * A run's points in pixels, thinned so that every point of the run lies within a pixel of the line that is drawn.
 * Grows as chunks arrive.
 */
export interface PixelPath {
  /** Kept points, x and y in turn; `length` of them are valid. */
  pixels: Float64Array
  /** The step number of every kept point, ascending. */
  steps: Uint32Array
  /** 1 where the line does not go on to this point but begins anew: what lies between retraces what is drawn. */
  moves: Uint8Array
  length: number
  /** Points looked at so far. */
  seen: number
  /** The last point looked at: drawn even if it is not kept. */
  lastX: number
  lastY: number
  /** While the path is short: where it may go on without keeping another point. */
  wedge: Wedge
  /** Whether the points since the last kept one only retrace the line. */
  retracing: boolean
  /** The cells of the plot that the line runs through, a bit each; absent while the path is short. */
  visited?: Uint32Array
}

/** Pixels further away than this are drawn nearer to the frame, in the same direction from it. */
const FAR = 1e60
/**
 * From this many kept points on a path is a scribble: steps of at most `SHORT` pixels that retrace what is drawn are
 * left out, and the line is thin and without dashes, which nobody could tell there and which cost most.
 */
export const LONG = 1000
const SHORT = 40
/** Its diagonal is a pixel: a point in a cell that the line has visited is that near to it. */
const CELL = 0.7

export const createPixelPath = (): PixelPath => ({
  pixels: new Float64Array(256),
  steps: new Uint32Array(128),
  moves: new Uint8Array(128),
  length: 0,
  seen: 0,
  lastX: NaN,
  lastY: NaN,
  wedge: createWedge(),
  retracing: false,
})

export function resetPath(path: PixelPath) {
  path.length = 0
  path.seen = 0
  path.lastX = NaN
  path.lastY = NaN
  path.wedge.reach = 0
  path.retracing = false
  path.visited = undefined
}

function keep(path: PixelPath, X: number, Y: number, step: number, move: 0 | 1) {
  if (path.length === path.steps.length) {
    const double = <A extends Float64Array | Uint32Array | Uint8Array>(larger: A, from: A) => (larger.set(from), larger)
    path.pixels = double(new Float64Array(path.pixels.length * 2), path.pixels)
    path.steps = double(new Uint32Array(path.steps.length * 2), path.steps)
    path.moves = double(new Uint8Array(path.moves.length * 2), path.moves)
  }
  path.pixels[2 * path.length] = X
  path.pixels[2 * path.length + 1] = Y
  path.steps[path.length] = step
  path.moves[path.length] = move
  path.length += 1
}

/** Marks the cells along a step and says whether all of them were marked before; cells outside the frame never are. */
function visit(path: PixelPath, frame: Frame, fromX: number, fromY: number, X: number, Y: number): boolean {
  const columns = Math.ceil(frame.width / CELL) + 1
  const rows = Math.ceil(frame.height / CELL) + 1
  const visited = (path.visited ??= new Uint32Array(((columns * rows) >> 5) + 1))
  const pieces = Math.max(1, Math.ceil(Math.hypot(X - fromX, Y - fromY) / CELL))
  let known = true
  for (let i = 0; i <= pieces; i += 1) {
    const column = Math.floor((fromX + ((X - fromX) * i) / pieces - frame.left) / CELL)
    const row = Math.floor((fromY + ((Y - fromY) * i) / pieces - frame.top) / CELL)
    if (!(column >= 0 && row >= 0 && column < columns && row < rows)) known = false
    else {
      const cell = row * columns + column
      const word = visited[cell >> 5] ?? 0
      const bit = 1 << (cell & 31)
      if ((word & bit) === 0) known = false
      visited[cell >> 5] = word | bit
    }
  }
  return known
}

/** A point whose pixels no double can hold, in the same direction from the frame. */
function far(p: Projection, x: number, y: number): readonly [X: number, Y: number] {
  const [X, Y] = [x * 1e-100 * p.kx, y * 1e-100 * p.ky]
  const size = Math.max(Math.abs(X), Math.abs(Y))
  return [(X / size) * FAR, (Y / size) * FAR]
}

/** Takes in the points of a track from `path.seen` to `count`; stops at one that is not finite and is then false. */
export function extendPath(path: PixelPath, p: Projection, { values, offset, stride }: Track, count: number): boolean {
  const { kx, ky, view, frame } = p
  for (let step = path.seen; step < count; step += 1) {
    const x = values[offset + stride * step] ?? NaN
    const y = values[offset + stride * step + 1] ?? NaN
    let X = frame.left + kx * (x - view.x[0])
    let Y = frame.top + ky * (y - view.y[1])
    if (!(Math.abs(X) <= FAR && Math.abs(Y) <= FAR)) {
      if (!Number.isFinite(x) || !Number.isFinite(y)) return false
      ;[X, Y] = far(p, x, y)
    }
    if (path.length < LONG) extendLine(path, X, Y, step)
    else extendScribble(path, frame, X, Y, step)
    path.lastX = X
    path.lastY = Y
    path.seen = step + 1
  }
  return true
}

/** Keeps the point before this one if the line bends there. */
function extendLine(path: PixelPath, X: number, Y: number, step: number) {
  const last = path.length - 1
  if (last < 0) return keep(path, X, Y, step, 0)
  const { pixels, wedge, lastX, lastY } = path
  if (goesStraight(wedge, X - (pixels[2 * last] ?? 0), Y - (pixels[2 * last + 1] ?? 0))) return
  keep(path, lastX, lastY, step - 1, 0)
  wedge.reach = 0
  goesStraight(wedge, X - lastX, Y - lastY)
}

/** Keeps this point unless it is near to the last one or the line has been there. */
function extendScribble(path: PixelPath, frame: Frame, X: number, Y: number, step: number) {
  const { length, pixels, retracing, lastX, lastY } = path
  // Of the line there may be a straight end still to keep.
  if (path.wedge.reach > 0) {
    path.wedge.reach = 0
    keep(path, lastX, lastY, step - 1, 0)
  }
  const fromX = retracing ? lastX : (pixels[2 * length - 2] ?? 0)
  const fromY = retracing ? lastY : (pixels[2 * length - 1] ?? 0)
  const distance = Math.hypot(X - fromX, Y - fromY)
  if (distance < NEAR && !retracing) return
  if (distance <= SHORT && visit(path, frame, fromX, fromY, X, Y)) {
    path.retracing = true
    return
  }
  if (retracing) keep(path, fromX, fromY, step - 1, 1)
  path.retracing = false
  keep(path, X, Y, step, 0)
}

/** Whether the line goes on from kept point `index`, to the next one or to the last point seen. */
export const goesOn = (path: PixelPath, index: number): boolean =>
  index + 1 < path.length ? path.moves[index + 1] === 0 : !path.retracing

/** The index of the last kept point whose step is at most `step`; −1 if there is none. */
export const indexAtStep = (path: PixelPath, step: number): number => countUntil(path.steps, step, path.length) - 1

/** Every how many steps a dot is set: every tenth, or `least`, or a power of ten of that which leaves at most 200 of them. */
export function dotCadence(steps: number, least = 10): number {
  let cadence = least
  while (steps / cadence > 200) cadence *= 10
  return cadence
}
