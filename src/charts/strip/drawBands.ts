import { thin } from '../canvas.ts'
import { colourOf, markOf } from '../marker.ts'
import type { Band } from './bands.ts'
import type { StripPicture } from './picture.ts'
import { xOfStep, yOfValue } from './geometry.ts'

type Context = CanvasRenderingContext2D

/** Pixels outside the frame that a line may go, so that what leaves it does so steeply enough. */
const OUTSIDE = 2000
/** How dark each band is: that of nine tenths of the seeds, and that of the middle half upon it. */
const OUTER = 0.13
const INNER = 0.2

/** The two bands of a run. Their edges are lines, in the run's own dashes for the outer ones: colour alone tells nothing apart. */
export function drawBand(context: Context, picture: StripPicture, band: Band) {
  const { palette } = picture
  const { slot, opacity } = band.run
  const colour = palette.run[colourOf(slot)] ?? palette.ink
  context.save()
  for (const [low, high, shade, dash] of [
    [0, 4, OUTER, markOf(slot).dash.length > 0 ? markOf(slot).dash : [1, 2.5]],
    [1, 3, INNER, []],
  ] as const) {
    context.beginPath()
    trace(context, picture, band, low, false)
    trace(context, picture, band, high, true)
    context.closePath()
    context.globalAlpha = shade * opacity
    context.fillStyle = colour
    context.fill()
    context.globalAlpha = 0.7 * opacity
    context.strokeStyle = colour
    context.lineWidth = thin(context)
    context.setLineDash(dash as number[])
    for (const edge of [low, high]) {
      context.beginPath()
      trace(context, picture, band, edge, false)
      context.stroke()
    }
  }
  context.restore()
}

/** The median, over all lines: broad, undashed, with a casing. */
export function drawMedian(context: Context, picture: StripPicture, band: Band) {
  const { palette } = picture
  context.save()
  context.lineJoin = 'round'
  context.globalAlpha = band.run.opacity
  context.setLineDash([])
  context.beginPath()
  trace(context, picture, band, 2, false)
  for (const [style, width] of [
    [palette.panel, 4.6],
    [palette.run[colourOf(band.run.slot)] ?? palette.ink, 2.6],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = width * palette.weight
    context.stroke()
  }
  context.restore()
}

/** One quantile's line, forwards or backwards; it is held near the frame where it leaves it, and left out where it is not known. */
function trace(context: Context, { frame, domain, steps }: StripPicture, band: Band, q: number, backwards: boolean) {
  const { places, quantiles } = band
  const values = quantiles[q]!
  for (let i = 0; i < places.length; i++) {
    const k = backwards ? places.length - 1 - i : i
    const value = values[k]!
    if (Number.isNaN(value) || Number.isNaN(places[k])) continue
    const y = value === Infinity ? -OUTSIDE : yOfValue(frame, domain, value)
    // A logarithm has no place for 0: below the frame.
    const held = Number.isNaN(y) ? frame.bottom + OUTSIDE : Math.max(-OUTSIDE, Math.min(frame.bottom + OUTSIDE, y))
    context.lineTo(xOfStep(frame, steps, places[k]!), held)
  }
}
