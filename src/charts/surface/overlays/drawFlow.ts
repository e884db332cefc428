import type { FlowLine } from '../../../engine/flow.ts'
import type { PackedLines } from '../../../engine/types.ts'
import { haloText, thin } from '../../canvas.ts'
import type { Palette } from '../../palette.ts'
import { createPen } from '../../pen.ts'
import { rectangleOf } from '../drawPaths.ts'
import { inFrame, toX, toY, type Projection } from '../geometry.ts'

type Context = CanvasRenderingContext2D
type Pixel = readonly [X: number, Y: number]

/** Pixels of a line between two of its heads. */
const BETWEEN = 110
const FIRST = 34
const HEAD = 6
const HALF = 2.6

/** Lines of the flow, thin, with heads that point downhill. */
export function drawStreamlines(
  context: Context,
  p: Projection,
  palette: Palette,
  lines: readonly PackedLines[],
): void {
  context.setLineDash([])
  context.lineJoin = 'round'
  context.lineWidth = 1
  context.strokeStyle = context.fillStyle = palette.control
  const heads: (readonly [X: number, Y: number, angle: number])[] = []
  context.beginPath()
  for (const { coordinates } of lines) {
    let until = FIRST
    let [beforeX, beforeY] = [NaN, NaN]
    for (let i = 0; i + 1 < coordinates.length; i += 2) {
      const [X, Y] = [toX(p, coordinates[i] ?? NaN), toY(p, coordinates[i + 1] ?? NaN)]
      if (i === 0) context.moveTo(X, Y)
      else {
        context.lineTo(X, Y)
        until -= Math.hypot(X - beforeX, Y - beforeY)
        if (until <= 0) {
          heads.push([X, Y, Math.atan2(Y - beforeY, X - beforeX)])
          until = BETWEEN
        }
      }
      beforeX = X
      beforeY = Y
    }
  }
  context.stroke()
  context.beginPath()
  for (const [X, Y, angle] of heads) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    context.moveTo(X + cos * HEAD, Y + sin * HEAD)
    context.lineTo(X - sin * HALF, Y + cos * HALF)
    context.lineTo(X + sin * HALF, Y - cos * HALF)
    context.closePath()
  }
  context.fill()
}

/** Where along the line its name stands: past this share of what is seen of it. */
const NAMED_AT = 0.38

/** Points nearer than this to the last one drawn are passed over: along a stiff valley there are dozens to a pixel. */
const GRAIN = 1.5

type Flow = Pick<FlowLine, 'points' | 'end'>

/** The gradient flow from the start: what descent tends to as its rate tends to 0. Where it is given up, it says so. */
export function drawReference(
  context: Context,
  p: Projection,
  palette: Palette,
  { points, end }: Flow,
  isMoving = false,
): void {
  const line = thinnedOut(p, points)
  const bounds = rectangleOf(p.frame, 4)
  context.lineJoin = 'round'
  context.setLineDash([])
  const strokes = [
    [palette.casing, 3.4],
    [palette.ink, thin(context)],
  ] as const
  for (const [style, width] of isMoving ? strokes.slice(1) : strokes) {
    context.strokeStyle = style
    context.lineWidth = width
    const pen = createPen(context, bounds)
    line.forEach(([X, Y], i) => pen.segment(...(line[i - 1] ?? [X, Y]), X, Y))
    pen.lift()
  }
  drawName(context, p, palette, line)
  if (end === 'unfinished') drawGivenUp(context, p, palette, line.at(-1))
}

function drawGivenUp(context: Context, p: Projection, palette: Palette, at: Pixel | undefined) {
  if (!at || !inFrame(p.frame, ...at)) return
  context.font = `500 11px ${palette.font}`
  context.textAlign = at[0] > p.frame.left + p.frame.width / 2 ? 'right' : 'left'
  context.textBaseline = 'middle'
  const aside = context.textAlign === 'left' ? 7 : -7
  haloText(context, 'flow not followed further', at[0] + aside, at[1] + 10, palette.ink2, palette.casing)
}

function thinnedOut(p: Projection, points: readonly number[]): Pixel[] {
  const line: Pixel[] = []
  let [lastX, lastY] = [Infinity, Infinity]
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [X, Y] = [toX(p, points[i] ?? NaN), toY(p, points[i + 1] ?? NaN)]
    if (Math.abs(X - lastX) + Math.abs(Y - lastY) < GRAIN && i + 3 < points.length) continue
    line.push([X, Y])
    lastX = X
    lastY = Y
  }
  return line
}

function drawName(context: Context, p: Projection, palette: Palette, line: readonly Pixel[]) {
  const seen = line.filter(([X, Y]) => inFrame(p.frame, X, Y, -16))
  const place = atShare(seen, NAMED_AT)
  if (!place) return
  const [X, Y, angle] = place
  context.save()
  context.translate(X, Y)
  context.rotate(angle)
  context.font = `500 11px ${palette.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  haloText(context, 'gradient flow', 0, -9, palette.ink2, palette.casing)
  context.restore()
}

/** The point at a share of a line's length, and the line's direction there, turned so that text is upright. */
function atShare(line: readonly Pixel[], share: number) {
  const lengths = line.map(([X, Y], i) => {
    const [fromX, fromY] = line[i - 1] ?? [X, Y]
    return Math.hypot(X - fromX, Y - fromY)
  })
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  if (whole < 90) return undefined
  let until = share * whole
  const index = lengths.findIndex((length) => (until -= length) <= 0)
  const [X, Y] = line[index] ?? [NaN, NaN]
  const reach = Math.max(1, index - 6)
  const [fromX, fromY] = line[Math.min(reach, index - 1)] ?? [X, Y]
  const angle = Math.atan2(Y - fromY, X - fromX)
  return [X, Y, Math.abs(angle) > Math.PI / 2 ? angle - Math.sign(angle) * Math.PI : angle] as const
}
