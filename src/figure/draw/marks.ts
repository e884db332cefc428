import type { Palette } from '../../charts/palette.ts'
import { MARKS_ROW, rowsOf, type MarksBox } from '../../charts/surface/MarksLegend.tsx'
import type { Marks } from '../../charts/surface/useMarks.ts'
import { drawPlate, fontOf } from './text.ts'

/** What the marks on the paths mean that not every run has. */
export function drawMarksKey(context: CanvasRenderingContext2D, palette: Palette, marks: Marks, place: MarksBox) {
  drawPlate(context, palette, place.x, place.y, place.width, place.height)
  context.font = fontOf(palette, 11)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  rowsOf(marks, place.room).forEach((entries, row) => {
    const middle = place.y + 13 + MARKS_ROW * row
    let x = place.x + 9
    for (const { sample, text } of entries) {
      context.beginPath()
      for (const line of sample)
        for (let i = 0; i < line.length; i += 2) {
          const at = [x + (line[i] ?? 0), middle - 7.5 + (line[i + 1] ?? 0)] as const
          if (i === 0) context.moveTo(...at)
          else context.lineTo(...at)
        }
      context.strokeStyle = palette.ink2
      context.lineWidth = 1.4
      context.stroke()
      context.fillStyle = palette.ink2
      context.fillText(text, x + 28, middle)
      x += 28 + context.measureText(text).width + 12
    }
  })
}
