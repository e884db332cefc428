import { drawMarker } from '../../charts/canvas.ts'
import { colourOf, isHollow, markOf } from '../../charts/marker.ts'
import type { Palette } from '../../charts/palette.ts'
import type { LegendEntry, Seen } from '../seen.ts'
import { fitted, fontOf, inLines } from './text.ts'

type Context = CanvasRenderingContext2D

const ROW = 34
const LINE = 17
const EDGE = 14
const COLUMN = 300

const columnsIn = (width: number) => Math.max(1, Math.floor((width - 2 * EDGE) / COLUMN))
const rowsOf = (entries: number, width: number) => Math.ceil(entries / columnsIn(width))

/** How high the legend is. */
export const legendHeight = (width: number, { legend }: Seen): number =>
  legend.length === 0 ? 0 : rowsOf(legend.length, width) * ROW + 8

/** Every run: its line and marker, its name, what it is set to, and what became of it. */
export function drawLegend(context: Context, width: number, { legend, palette }: Seen) {
  const rows = rowsOf(legend.length, width)
  const column = (width - 2 * EDGE) / columnsIn(width)
  legend.forEach((entry, i) => {
    drawEntry(context, palette, entry, EDGE + Math.floor(i / rows) * column, 4 + (i % rows) * ROW, column - 12)
  })
}

function drawEntry(context: Context, palette: Palette, entry: LegendEntry, x: number, y: number, width: number) {
  const { slot, name, detail, statuses } = entry
  const [status = ''] = statuses
  const middle = y + LINE / 2
  context.strokeStyle = palette.run[colourOf(slot)] ?? palette.ink
  context.lineWidth = 1.9
  context.setLineDash([...markOf(slot).dash])
  context.beginPath()
  context.moveTo(x, middle)
  context.lineTo(x + 28, middle)
  context.stroke()
  drawMarker(context, palette, slot, x + 14, middle, isHollow(slot) ? 3.6 : 4.2)
  context.textBaseline = 'middle'
  context.font = fontOf(palette, 11)
  const room = context.measureText(status).width
  context.textAlign = 'right'
  context.fillStyle = palette.ink2
  context.fillText(status, x + width, middle)
  context.textAlign = 'left'
  context.fillStyle = palette.ink
  context.font = fontOf(palette, 12, undefined, 600)
  context.fillText(fitted(context, name, width - 36 - room - 10), x + 36, middle)
  context.font = fontOf(palette, 11)
  context.fillStyle = palette.ink2
  context.fillText(fitted(context, detail, width - 36), x + 36, middle + LINE - 2)
}

const CAPTION = 11

export function captionHeight(context: Context, width: number, { caption, palette }: Seen): number {
  context.font = fontOf(palette, CAPTION)
  return inLines(context, caption, width - 2 * EDGE).length * 15 + 9
}

/** The experiment in words. */
export function drawCaption(context: Context, width: number, { caption, palette }: Seen) {
  context.font = fontOf(palette, CAPTION)
  context.fillStyle = palette.ink2
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  inLines(context, caption, width - 2 * EDGE).forEach((line, i) => context.fillText(line, EDGE, 10 + 15 * i))
}
