/** Lines that stand across a chart, whatever the runs do. */
import { haloText } from '../canvas.ts'
import { formatShort } from '../format.ts'
import type { Palette } from '../palette.ts'
import { xOfStep, yOfValue, type Domain, type StripFrame } from './geometry.ts'

type Context = CanvasRenderingContext2D

/** What they have to know of a chart. */
interface Ruled {
  frame: StripFrame
  domain: Domain
  steps: number
  palette: Palette
  /** Whether it is said in words that the surface moves. */
  namesMove?: boolean
}

export function verticalLine(context: Context, { top, bottom }: StripFrame, x: number, colour: string, dash: number[]) {
  context.setLineDash(dash)
  context.strokeStyle = colour
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(Math.round(x) + 0.5, top - 4)
  context.lineTo(Math.round(x) + 0.5, bottom)
  context.stroke()
  context.setLineDash([])
}

/** A dotted line at the value that counts as reached, with its name. */
export function drawTolerance(context: Context, { frame, domain, palette }: Ruled, tolerance: number) {
  const y = Math.round(yOfValue(frame, domain, tolerance)) + 0.5
  if (!(y >= frame.top && y <= frame.bottom)) return
  context.setLineDash([1.5, 3])
  context.strokeStyle = palette.ink2
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(frame.left, y)
  context.lineTo(frame.right, y)
  context.stroke()
  context.font = `400 11px ${palette.font}`
  context.textAlign = 'left'
  context.textBaseline = y - 14 > frame.top ? 'bottom' : 'top'
  const shift = context.textBaseline === 'bottom' ? -2 : 3
  haloText(context, `tolerance ${formatShort(tolerance)}`, frame.left + 5, y + shift, palette.ink2, palette.panel, 3)
}

/** A dashed line where the surface moves: what comes after it is of another f. */
export function drawMove(context: Context, { frame, steps, palette, namesMove }: Ruled, move: number) {
  const x = xOfStep(frame, steps, move)
  verticalLine(context, frame, x, palette.ink3, [5, 3])
  if (!namesMove) return
  context.font = `400 11px ${palette.font}`
  context.textBaseline = 'top'
  context.textAlign = x + 62 > frame.right ? 'right' : 'left'
  haloText(
    context,
    'f moves',
    x + (context.textAlign === 'left' ? 5 : -5),
    frame.top + 2,
    palette.ink2,
    palette.panel,
    3,
  )
}
