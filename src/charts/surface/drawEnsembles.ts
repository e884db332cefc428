/** Where many seeds of the runs end, and some of their ways. */
import type { Ensemble } from '../../engine/ensemble/types.ts'
import { thin } from '../canvas.ts'
import { colourOf } from '../marker.ts'
import type { Palette } from '../palette.ts'
import { createPen } from '../pen.ts'
import type { ShownRun } from '../shownRuns.ts'
import { rectangleOf } from './drawPaths.ts'
import { inFrame, toX, toY, type Projection } from './geometry.ts'

type Context = CanvasRenderingContext2D

/** Pixels of a seed's dot: from edge to edge. */
const DOT = 2.4
/** What is drawn this far outside the frame is clipped. */
const MARGIN = 12

/** Under the paths: some ways, the region that holds half of the end points and the one that holds nine tenths. */
export function drawEnsembles(context: Context, p: Projection, palette: Palette, runs: readonly ShownRun[]) {
  for (const run of runs) {
    const { ensemble } = run.record
    if (!ensemble) continue
    const colour = palette.run[colourOf(run.slot)] ?? palette.ink
    context.save()
    context.strokeStyle = context.fillStyle = colour
    context.globalAlpha = 0.22 * run.opacity
    context.lineWidth = thin(context)
    context.lineJoin = 'round'
    for (const way of ensemble.paths) strokeWay(context, p, way)
    for (const { rings } of ensemble.density) {
      traceRings(context, p, rings)
      context.globalAlpha = 0.12 * run.opacity
      context.fill('evenodd')
    }
    context.restore()
  }
}

/** Over the paths: the end points, and the edges of the regions, the wider one dashed. */
export function drawDensities(context: Context, p: Projection, palette: Palette, runs: readonly ShownRun[]) {
  context.save()
  for (const run of runs) {
    const { ensemble } = run.record
    if (ensemble) drawEndPoints(context, p, palette, run, ensemble)
  }
  for (const run of runs)
    for (const { share, rings } of run.record.ensemble?.density ?? []) {
      traceRings(context, p, rings)
      context.globalAlpha = run.opacity
      for (const [style, width, dash] of [
        [palette.casing, 3.6, []],
        [palette.run[colourOf(run.slot)] ?? palette.ink, 1.5, share > 0.5 ? [4, 3] : []],
      ] as const) {
        context.strokeStyle = style
        context.lineWidth = width * palette.weight
        context.setLineDash(dash as readonly number[] as number[])
        context.stroke()
      }
    }
  context.restore()
}

function strokeWay(context: Context, p: Projection, way: Float64Array) {
  const pen = createPen(context, rectangleOf(p.frame, MARGIN))
  for (let i = 2; i + 1 < way.length; i += 2)
    pen.segment(toX(p, way[i - 2]!), toY(p, way[i - 1]!), toX(p, way[i]!), toY(p, way[i + 1]!))
  pen.lift()
}

function traceRings(
  context: Context,
  p: Projection,
  { coordinates, offsets }: { coordinates: Float64Array; offsets: Uint32Array },
) {
  context.beginPath()
  for (let ring = 0; ring + 1 < offsets.length; ring++) {
    for (let i = offsets[ring]!; i < offsets[ring + 1]!; i++)
      context.lineTo(toX(p, coordinates[2 * i]!), toY(p, coordinates[2 * i + 1]!))
    context.closePath()
    const next = offsets[ring + 1]!
    if (ring + 2 < offsets.length) context.moveTo(toX(p, coordinates[2 * next]!), toY(p, coordinates[2 * next + 1]!))
  }
}

/** Each dot with an edge that keeps it apart from the path under it. */
function drawEndPoints(context: Context, p: Projection, palette: Palette, run: ShownRun, { endPoints }: Ensemble) {
  context.globalAlpha = run.opacity
  for (const [style, size] of [
    [palette.casing, DOT + 1.6],
    [palette.run[colourOf(run.slot)] ?? palette.ink, DOT],
  ] as const) {
    context.fillStyle = style
    fillDots(context, p, endPoints, size * palette.weight)
  }
}

/** Two seeds in one pixel are one dot. */
function fillDots(context: Context, p: Projection, points: Float64Array, size: number) {
  const taken = new Set<number>()
  context.beginPath()
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [toX(p, points[i]!), toY(p, points[i + 1]!)]
    if (!inFrame(p.frame, x, y)) continue
    const pixel = Math.round(y) * 100_000 + Math.round(x)
    if (taken.has(pixel)) continue
    taken.add(pixel)
    context.rect(x - size / 2, y - size / 2, size, size)
  }
  context.fill()
}
