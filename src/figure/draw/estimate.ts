/** The gradient that the watched run was given at the playhead beside the full one, where that overlay is shown. */
import { BESIDE, estimateArrows, lifted, type EstimateArrows } from '../../charts/estimate/arrows.ts'
import { estimatedAt, isStochastic, noiseRequest, type Estimated } from '../../charts/estimate/estimated.ts'
import { colourOf } from '../../charts/marker.ts'
import type { Palette } from '../../charts/palette.ts'
import { clipToFrame } from '../../charts/surface/drawField.ts'
import type { Projection } from '../../charts/surface/geometry.ts'
import {
  arrowPaths,
  coveredBoxes,
  labelPlaces,
  type PixelArrow,
} from '../../charts/surface/inspection/vectorGeometry.ts'
import type { Box } from '../../charts/surface/labels.ts'
import { shownOverlays } from '../../charts/surface/offReasons.ts'
import { watchedRun, type Watched } from '../../charts/surface/overlays/place.ts'
import { haloText } from '../../charts/canvas.ts'
import type { Seen } from '../seen.ts'

type Context = CanvasRenderingContext2D

export interface EstimatePlan {
  /** What arrows and names cover. */
  boxes: readonly Box[]
  draw(context: Context): void
}

/** Undefined where there is nothing of it to be drawn. On the curve of one parameter `heightAt` says how high that is. */
export function planEstimate(p: Projection, seen: Seen, heightAt?: (x: number) => number): EstimatePlan | undefined {
  const { configuration, palette, runs, view } = seen
  if (!shownOverlays(configuration)?.includes('estimate')) return undefined
  const watched = watchedRun(configuration, runs, view)
  const there = watched && isStochastic(watched.run) ? estimatedAt(watched.record, watched.step) : undefined
  const noise = watched && there && noiseThere(seen, watched, there)
  const arrows = there && estimateArrows(p, lifted(there, heightAt), noise, heightAt ? BESIDE : 0)
  if (!watched || !arrows) return undefined
  const both = [arrows.given, arrows.full]
  const places = labelPlaces(p, both)
  return {
    boxes: coveredBoxes(both, places),
    draw: (context) => drawEstimate(context, p, palette, colourOf(watched.run.slot), arrows, places),
  }
}

/** How batches scatter there, if that is what was worked out last. */
function noiseThere({ configuration, scatter }: Seen, { run }: Watched, there: Estimated) {
  const request = scatter && noiseRequest(configuration, run, there)
  return request && JSON.stringify(request) === JSON.stringify(scatter.request) ? scatter.noise : undefined
}

function drawEstimate(
  context: Context,
  p: Projection,
  palette: Palette,
  colour: number,
  { given, full, scatter }: EstimateArrows,
  places: ReturnType<typeof labelPlaces>,
) {
  const own = palette.run[colour] ?? palette.ink
  context.save()
  clipToFrame(context, p.frame)
  if (scatter) {
    context.setLineDash([4, 3])
    context.strokeStyle = own
    context.lineWidth = 1.2
    traceEllipse(context, scatter)
    context.stroke()
    context.setLineDash([])
  }
  if (given) drawArrow(context, palette, given, own, 2.6)
  if (full) drawArrow(context, palette, full, palette.ink, 1.3)
  context.restore()
  context.font = `italic 400 16px ${palette.math}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const [i, text] of ['−g', '−∇f'].entries()) {
    const place = places[i]
    const ink = i === 0 ? (palette.runText[colour] ?? palette.ink) : palette.ink
    if (place) haloText(context, text, ...place, ink, palette.casing)
  }
  context.textAlign = 'left'
}

/** Corners of an ellipse. */
const CORNERS = 72

function traceEllipse(context: Context, { x, y, long, short, degrees }: NonNullable<EstimateArrows['scatter']>) {
  const turn = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  context.beginPath()
  for (let i = 0; i <= CORNERS; i++) {
    const angle = (2 * Math.PI * i) / CORNERS
    const [a, b] = [long * Math.cos(angle), short * Math.sin(angle)]
    context.lineTo(x + a * cos - b * sin, y + a * sin + b * cos)
  }
}

function drawArrow(context: Context, palette: Palette, arrow: PixelArrow, colour: string, width: number) {
  const { shaft, head } = arrowPaths(arrow)
  for (const [style, wide] of [
    [palette.casing, width + 3],
    [colour, width],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = wide
    trace(context, shaft)
    context.stroke()
  }
  context.fillStyle = colour
  trace(context, head)
  context.fill()
}

/** A path made of M and L alone. */
function trace(context: Context, d: string) {
  context.beginPath()
  for (const [, command, x, y] of d.matchAll(/([ML])(-?[\d.]+) (-?[\d.]+)/g))
    if (command === 'M') context.moveTo(Number(x), Number(y))
    else context.lineTo(Number(x), Number(y))
}
