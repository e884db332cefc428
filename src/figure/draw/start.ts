import { haloText } from '../../charts/canvas.ts'
import type { Palette } from '../../charts/palette.ts'
import { inFrame, toX, toY, type Projection } from '../../charts/surface/geometry.ts'
import { fontOf } from './text.ts'

type Start = readonly [x: number, y: number]

/** Where every path begins; nothing where that is out of sight. */
export function drawStart(context: CanvasRenderingContext2D, p: Projection, palette: Palette, start: Start) {
  if (!drawOrigin(context, p, palette, start, 7)) return
  const [X, Y] = [toX(p, start[0]), toY(p, start[1])]
  const isAtEdge = X - p.frame.left < 70
  context.font = fontOf(palette, 12, undefined, 500)
  context.textBaseline = 'middle'
  context.textAlign = isAtEdge ? 'left' : 'right'
  haloText(context, 'start', X + (isAtEdge ? 18 : -18), Y, palette.ink, palette.casing, 4)
}

/** The start without its name; gives whether it is in sight. */
export function drawOrigin(
  context: CanvasRenderingContext2D,
  p: Projection,
  palette: Palette,
  [x, y]: Start,
  radius: number,
): boolean {
  const [X, Y] = [toX(p, x), toY(p, y)]
  if (!inFrame(p.frame, X, Y)) return false
  const disc = (size: number) => {
    context.beginPath()
    context.arc(X, Y, size, 0, 2 * Math.PI)
    context.closePath()
  }
  context.setLineDash([])
  disc(radius)
  context.fillStyle = palette.panel
  context.fill()
  context.strokeStyle = palette.ink
  context.lineWidth = 1.8
  context.stroke()
  disc(2)
  context.fillStyle = palette.ink
  context.fill()
  return true
}
