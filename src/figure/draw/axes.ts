import type { Palette } from '../../charts/palette.ts'
import { axisMarks, TEXT_BESIDE, TEXT_UNDER, TICK } from '../../charts/surface/axesGeometry.ts'
import type { Projection } from '../../charts/surface/geometry.ts'
import { fontOf } from './text.ts'

const BOTH = { x: true, y: true }

/** The surface's frame, ticks, values and names, as the page has them in elements of SVG. */
export function drawAxes(context: CanvasRenderingContext2D, p: Projection, palette: Palette, sides = BOTH) {
  const { left, top, width, height } = p.frame
  const bottom = top + height
  const marks = axisMarks(p)
  const x = sides.x ? marks.x : []
  const y = sides.y ? marks.y : []
  context.setLineDash([])
  context.lineWidth = 1
  context.lineJoin = 'miter'
  context.strokeStyle = palette.line2
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1)
  context.strokeStyle = palette.control
  context.beginPath()
  for (const { at } of x) {
    context.moveTo(at, bottom)
    context.lineTo(at, bottom + TICK)
  }
  for (const { at } of y) {
    context.moveTo(left, at)
    context.lineTo(left - TICK, at)
  }
  context.stroke()
  context.fillStyle = palette.ink2
  context.font = fontOf(palette, 12)
  context.textBaseline = 'alphabetic'
  context.textAlign = 'center'
  for (const { at, text } of x) if (text !== undefined) context.fillText(text, at, bottom + TEXT_UNDER)
  context.textAlign = 'right'
  for (const { at, text } of y) if (text !== undefined) context.fillText(text, left - TEXT_BESIDE, at + 0.33 * 12)
  context.fillStyle = palette.ink
  context.font = `italic 400 16px ${palette.math}`
  if (sides.x) context.fillText('x', ...marks.names.x)
  context.textAlign = 'center'
  if (sides.y) context.fillText('y', ...marks.names.y)
}
