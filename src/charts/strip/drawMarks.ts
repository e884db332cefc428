/** Marks that stand on a chart's line. */
import { drawClipBar, drawRing } from '../canvas.ts'
import { clippedSteps, stepsApart } from '../clipEvents.ts'
import { drawEventMark, EVENT_MARKS, markedSteps } from '../eventMarks.ts'
import { valueAt } from '../track.ts'
import { bestBeforeEnd } from '../validation.ts'
import type { Palette } from '../palette.ts'
import { xOfStep, yOfValue, type Domain, type StripFrame } from './geometry.ts'
import { pace, placeOf, type Series } from './series.ts'

type Context = CanvasRenderingContext2D

/** On what they stand. */
interface Plot {
  frame: StripFrame
  domain: Domain
  steps: number
  palette: Palette
}

/** Pixels between two bars at least, and between two marks of low precision. */
const CLIP_SPACING = 7
const EVENT_SPACING = 11

/** Bars across the line where an update's gradient was clipped: where there are many, as far apart as they can be told. */
export function drawClips(context: Context, plot: Plot, series: Series) {
  const { run } = series
  drawAlong(context, plot, series, clippedSteps(run.record), CLIP_SPACING, (x, y) =>
    drawClipBar(context, plot.palette, run.slot, x, y, 0, 1),
  )
}

/** The marks of what low precision did, as far apart as they can be told. */
export function drawEvents(context: Context, plot: Plot, series: Series) {
  const { run } = series
  for (const mark of EVENT_MARKS)
    drawAlong(context, plot, series, markedSteps(run.record, mark), EVENT_SPACING, (x, y) =>
      drawEventMark(context, plot.palette, run.slot, x, y, mark),
    )
}

/** Draws where the line is at some of these steps, so many pixels apart at least; of two lines of a run on the first. */
function drawAlong(
  context: Context,
  { frame, domain, steps }: Plot,
  series: Series,
  marked: ReturnType<typeof markedSteps>,
  spacing: number,
  draw: (x: number, y: number) => void,
) {
  const { run, axis, track, count, step } = series
  if (axis === 1) return
  const apart = (spacing * steps * pace(run)) / (frame.right - frame.left)
  context.globalAlpha = run.opacity
  for (const k of stepsApart(marked, Math.min(step, count - 1), apart)) {
    const y = yOfValue(frame, domain, valueAt(track, k))
    if (y >= frame.top - 1 && y <= frame.bottom + 1) draw(xOfStep(frame, steps, placeOf(series, k)), y)
  }
  context.globalAlpha = 1
}

/** A ring where the loss over the rows held back is lowest, unless that is where the run ends. */
export function drawLowest(context: Context, { frame, domain, steps, palette }: Plot, series: Series) {
  const { run, axis, pair, count } = series
  const lowest = pair && axis === 1 ? bestBeforeEnd(run.record) : undefined
  if (!lowest || lowest.step >= count - 1) return
  const [x, y] = [xOfStep(frame, steps, placeOf(series, lowest.step)), yOfValue(frame, domain, lowest.loss)]
  context.globalAlpha = lowest.step > run.step ? 0.45 * run.opacity : run.opacity
  drawRing(context, palette, run.slot, x, y, 5)
  context.globalAlpha = 1
}
