import { drawCross, drawMarker, haloText, thin } from '../canvas.ts'
import { colourOf, hollowSlot, markOf } from '../marker.ts'
import { hasDiverged } from '../shownRuns.ts'
import { BAND, createPen } from '../pen.ts'
import type { Rectangle } from '../surface/clip.ts'
import { drawBand, drawMedian } from './drawBands.ts'
import { drawClips, drawEvents, drawLowest } from './drawMarks.ts'
import { endAtStep, type Envelope } from './envelope.ts'
import { drawMove, drawTolerance, verticalLine } from './drawRules.ts'
import { fanOut, keepApart, xOfStep, yOfValue, type StripFrame } from './geometry.ts'
import type { StripPicture } from './picture.ts'
import { pixelLine, type PixelLine } from './pixelLine.ts'
import { namesOfPair, placeOf, stepUnder, type Series } from './series.ts'
import { valueAt } from '../track.ts'

type Context = CanvasRenderingContext2D

/** A line this many times longer than the strip is wide is noise: nobody could tell its dashes, and they cost most. */
const NOISE = 10

/** Strokes a line clipped to the frame and a little more. */
function strokeLine(context: Context, frame: StripFrame, { pixels, length }: PixelLine, isQuick = false) {
  const bounds: Rectangle = {
    left: frame.left - 4,
    right: frame.right + 4,
    top: frame.top - 4,
    bottom: frame.bottom + 4,
  }
  const pen = createPen(context, bounds, isQuick)
  for (let i = 2; i < 2 * length; i += 2) {
    const y0 = pixels[i - 1] ?? NaN
    const y1 = pixels[i + 1] ?? NaN
    if (!Number.isNaN(y0 + y1)) pen.segment(pixels[i - 2] ?? NaN, y0, pixels[i] ?? NaN, y1)
  }
  pen.lift()
}

/** The line for y is as thin as can be, the one for x as thick as any other. */
function drawLine(context: Context, picture: StripPicture, { run, step, axis }: Series, line: Envelope) {
  const { palette, frame, domain, steps } = picture
  const past = endAtStep(line, step)
  context.strokeStyle = palette.run[colourOf(run.slot)] ?? palette.ink
  context.lineJoin = 'round'
  context.globalAlpha = 0.34 * run.opacity
  context.lineWidth = thin(context)
  context.setLineDash([])
  strokeLine(context, frame, pixelLine(frame, domain, steps, line, Math.max(0, past - 1), line.length, run.positions))
  context.globalAlpha = run.opacity
  const solid = pixelLine(frame, domain, steps, line, 0, past, run.positions)
  const noise = solid.ink > NOISE * (frame.right - frame.left)
  if (run.isBaseline && !noise && axis !== 1) {
    context.globalAlpha = BAND.opacity * run.opacity
    context.lineWidth = BAND.width
    strokeLine(context, frame, solid)
    context.globalAlpha = run.opacity
  }
  context.lineWidth = noise || axis === 1 ? thin(context) : 1.6 * palette.weight
  context.setLineDash(noise ? [] : (markOf(run.slot).dash as number[]))
  strokeLine(context, frame, solid, picture.isMoving)
  context.globalAlpha = 1
}

/** Where a value stands if it is inside the axis; at the edge, for a marker, where it has left. */
const insideY = ({ frame, domain }: StripPicture, value: number): number =>
  Math.max(frame.top + 4, Math.min(frame.bottom, yOfValue(frame, domain, value)))

function drawMarkers(context: Context, picture: StripPicture) {
  const { frame, domain, steps, palette, lines, playhead } = picture
  const heads = lines
    .filter(({ series }) => series.count > 0 && !hasDiverged(series.run, playhead))
    .map(({ series }) => {
      const { run, step, track, axis, pair } = series
      const value = valueAt(track, step)
      const [x, y] = [xOfStep(frame, steps, placeOf(series, step)), yOfValue(frame, domain, value)]
      // The names of losses are longer than those of coordinates: there is room for those of one run.
      const name = axis === undefined || (pair && lines.length > 2) ? undefined : namesOfPair(series)[axis]
      return { run, axis, name, isHollow: pair !== undefined && axis === 1, value, x, y }
    })
    .filter(({ y }) => y >= frame.top - 1 && y <= frame.bottom + 1)
    .sort((a, b) => a.run.order - b.run.order)
  const shifts = fanOut(heads)
  heads.forEach(({ run, axis, isHollow, x, y }, i) => {
    context.globalAlpha = run.opacity
    const slot = isHollow ? hollowSlot(run.slot) : run.slot
    drawMarker(context, palette, slot, Math.max(frame.left + 2, x + (shifts[i] ?? 0)), y, axis === 1 ? 2.9 : 3.8)
  })
  nameLines(context, picture, heads)
  for (const { series } of lines) {
    if (series.axis === 1) continue
    const { end } = series.run.record.samples
    if (end?.status !== 'diverged') continue
    const last = Math.min(end.step - 1, series.count - 1)
    const y = insideY(picture, valueAt(series.track, last))
    context.globalAlpha = hasDiverged(series.run, playhead) ? series.run.opacity : 0.45 * series.run.opacity
    if (Number.isFinite(y)) {
      const x = xOfStep(frame, steps, placeOf(series, last))
      drawCross(context, palette, series.run.slot, x, y, 3.6)
    }
  }
  context.globalAlpha = 1
}

function drawHover(context: Context, picture: StripPicture, position: number) {
  const { frame, domain, steps, palette, lines } = picture
  verticalLine(context, frame, xOfStep(frame, steps, position), palette.control, [2, 2])
  for (const { series } of lines) {
    const step = stepUnder(series, position)
    const y = step === undefined ? NaN : yOfValue(frame, domain, valueAt(series.track, step))
    if (!(y >= frame.top && y <= frame.bottom)) continue
    context.beginPath()
    context.arc(xOfStep(frame, steps, placeOf(series, step ?? 0)), y, 2.6, 0, 2 * Math.PI)
    context.fillStyle = palette.run[colourOf(series.run.slot)] ?? palette.ink
    context.fill()
  }
}

interface NamedHead {
  run: { slot: number }
  /** Which of the run's two lines it is on. */
  name?: string
  x: number
  y: number
}

/** Names beside the markers of a run's two lines, the x and y of a vector for instance, where there is room for them. */
function nameLines(context: Context, { palette, frame }: StripPicture, heads: readonly NamedHead[]) {
  const named = heads.filter(({ name }) => name !== undefined)
  context.font = `italic 500 11px ${palette.font}`
  context.textBaseline = 'middle'
  for (const i of keepApart(
    named.map(({ y }) => y),
    11,
  )) {
    const head = named[i]
    if (!head) continue
    const { run, name = '', x, y } = head
    const isAtEdge = x > frame.right - 10 - 6 * name.length
    context.textAlign = isAtEdge ? 'right' : 'left'
    const colour = palette.runText[colourOf(run.slot)] ?? palette.ink
    haloText(context, name, x + (isAtEdge ? -8 : 8), y, colour, palette.panel, 3)
  }
}

/** Lines, playhead, markers at it, crosses where runs diverged, and what the pointer reads. */
export function drawStrip(context: Context, picture: StripPicture) {
  const { frame, steps, palette, lines, bands, playhead, hoverStep } = picture
  context.save()
  context.beginPath()
  context.rect(frame.left - 1, frame.top - 4, frame.right - frame.left + 2, frame.bottom - frame.top + 5)
  context.clip()
  for (const band of bands) drawBand(context, picture, band)
  for (const { series, envelope } of lines) drawLine(context, picture, series, envelope)
  for (const band of bands) drawMedian(context, picture, band)
  if (picture.marksClips) for (const { series } of lines) drawClips(context, picture, series)
  if (picture.marksClips) for (const { series } of lines) drawEvents(context, picture, series)
  for (const { series } of lines) drawLowest(context, picture, series)
  context.restore()
  if (picture.move !== undefined) drawMove(context, picture, picture.move)
  verticalLine(context, frame, xOfStep(frame, steps, playhead), palette.ink, [])
  if (picture.tolerance !== undefined) drawTolerance(context, picture, picture.tolerance)
  if (hoverStep !== undefined) drawHover(context, picture, hoverStep)
  drawMarkers(context, picture)
}
