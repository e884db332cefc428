import { mostSteps } from '../../config/index.ts'
import { cadenceWords, meanWords, termsWords } from '../../charts/curve/CurveLegend.tsx'
import { localModel } from '../../charts/curve/localModel.ts'
import { curvatureLines } from '../../charts/curve/model.ts'
import type { CurvePlace } from '../../charts/curve/picture.ts'
import type { Box } from '../../charts/surface/labels.ts'
import type { Seen } from '../seen.ts'
import { F, PENALIZED } from './symbols.ts'
import { drawPlate, fontOf, widthOfSpans, writeSpans, type Span } from './text.ts'

type Context = CanvasRenderingContext2D

const LINE = 16

/** What local theory says, in the upper left corner. */
export function drawTheory(context: Context, { projection: { frame } }: CurvePlace, seen: Seen) {
  if (!seen.configuration.shown?.overlays?.includes('theory')) return
  const { watched, model, limit } = localModel(seen)
  if (!watched) return
  const { palette } = seen
  const lines = curvatureLines(watched, model, limit)
  context.font = fontOf(palette, 11)
  const width = Math.max(...lines.map((text) => context.measureText(text).width)) + 20
  drawPlate(context, palette, frame.left + 10, frame.top + 10, width, LINE * lines.length + 12)
  context.fillStyle = palette.ink
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  for (const [i, text] of lines.entries()) context.fillText(text, frame.left + 20, frame.top + 24 + LINE * i)
}

const SIZE = 11

/** What the lines are. */
export function drawKey(
  context: Context,
  { curve }: CurvePlace,
  box: Box,
  { configuration, palette }: Seen,
  penalized: boolean,
) {
  const spans: Span[] = [...(penalized ? PENALIZED : F), { text: meanWords(curve.count) }]
  const terms: Span[] = curve.terms.length > 0 ? [{ text: termsWords(curve.terms), as: 'math' }] : []
  const cadence: Span[] = [{ text: cadenceWords(mostSteps(configuration)) }]
  const parts = [
    { spans, line: { style: palette.ink, width: 1.8 } },
    ...(terms.length > 0 ? [{ spans: terms, line: { style: palette.control, width: 1.2 } }] : []),
    { spans: cadence, line: undefined },
  ]
  const widths = parts.map((part) => widthOfSpans(context, palette, part.spans, SIZE) + (part.line ? 28 : 0) + 12)
  const width = widths.reduce((sum, each) => sum + each, 6)
  const left = box.x + box.width - width
  drawPlate(context, palette, left, box.y, width, box.height)
  const middle = box.y + box.height / 2
  let x = left + 9
  for (const [i, part] of parts.entries()) {
    if (part.line) {
      context.strokeStyle = part.line.style
      context.lineWidth = part.line.width
      context.beginPath()
      context.moveTo(x, middle)
      context.lineTo(x + 20, middle)
      context.stroke()
    }
    context.fillStyle = palette.ink2
    writeSpans(context, palette, part.spans, x + (part.line ? 26 : 0), middle, SIZE)
    x += widths[i] ?? 0
  }
}
