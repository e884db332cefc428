import { drawClipBar, drawMarker, drawRing, thin } from '../canvas.ts'
import { clippedSteps } from '../clipEvents.ts'
import { drawEventMark, EVENT_MARKS, markedSteps } from '../eventMarks.ts'
import { colourOf, isHollow, MARKS } from '../marker.ts'
import type { Palette } from '../palette.ts'
import type { ShownRun } from '../shownRuns.ts'
import { symbolText } from '../symbolText.ts'
import { bestBeforeEnd } from '../validation.ts'
import { pointTrack, secondTracks, slotTrack, valueAt, type SecondTrack, type Track } from '../track.ts'
import { clipMarks } from './clipMarks.ts'
import { rectangleOf, strokePath } from './drawPaths.ts'
import { inFrame, toX, toY, type Projection } from './geometry.ts'
import { goesOn, indexAtStep, LONG } from './path.ts'
import { distanceToPath, type PathCache } from './pathCache.ts'

type Context = CanvasRenderingContext2D
type Pixel = readonly [X: number, Y: number]

/** Lines are clipped this far outside the frame. */
const MARGIN = 12

const pixelAt = (p: Projection, track: Track, step: number): Pixel => [
  toX(p, valueAt(track, step)),
  toY(p, valueAt({ ...track, offset: track.offset + 1 }, step)),
]

/** The paths that a run shows beside its own. */
export function drawSeconds(context: Context, p: Projection, palette: Palette, run: ShownRun, cache: PathCache) {
  for (const second of secondTracks(run.record.samples)) drawSecond(context, p, palette, run, second, cache)
  context.globalAlpha = 1
}

/** Two thin lines beside one another up to the playhead, one after it. */
function drawSecond(
  context: Context,
  p: Projection,
  palette: Palette,
  { key, record, slot, step, opacity }: ShownRun,
  second: SecondTrack,
  cache: PathCache,
) {
  const path = cache.path(key, record, p, second)
  const index = indexAtStep(path, Math.min(step, path.seen - 1))
  if (index < 0) return
  const bounds = rectangleOf(p.frame, MARGIN)
  const kept = (i: number): Pixel => [path.pixels[2 * i] ?? 0, path.pixels[2 * i + 1] ?? 0]
  const end = goesOn(path, index) && step < path.seen ? pixelAt(p, second.track, step) : kept(index)
  const last = path.length - 1
  const colour = palette.run[colourOf(slot)] ?? palette.ink
  context.lineJoin = 'round'
  context.strokeStyle = colour
  context.globalAlpha = 0.34 * opacity
  context.lineWidth = thin(context)
  strokePath(
    context,
    path,
    index,
    last,
    ...(goesOn(path, last) ? ([path.lastX, path.lastY] as const) : kept(last)),
    bounds,
    [],
  )
  context.globalAlpha = opacity
  const clear = Math.min(index, LONG)
  const clearEnd = clear === index ? end : kept(clear)
  for (const [style, width] of [
    [palette.casing, 6],
    [colour, 3.8],
    [palette.panel, 1.6],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = width
    strokePath(context, path, 0, clear, ...clearEnd, bounds, [])
  }
  context.strokeStyle = colour
  context.lineWidth = thin(context)
  if (clear < index) strokePath(context, path, clear, index, ...end, bounds, [])
}

/** Bars across the path at the points whose update was clipped. */
export function drawClips(context: Context, p: Projection, palette: Palette, run: ShownRun) {
  const { record, slot, step, opacity } = run
  context.globalAlpha = opacity
  for (const { x, y, uX, uY } of clipMarks(p, record.samples.points, clippedSteps(record), step))
    drawClipBar(context, palette, slot, x, y, uX, uY)
  context.globalAlpha = 1
}

/** The marks of what low precision did, at the points whose update it was. */
export function drawEvents(context: Context, p: Projection, palette: Palette, run: ShownRun) {
  const { record, slot, step, opacity } = run
  const { points, count, end } = record.samples
  // Of a run that diverged the update that led out of the finite numbers, too.
  const before = end?.status === 'diverged' && step === count - 1 ? count : step
  context.globalAlpha = opacity
  for (const mark of EVENT_MARKS)
    for (const { x, y } of clipMarks(p, points, markedSteps(record, mark), before))
      drawEventMark(context, palette, slot, x, y, mark)
  context.globalAlpha = 1
}

/** A ring round a dot where the loss over the rows held back is lowest: what early stopping takes as best. Paler before it is come to. */
export function drawBest(context: Context, p: Projection, palette: Palette, run: ShownRun) {
  const { record, slot, step, opacity } = run
  const lowest = bestBeforeEnd(record)
  if (!lowest) return
  const { points } = record.samples
  const [X, Y] = [toX(p, points[2 * lowest.step] ?? NaN), toY(p, points[2 * lowest.step + 1] ?? NaN)]
  if (!inFrame(p.frame, X, Y)) return
  context.globalAlpha = lowest.step > step ? 0.45 * opacity : opacity
  drawRing(context, palette, slot, X, Y, 7.5)
  context.beginPath()
  context.arc(X, Y, 2.2, 0, 2 * Math.PI)
  context.fillStyle = palette.run[colourOf(slot)] ?? palette.ink
  context.fill()
  context.globalAlpha = 1
}

/** The simplex, or whatever figure the state has the corners of, at the playhead. */
export function drawCorners(context: Context, p: Projection, palette: Palette, run: ShownRun) {
  const { record, slot, step, opacity } = run
  const { samples } = record
  const tracks = samples.corners.flatMap((name) => slotTrack(samples, name) ?? [])
  const corners = tracks.map((track) => pixelAt(p, track, step))
  if (corners.length < 2 || !corners.flat().every((pixel) => Math.abs(pixel) < 1e6)) return
  context.beginPath()
  for (const [X, Y] of corners) context.lineTo(X, Y)
  context.closePath()
  context.setLineDash([])
  context.lineJoin = 'round'
  context.fillStyle = context.strokeStyle = palette.run[colourOf(slot)] ?? palette.ink
  context.globalAlpha = 0.16 * opacity
  context.fill()
  context.globalAlpha = opacity
  context.lineWidth = 1.2
  context.stroke()
  context.globalAlpha = 1
}

/** The end of a second path, where it is in sight. */
export interface BesideHead {
  run: ShownRun
  x: number
  y: number
  /** What the path is called, and whose it is. */
  second: string
  remark: string
}

export const headsBeside = (p: Projection, run: ShownRun): BesideHead[] =>
  secondTracks(run.record.samples).flatMap(({ name, track }) => {
    const [x, y] = pixelAt(p, track, run.step)
    return inFrame(p.frame, x, y) ? [{ run, x, y, second: symbolText(name), remark: `of ${run.label}` }] : []
  })

/** Of a run's label, or of one at the end of its second path. */
export const labelKey = ({ run, second }: { run: ShownRun; second?: string }): string =>
  second === undefined ? run.key : `${run.key} ${second}`

/** The run's marker, hollow and small. */
export function drawEndBeside(context: Context, palette: Palette, { slot, opacity }: ShownRun, x: number, y: number) {
  context.globalAlpha = opacity
  drawMarker(context, palette, isHollow(slot) ? slot : slot + MARKS.length, x, y, 3.6)
  context.globalAlpha = 1
}

/** The distance in pixels from a point to the past of a run's paths. */
export function distanceToRun(cache: PathCache, run: ShownRun, p: Projection, x: number, y: number): number {
  const { key, record, step } = run
  const away = (track: Track, second?: SecondTrack) => {
    const path = cache.path(key, record, p, second)
    return distanceToPath(path, indexAtStep(path, step), pixelAt(p, track, step), x, y)
  }
  const seconds = secondTracks(record.samples).map((second) => away(second.track, second))
  return Math.min(away(pointTrack(record.samples)), ...seconds)
}
