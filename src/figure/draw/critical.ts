import { haloText } from '../../charts/canvas.ts'
import type { Palette } from '../../charts/palette.ts'
import type { CriticalMark } from '../../charts/surface/criticalLabels.ts'
import { traceCritical } from '../../charts/surface/traceCritical.ts'
import { fontOf } from './text.ts'

type Context = CanvasRenderingContext2D

export function drawCriticalPoints(context: Context, palette: Palette, marks: readonly CriticalMark[]) {
  context.setLineDash([])
  context.strokeStyle = palette.ink
  context.lineWidth = 1.2
  context.lineCap = 'round'
  for (const mark of marks) {
    if (mark.kind === 'minimum') {
      context.beginPath()
      context.arc(mark.x, mark.y, 6.5, 0, 2 * Math.PI)
      context.closePath()
      context.fillStyle = palette.panel
      context.globalAlpha = 0.75
      context.fill()
      context.globalAlpha = 1
      context.stroke()
    }
    context.beginPath()
    traceCritical(context, mark.kind, mark.x, mark.y)
    context.stroke()
  }
  context.lineCap = 'butt'
}

export function drawCriticalLabels(context: Context, palette: Palette, marks: readonly CriticalMark[]) {
  context.font = fontOf(palette, 12, undefined, 500)
  context.textBaseline = 'alphabetic'
  for (const { text, label } of marks) {
    if (!label) continue
    const { box, alignRight } = label
    context.textAlign = alignRight ? 'right' : 'left'
    const y = box.y + box.height / 2 + 0.34 * 12
    haloText(context, text, box.x + (alignRight ? box.width : 0), y, palette.ink, palette.casing, 4)
  }
}
