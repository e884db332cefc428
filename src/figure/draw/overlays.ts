import { drawnPenalty } from '../../config/index.ts'
import type { Palette } from '../../charts/palette.ts'
import { colourOf, traceMarker } from '../../charts/marker.ts'
import { inFrame, isCompact, toX, toY, type Projection } from '../../charts/surface/geometry.ts'
import { overlaps, type Box } from '../../charts/surface/labels.ts'
import { keyEntries } from '../../charts/surface/overlays/keyEntries.ts'
import { nearIn } from '../../charts/surface/overlays/near.ts'
import { pointOf, watchedRun, type Watched } from '../../charts/surface/overlays/place.ts'
import { rateAgainstLimit } from '../../charts/surface/overlays/rateAgainstLimit.ts'
import { sectionChart, type SectionChart } from '../../charts/surface/overlays/sectionChart.ts'
import { theoryLines } from '../../charts/surface/overlays/theoryLines.ts'
import { drawnSurface } from '../../charts/surface/overlays/useDrawnSurface.ts'
import { noSectionSentence, sectionSentence } from '../../charts/surface/overlays/wording.ts'
import { localTheory, quadraticModel } from '../../engine/localTheory.ts'
import { lineSection } from '../../engine/section.ts'
import type { Seen } from '../seen.ts'
import { drawPlate, fontOf, inLines } from './text.ts'

type Context = CanvasRenderingContext2D

const WIDTH = 268
const PAD = 9
const LINE = 15
const CHART = 116
const MARGIN = 10
const TOOLS = 44

/** What the overlays say: a plate with the numbers, the small chart and the key, in the corner where the watched run is not. */
export function planOverlayWords(context: Context, p: Projection, palette: Palette, seen: Seen, top: number) {
  const { configuration, runs, view } = seen
  const overlays = configuration.shown?.overlays ?? []
  const surface = drawnSurface(configuration.surface, drawnPenalty(configuration)?.strength ?? 0)
  const plain = drawnSurface(configuration.surface, 0)
  if (overlays.length === 0 || !surface || !plain || isCompact(p.frame)) return undefined
  const watched = watchedRun(configuration, runs, view)
  const lines: string[] = []
  context.font = fontOf(palette, 11)
  const write = (...texts: readonly string[]) =>
    texts.forEach((text) => lines.push(...inLines(context, text, WIDTH - 2 * PAD)))
  if (overlays.includes('theory') && watched) {
    const theory = localTheory(surface, ...pointOf(watched), nearIn(p))
    const hessian = theory && quadraticModel(plain, ...theory.point)?.hessian
    write(...theoryLines(watched, theory, hessian && rateAgainstLimit(configuration, watched, hessian)))
  }
  let chart: SectionChart | undefined
  if (overlays.includes('section') && watched && watched.step > 0) {
    const section = lineSection(surface, pointOf({ ...watched, step: watched.step - 1 }), pointOf(watched))
    write(typeof section === 'string' ? noSectionSentence(section) : sectionSentence(section))
    if (typeof section !== 'string')
      chart = sectionChart(section, { left: 44, top: 6, right: WIDTH - PAD, bottom: CHART - 18 })
  }
  const key = keyEntries(overlays, p, surface).map((entry) => ({
    ...entry,
    lines: inLines(context, entry.text, WIDTH - 2 * PAD - 32),
  }))
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
  const [top, bottom, left, right] = [6, CHART - 18, 44, WIDTH - PAD]
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
