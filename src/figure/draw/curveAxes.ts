import { axisUnit, unitWords } from '../../charts/axisUnit.ts'
import { curveMarks } from '../../charts/curve/geometry.ts'
import type { CurvePlace } from '../../charts/curve/picture.ts'
import { TEXT_BESIDE, TEXT_UNDER, TICK, type AxisMark } from '../../charts/surface/axesGeometry.ts'
import type { Frame } from '../../charts/surface/geometry.ts'
import type { Seen } from '../seen.ts'
import { fontOf } from './text.ts'

type Context = CanvasRenderingContext2D

/** The frames of curve and steps with ticks, values and names, as the page has them in elements of SVG. */
export function drawCurveAxes(
  context: Context,
  place: CurvePlace,
  { configuration, palette }: Seen,
  sides = { x: true, y: true },
) {
  const { projection: p, steps, heights } = place
  const marks = curveMarks(p, heights, steps)
  const lowest = (steps ?? p).frame
  const bottom = lowest.top + lowest.height
  context.setLineDash([])
  context.lineWidth = 1
  context.lineJoin = 'miter'
  context.strokeStyle = palette.line2
  for (const { left, top, width, height } of steps ? [p.frame, steps.frame] : [p.frame])
    context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1)
  context.textBaseline = 'alphabetic'
  context.font = fontOf(palette, 12)
  const tick = (fromX: number, fromY: number, toX: number, toY: number) => {
    context.strokeStyle = palette.control
    context.beginPath()
    context.moveTo(fromX, fromY)
    context.lineTo(toX, toY)
    context.stroke()
  }
  const upright = ({ left }: Frame, each: readonly AxisMark[]) => {
    context.textAlign = 'right'
    for (const { at, text } of each) {
      tick(left, at, left - TICK, at)
      context.fillStyle = palette.ink2
      if (text !== undefined) context.fillText(text, left - TEXT_BESIDE, at + 0.33 * 12)
    }
  }
  if (sides.y) upright(p.frame, marks.f)
  if (sides.y && steps) upright(steps.frame, marks.steps)
  context.textAlign = 'center'
  for (const { at, text } of sides.x ? marks.x : []) {
    tick(at, bottom, at, bottom + TICK)
    context.fillStyle = palette.ink2
    if (text !== undefined) context.fillText(text, at, bottom + TEXT_UNDER)
  }
  if (sides.y && steps) {
    context.textAlign = 'right'
    context.font = fontOf(palette, 11)
    context.fillText(unitWords[axisUnit(configuration)].short, steps.frame.left - TEXT_BESIDE, steps.frame.top + 18)
  }
  context.fillStyle = palette.ink
  context.font = `italic 400 16px ${palette.math}`
  context.textAlign = 'right'
  if (sides.x) context.fillText('x', lowest.left + lowest.width, bottom + (p.frame.width < 500 ? 22 : 30))
  context.textAlign = 'center'
  if (sides.y) context.fillText('f', 9, p.frame.top + 12)
}
