import { formatStep } from '../../charts/format.ts'
import type { Palette } from '../../charts/palette.ts'
import type { Frame } from '../../charts/surface/geometry.ts'
import { legendBands } from '../../charts/surface/levels.ts'
import { dotCadence } from '../../charts/surface/path.ts'
import { inOneTone, SCALE_WIDTH } from '../../charts/surface/ScaleLegend.tsx'
import type { ContourPicture } from '../../engine/types.ts'
import { drawPlate, fontOf, widthOfSpans, writeSpans, type Span } from './text.ts'

const SIZE = 11
const HEIGHT = 36
const [EDGE, GAP] = [10, 8]

/** Which tone stands for which f, and how far apart the dots are: in the frame's lower right corner. */
export function drawScale(
  context: CanvasRenderingContext2D,
  frame: Frame,
  palette: Palette,
  picture: ContourPicture,
  of: readonly Span[],
  steps: number,
) {
  const isFlat = picture.levels.length === 0
  const flat = isFlat ? inOneTone(picture) : ''
  const cadence = `a dot every ${formatStep(dotCadence(steps))} steps`
  const name = widthOfSpans(context, palette, of, SIZE)
  context.font = fontOf(palette, SIZE)
  const tones = isFlat ? context.measureText(flat).width : SCALE_WIDTH
  const width = EDGE + name + GAP + tones + GAP + 1 + GAP + context.measureText(cadence).width + EDGE
  const x = frame.left + frame.width - 10 - width
  const y = frame.top + frame.height - 10 - HEIGHT
  drawPlate(context, palette, x, y, width, HEIGHT)
  const middle = y + HEIGHT / 2
  context.fillStyle = palette.ink2
  const from = writeSpans(context, palette, of, x + EDGE, middle, SIZE) + GAP
  context.font = fontOf(palette, SIZE)
  if (isFlat) context.fillText(flat, from, middle)
  else drawTones(context, palette, picture, from, y + 6)
  const border = from + tones + GAP
  context.strokeStyle = palette.line
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(border + 0.5, middle - 8)
  context.lineTo(border + 0.5, middle + 8)
  context.stroke()
  context.fillStyle = palette.ink2
  context.font = fontOf(palette, SIZE)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.fillText(cadence, border + 1 + GAP, middle)
}

function drawTones(context: CanvasRenderingContext2D, palette: Palette, picture: ContourPicture, x: number, y: number) {
  const band = SCALE_WIDTH / (picture.levels.length + 1)
  context.font = fontOf(palette, 10.5)
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.lineWidth = 0.6
  context.strokeStyle = palette.isoMajor
  legendBands(picture, band).forEach(({ fill, boundary }, i) => {
    context.fillStyle = palette.fill[fill] ?? palette.paper
    context.fillRect(x + i * band, y + 1, band, 10)
    context.strokeRect(x + i * band, y + 1, band, 10)
    if (boundary === undefined) return
    context.fillStyle = palette.ink2
    context.fillText(boundary, x + (i + 1) * band, y + 22)
  })
}
