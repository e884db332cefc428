import type { Palette } from '../../charts/palette.ts'
import { colourOf, traceMarker } from '../../charts/marker.ts'
import { inFrame, isCompact, toX, toY, type Projection } from '../../charts/surface/geometry.ts'
import { overlaps, type Box } from '../../charts/surface/labels.ts'
import { overlayText } from '../../charts/surface/overlays/overlayText.ts'
import { pointOf, type Watched } from '../../charts/surface/overlays/place.ts'
import type { SectionChart } from '../../charts/surface/overlays/sectionChart.ts'
import type { Seen } from '../seen.ts'
import { drawPlate, fontOf, inLines } from './text.ts'

type Context = CanvasRenderingContext2D

const WIDTH = 268
const PAD = 9
const LINE = 15
const CHART = 116
const MARGIN = 10
const TOOLS = 44

const CHART_BOX = { left: 44, top: 6, right: WIDTH - PAD, bottom: CHART - 18 }

/** What the overlays say: a plate with the numbers, the small chart and the key, in the corner where the watched run is not. */
export function planOverlayWords(context: Context, p: Projection, palette: Palette, seen: Seen, top: number) {
  const said = isCompact(p.frame) ? undefined : overlayText(p, seen, CHART_BOX)
  if (!said) return undefined
  const { watched, chart } = said
  context.font = fontOf(palette, 11)
  const lines = said.sentences.flatMap((text) => inLines(context, text, WIDTH - 2 * PAD))
  const key = said.key.map((entry) => ({ ...entry, lines: inLines(context, entry.text, WIDTH - 2 * PAD - 32) }))
  const rows = lines.length + key.reduce((sum, entry) => sum + entry.lines.length, 0)
  const height = 2 * PAD + LINE * rows + (chart ? CHART : 0)
  const box = placed(p, watched, top, height)
  const draw = () => {
    drawPlate(context, palette, box.x, box.y, box.width, box.height)
    let y = box.y + PAD + LINE / 2
    context.font = fontOf(palette, 11)
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    context.fillStyle = palette.ink
    for (const line of lines) {
      context.fillText(line, box.x + PAD, y)
      y += LINE
    }
    if (chart && watched) {
      drawChart(context, palette, watched, chart, box.x, y - LINE / 2)
      y += CHART
    }
    for (const entry of key) {
      drawSample(context, palette, entry.sample, box.x + PAD, y)
      context.font = fontOf(palette, 11)
      context.textAlign = 'left'
      context.textBaseline = 'middle'
      context.fillStyle = palette.ink2
      for (const line of entry.lines) {
        context.fillText(line, box.x + PAD + 32, y)
        y += LINE
      }
    }
  }
  return { box, draw }
}

/** At the upper left, or beside the tools where the watched run is there. */
function placed(p: Projection, watched: Watched | undefined, top: number, height: number): Box {
  const { left, width } = p.frame
  const own = { x: left + MARGIN, y: p.frame.top + top, width: WIDTH, height }
  const [x, y] = watched ? pointOf(watched) : [NaN, NaN]
  const [X, Y] = [toX(p, x), toY(p, y)]
  const head = { x: X - 20, y: Y - 20, width: 40, height: 40 }
  return inFrame(p.frame, X, Y) && overlaps(own, head) ? { ...own, x: left + width - WIDTH - MARGIN - TOOLS } : own
}

function drawSample(context: Context, palette: Palette, sample: string, x: number, y: number) {
  context.strokeStyle = context.fillStyle =
    sample === 'model' ? palette.accent : sample === 'reference' ? palette.ink : palette.control
  context.lineWidth = 1.2
  context.setLineDash(sample === 'model' ? [5, 3.5] : [])
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x + 24, y)
  context.stroke()
  context.setLineDash([])
  if (sample !== 'field' && sample !== 'flow') return
  const tip = x + (sample === 'field' ? 25 : 15)
  context.beginPath()
  context.moveTo(tip, y)
  context.lineTo(tip - 6, y + 2.8)
  context.lineTo(tip - 6, y - 2.8)
  context.closePath()
  context.fill()
}

/** The lines of a path made of M and L alone. */
function stroke(context: Context, d: string) {
  context.beginPath()
  for (const [, command, x, y] of d.matchAll(/([ML])(-?[\d.]+) (-?[\d.]+)/g))
    if (command === 'M') context.moveTo(Number(x), Number(y))
    else context.lineTo(Number(x), Number(y))
  context.stroke()
}

function drawChart(context: Context, palette: Palette, watched: Watched, chart: SectionChart, x: number, y: number) {
  const { curve, parabola, tangent, marks, minimum, xTicks, yTicks } = chart
  const { left, top, right, bottom } = CHART_BOX
  context.save()
  context.translate(x, y)
  context.font = fontOf(palette, 10)
  context.fillStyle = palette.ink2
  context.textBaseline = 'middle'
  context.strokeStyle = palette.line
  context.lineWidth = 1
  for (const { at, text } of xTicks) {
    stroke(context, `M${at} ${top}L${at} ${bottom}`)
    context.textAlign = 'center'
    context.fillText(text, at, bottom + 10)
  }
  for (const { at, text } of yTicks) {
    stroke(context, `M${left} ${at}L${right} ${at}`)
    context.textAlign = 'right'
    context.fillText(text, left - 5, at)
  }
  context.beginPath()
  context.rect(left, top, right - left, bottom - top)
  context.clip()
  for (const [d, style, width, dash] of [
    [parabola, palette.accent, 1.4, [5, 3.5]],
    [curve, palette.ink, 1.4, []],
    [tangent, palette.ink2, 2.2, []],
    [minimum ? `M${minimum.x} ${top}L${minimum.x} ${bottom}` : '', palette.ink, 1, [2, 2.5]],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = width
    context.setLineDash([...dash])
    stroke(context, d)
  }
  context.setLineDash([])
  context.strokeStyle = palette.ink
  for (const mark of [minimum, marks.start]) {
    if (!mark) continue
    context.beginPath()
    context.arc(mark.x, mark.y, 3.3, 0, 2 * Math.PI)
    context.fillStyle = palette.panel
    context.fill()
    context.stroke()
  }
  if (marks.end) {
    traceMarker(context, watched.run.slot, marks.end.x, marks.end.y, 4.6)
    context.fillStyle = palette.run[colourOf(watched.run.slot)] ?? palette.ink
    context.fill()
  }
  context.restore()
}
