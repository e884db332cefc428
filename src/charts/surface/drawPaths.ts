import { thin } from '../canvas.ts'
import type { Palette } from '../palette.ts'
import { colourOf, markOf } from '../marker.ts'
import { BAND, createPen } from '../pen.ts'
import { clipSegment, createClipped, type Rectangle } from './clip.ts'
import { inFrame, toX, toY, type Frame, type Projection } from './geometry.ts'
import { goesOn, indexAtStep, LONG, type PixelPath } from './path.ts'

type Context = CanvasRenderingContext2D

/** Lines are clipped this far outside the frame, so that their joins and caps stay out of sight. */
const MARGIN = 12
const piece = createClipped()

export const rectangleOf = ({ left, top, width, height }: Frame, margin = 0): Rectangle => ({
  left: left - margin,
  top: top - margin,
  right: left + width + margin,
  bottom: top + height + margin,
})

/** Strokes the kept points `from` to `to` and on to (endX, endY), clipped. */
export function strokePath(
  context: Context,
  path: PixelPath,
  from: number,
  to: number,
  endX: number,
  endY: number,
  bounds: Rectangle,
  dash: readonly number[],
  isQuick = false,
) {
  const { pixels } = path
  context.setLineDash(dash as number[])
  const pen = createPen(context, bounds, isQuick)
  for (let i = from; i <= to; i += 1) {
    const last = i === to
    if (!last && path.moves[i + 1] === 1) continue
    const x1 = last ? endX : (pixels[2 * i + 2] ?? 0)
    const y1 = last ? endY : (pixels[2 * i + 3] ?? 0)
    pen.segment(pixels[2 * i] ?? 0, pixels[2 * i + 1] ?? 0, x1, y1)
  }
  pen.lift()
}

/** One run as the canvas needs it. */
export interface PathDrawing {
  slot: number
  path: PixelPath
  points: Float64Array
  /** The last step that is past, and known. */
  step: number
  /** Every how many steps a dot is set. */
  cadence: number
  opacity: number
  /** A broad band lies under the path that others are measured against. */
  isBaseline?: boolean
  /** One of many seeds' paths: a thin line that leaves what the others make of it to be seen. */
  isOneOfMany?: boolean
  /** It moves with the hand, and has no casing, round joins or round dots until it rests: more than half of what it costs. */
  isMoving?: boolean
}

/** What has happened is solid in the slot's dash, over a casing; what will happen is a ghost. */
export function drawPath(context: Context, p: Projection, palette: Palette, run: PathDrawing) {
  const { path, slot, step } = run
  const bounds = rectangleOf(p.frame, MARGIN)
  const colour = palette.run[colourOf(slot)] ?? palette.ink
  const index = indexAtStep(path, step)
  if (index < 0) return
  const headX = toX(p, run.points[2 * step] ?? NaN)
  const headY = toY(p, run.points[2 * step + 1] ?? NaN)
  const reaches = Number.isFinite(headX) && Number.isFinite(headY) && goesOn(path, index)
  const endX = reaches ? headX : (path.pixels[2 * index] ?? 0)
  const endY = reaches ? headY : (path.pixels[2 * index + 1] ?? 0)
  const last = path.length - 1
  const lastX = goesOn(path, last) ? path.lastX : (path.pixels[2 * last] ?? 0)
  const lastY = goesOn(path, last) ? path.lastY : (path.pixels[2 * last + 1] ?? 0)
  context.lineJoin = run.isMoving ? 'bevel' : 'round'
  context.globalAlpha = 0.34 * run.opacity
  context.strokeStyle = colour
  context.lineWidth = thin(context)
  strokePath(context, path, index, last, lastX, lastY, bounds, [])
  const clear = Math.min(index, LONG)
  const [clearX, clearY] =
    clear === index ? [endX, endY] : [path.pixels[2 * clear] ?? 0, path.pixels[2 * clear + 1] ?? 0]
  context.lineCap = 'round'
  if (run.isBaseline) {
    context.globalAlpha = BAND.opacity * run.opacity
    context.lineWidth = BAND.width
    strokePath(context, path, 0, clear, clearX, clearY, bounds, [])
  }
  context.globalAlpha = run.opacity
  if (!run.isOneOfMany && !run.isMoving) {
    context.strokeStyle = palette.casing
    context.lineWidth = 4.5 * palette.weight
    strokePath(context, path, 0, clear, clearX, clearY, bounds, [])
  }
  const { dash } = markOf(slot)
  context.strokeStyle = colour
  context.lineWidth = thin(context)
  if (clear < index) strokePath(context, path, clear, index, endX, endY, bounds, [])
  context.lineCap = dash.length > 0 || run.isMoving ? 'butt' : 'round'
  context.lineWidth = run.isOneOfMany ? thin(context) : 1.9 * palette.weight
  strokePath(context, path, 0, clear, clearX, clearY, bounds, dash, run.isMoving)
  context.lineCap = 'butt'
  drawDots(context, p, run, colour)
  context.globalAlpha = 1
}

/** Dots whose distance shows the pace. */
function drawDots(context: Context, p: Projection, run: PathDrawing, colour: string) {
  const { cadence } = run
  let lastX = NaN
  let lastY = NaN
  context.fillStyle = colour
  context.beginPath()
  for (let step = cadence; step <= run.step; step += cadence) {
    const X = toX(p, run.points[2 * step] ?? NaN)
    const Y = toY(p, run.points[2 * step + 1] ?? NaN)
    if (!inFrame(p.frame, X, Y, 4) || (Math.abs(X - lastX) < 0.7 && Math.abs(Y - lastY) < 0.7)) continue
    // Hundreds of circles cost more than all lines; squares of this size look the same as long as they move.
    if (run.isMoving) context.fillRect(X - 1.6, Y - 1.6, 3.2, 3.2)
    else {
      context.moveTo(X + 1.9, Y)
      context.arc(X, Y, 1.9, 0, 2 * Math.PI)
    }
    lastX = X
    lastY = Y
  }
  if (!run.isMoving) context.fill()
}

/** Where a path whose head is out of sight was last seen, and the step that left. */
export interface Exit {
  x: number
  y: number
  angle: number
  step: number
}

/** The last crossing of the frame before `step`; undefined if the path was never in sight. */
export function findExit(p: Projection, path: PixelPath, points: Float64Array, step: number): Exit | undefined {
  const frame = rectangleOf(p.frame)
  let x1 = toX(p, points[2 * step] ?? NaN)
  let y1 = toY(p, points[2 * step + 1] ?? NaN)
  let laterStep = step
  for (let i = indexAtStep(path, step); i >= 0; i -= 1) {
    const x0 = path.pixels[2 * i] ?? 0
    const y0 = path.pixels[2 * i + 1] ?? 0
    if (clipSegment(frame, x0, y0, x1, y1, piece)) {
      const { x1: x, y1: y } = piece
      // A segment may also cross the frame from outside to outside: it is left behind with the step at its end.
      let left = Math.min((path.steps[i] ?? 0) + 1, laterStep)
      while (left < laterStep && inFrame(p.frame, toX(p, points[2 * left] ?? NaN), toY(p, points[2 * left + 1] ?? NaN)))
        left += 1
      return { x, y, angle: Math.atan2(y1 - y0, x1 - x0), step: left }
    }
    x1 = x0
    y1 = y0
    laterStep = path.steps[i] ?? 0
  }
  return undefined
}

/** An arrowhead on the frame's edge, pointing the way the path went. */
export function drawExit(context: Context, palette: Palette, slot: number, { x, y, angle }: Exit) {
  context.save()
  context.translate(x, y)
  context.rotate(angle)
  context.beginPath()
  context.moveTo(-11, -6)
  context.lineTo(0, 0)
  context.lineTo(-11, 6)
  context.closePath()
  context.lineJoin = 'round'
  context.setLineDash([])
  context.strokeStyle = palette.panel
  context.lineWidth = 2.8
  context.stroke()
  context.fillStyle = palette.run[colourOf(slot)] ?? palette.ink
  context.fill()
  context.restore()
}
