import { chartOf } from '../../charts/strip/chart.ts'
import { drawStrip } from '../../charts/strip/draw.ts'
import { drawEndNames, hasNames, NAMES_WIDTH } from '../../charts/strip/endNames.ts'
import {
  stepTicks,
  stripFrame,
  valueTicks,
  xOfStep,
  yOfValue,
  type Domain,
  type StripFrame,
} from '../../charts/strip/geometry.ts'
import { titleOf } from '../../charts/strip/quantity.ts'
import { createSeriesCache } from '../../charts/strip/series.ts'
import { symbolOf } from '../../charts/strip/symbol.ts'
import { formatStep } from '../../charts/format.ts'
import type { Palette } from '../../charts/palette.ts'
import type { Quantity } from '../../store/index.ts'
import { runsOffAxis } from '../../charts/shownRuns.ts'
import { runsOf, type Seen } from '../seen.ts'
import { fitted, fontOf, writeSpans } from './text.ts'

type Context = CanvasRenderingContext2D

/** Above the plot. */
const CAPTION = 24

/** A chart with its caption and axes, from (0, 0) on. */
export function drawChart(context: Context, quantity: Quantity, width: number, height: number, seen: Seen) {
  const { configuration, palette, view } = seen
  // A comparison has one chart, and its runs' names at the ends of their lines.
  const isNamed = hasNames(configuration.shown?.layout === 'compare', width)
  const frame = stripFrame(width, height - CAPTION, isNamed ? NAMES_WIDTH : undefined)
  const runs = runsOf(seen)
  const cache = createSeriesCache(quantity)
  const offAxis = runsOffAxis(configuration, seen.runs, view)
  const { picture, remark } = chartOf({ quantity, runs, offAxis, configuration, view, frame, palette, cache })
  drawCaption(context, palette, quantity, remark, width)
  context.save()
  context.translate(0, CAPTION)
  drawStripAxes(context, palette, frame, picture.domain, picture.steps)
  drawStrip(context, picture)
  if (isNamed) drawEndNames(context, picture)
  context.restore()
}

function drawCaption(context: Context, palette: Palette, quantity: Quantity, remark: string, width: number) {
  const middle = CAPTION / 2 + 2
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  context.font = fontOf(palette, 12, undefined, 550)
  context.fillStyle = palette.ink
  context.fillText(titleOf(quantity), 14, middle)
  const after = 14 + context.measureText(titleOf(quantity)).width + 8
  context.fillStyle = palette.ink3
  const end = writeSpans(context, palette, symbolOf(quantity), after, middle, 12)
  context.font = fontOf(palette, 12)
  context.textAlign = 'right'
  context.fillText(fitted(context, remark, width - 12 - end - 12), width - 12, middle)
}

/** Quiet lines at the values, ticks at the steps. */
function drawStripAxes(context: Context, palette: Palette, frame: StripFrame, domain: Domain, steps: number) {
  const { left, right, top, bottom } = frame
  context.setLineDash([])
  context.lineWidth = 1
  context.font = fontOf(palette, 11)
  context.textBaseline = 'alphabetic'
  context.textAlign = 'right'
  context.fillStyle = palette.ink3
  context.strokeStyle = palette.line
  context.beginPath()
  for (const { value, label } of valueTicks(domain, bottom - top)) {
    const y = Math.round(yOfValue(frame, domain, value)) + 0.5
    context.moveTo(left, y)
    context.lineTo(right, y)
    context.fillText(label, left - 5, y + 0.33 * 11)
  }
  context.stroke()
  context.strokeStyle = palette.control
  context.beginPath()
  for (const step of stepTicks(steps, right - left)) {
    const exact = xOfStep(frame, steps, step)
    const x = Math.round(exact) + 0.5
    context.moveTo(x, bottom)
    context.lineTo(x, bottom + 4)
    const text = formatStep(step)
    const room = right + 13 - exact
    const isWide = context.measureText(text).width / 2 > room
    context.textAlign = isWide ? 'right' : 'center'
    context.fillText(text, isWide ? x + room : x, bottom + 15)
  }
  context.moveTo(left, bottom + 0.5)
  context.lineTo(right, bottom + 0.5)
  context.stroke()
}
