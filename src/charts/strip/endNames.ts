import { haloText } from '../canvas.ts'
import { colourOf } from '../marker.ts'
import { positionOf } from '../axisUnit.ts'
import { valueAt } from '../track.ts'
import type { StripPicture } from './picture.ts'
import { keepApart, spreadOut, xOfStep, yOfValue } from './geometry.ts'

/** What names take of the chart's width. */
export const NAMES_WIDTH = 150
/** In a narrow chart the lines need the room. */
export const hasNames = (named: boolean, width: number): boolean => named && width >= 820
const LINE_HEIGHT = 14
const LONGEST = 20

interface End {
  run: { opacity: number }
  y: number
}

/** Those that have room: of more lines than names fit, the ones in front first, and of those the ones that end apart from others. */
function namedEnds<E extends End>(ends: readonly E[], { top, bottom }: StripPicture['frame']): readonly E[] {
  if ((ends.length - 1) * LINE_HEIGHT <= bottom - top) return ends
  const inFront = ends.toSorted((a, b) => b.run.opacity - a.run.opacity)
  const kept = keepApart(
    inFront.map(({ y }) => y),
    LINE_HEIGHT,
  )
  return kept.flatMap((i) => inFront[i] ?? [])
}

/** The runs' names where their lines end, each with a leader: no legend has to be read. */
export function drawEndNames(context: CanvasRenderingContext2D, picture: StripPicture) {
  const { frame, domain, steps, palette, lines } = picture
  const all = lines.flatMap(({ series: { run, axis, track, count } }) => {
    if (axis === 1 || count < 1) return []
    const last = count - 1
    const y = yOfValue(frame, domain, valueAt(track, last))
    const x = xOfStep(frame, steps, positionOf(run.positions, last))
    return [{ run, x, y: Number.isFinite(y) ? Math.max(frame.top, Math.min(frame.bottom, y)) : frame.bottom }]
  })
  const ends = namedEnds(all, frame)
  const heights = spreadOut(
    ends.map(({ y }) => y),
    LINE_HEIGHT,
    [frame.top, frame.bottom],
  )
  context.font = `500 11.5px ${palette.font}`
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  ends.forEach(({ run, x, y }, i) => {
    const height = heights[i] ?? y
    const name = run.label.length > LONGEST ? `${run.label.slice(0, LONGEST - 1).trimEnd()}…` : run.label
    context.globalAlpha = 0.75 * run.opacity
    context.setLineDash([])
    context.strokeStyle = palette.run[colourOf(run.slot)] ?? palette.ink
    context.lineWidth = 1
    context.beginPath()
    // A line that ends before the chart does has its leader from there.
    context.moveTo(Math.max(x, frame.left) + 3, y)
    context.lineTo(Math.max(x, frame.right - 6), y)
    context.lineTo(frame.right + 12, height)
    context.stroke()
    context.globalAlpha = run.opacity
    const colour = palette.runText[colourOf(run.slot)] ?? palette.ink
    haloText(context, name, frame.right + 16, height, colour, palette.panel, 3)
  })
  context.globalAlpha = 1
}
