import { haloText } from '../../charts/canvas.ts'
import type { Palette } from '../../charts/palette.ts'
import { inFrame, toX, toY, type Projection } from '../../charts/surface/geometry.ts'
import { fontOf } from './text.ts'

/** Where every path begins; nothing where that is out of sight. */
export function drawStart(
  context: CanvasRenderingContext2D,
  p: Projection,
  palette: Palette,
  [x, y]: readonly [x: number, y: number],
) {
  const [X, Y] = [toX(p, x), toY(p, y)]
  if (!inFrame(p.frame, X, Y)) return
  const disc = (radius: number) => {
    context.beginPath()
    context.arc(X, Y, radius, 0, 2 * Math.PI)
    context.closePath()
  }
  context.setLineDash([])
  disc(7)
  context.fillStyle = palette.panel
  context.fill()
  context.strokeStyle = palette.ink
  context.lineWidth = 1.8
  context.stroke()
  disc(2)
  context.fillStyle = palette.ink
  context.fill()
  const isAtEdge = X - p.frame.left < 70
  context.font = fontOf(palette, 12, undefined, 500)
  context.textBaseline = 'middle'
  context.textAlign = isAtEdge ? 'left' : 'right'
  haloText(context, 'start', X + (isAtEdge ? 18 : -18), Y, palette.ink, palette.casing, 4)
}
