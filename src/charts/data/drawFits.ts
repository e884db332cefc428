import type { Columns } from '../../core/data.ts'
import { drawMarker, thin } from '../canvas.ts'
import { colourOf, markOf } from '../marker.ts'
import type { ShownRun } from '../shownRuns.ts'
import { toX, toY, type Projection } from '../surface/geometry.ts'
import { within, type DataPicture } from './drawPoints.ts'
import type { Plane, Predictor } from './fit.ts'
import { lineInView } from './geometry.ts'

type Context = CanvasRenderingContext2D

/** A run with where it is at the playhead. */
export interface FittedRun {
  run: ShownRun
  x: number
  y: number
  /** Its errors are drawn too. */
  isOpen: boolean
}

/** The curves that runs predict over the axis, each in the run's colour and dash. */
export interface Curves {
  kind: 'curve'
  places: Float64Array
  at: Predictor
  /** For the rows of the data, whose errors are drawn. */
  rows: Columns
  atRow: Predictor
}

/** The lines at which runs change from one class to the other. */
export interface Boundaries {
  kind: 'boundary'
  plane: Plane
}

/** The number that each run makes of a column. */
export interface Values {
  kind: 'value'
  at: Predictor
}

export type Fits = Curves | Boundaries | Values

/** More errors than that are a shaded area, and say nothing. */
const MOST_ERRORS = 300

export function drawFits(context: Context, picture: DataPicture, fits: Fits, runs: readonly FittedRun[]) {
  const { projection: p } = picture
  within(context, p, () => {
    for (const fitted of runs) if (fitted.isOpen && fits.kind === 'curve') drawErrors(context, picture, fits, fitted)
    for (const fitted of runs) {
      const line = lineOf(p, fits, fitted)
      const place = strokeFit(context, picture, fitted, line)
      if (place && fits.kind === 'boundary') drawSide(context, picture, fits, fitted, place)
      if (place) drawMarker(context, picture.palette, fitted.run.slot, place[0], place[1], 4)
    }
  })
  context.globalAlpha = 1
}

/** The line over a casing; where its marker stands. */
function strokeFit(
  context: Context,
  { palette, projection: p }: DataPicture,
  { run }: FittedRun,
  line: readonly number[],
): readonly [X: number, Y: number] | undefined {
  if (line.length < 4 || line.some(Number.isNaN)) return undefined
  context.globalAlpha = run.opacity
  context.lineJoin = 'round'
  for (const [style, width, dash] of [
    [palette.casing, 4.5, []],
    [palette.run[colourOf(run.slot)] ?? palette.ink, 2 * palette.weight, markOf(run.slot).dash],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = width
    context.setLineDash(dash as number[])
    context.beginPath()
    for (let i = 0; i < line.length; i += 2) context.lineTo(line[i]!, line[i + 1]!)
    context.stroke()
  }
  return markerPlace(p, line, run.order)
}

/** From the boundary towards the class 1, in pixels. */
const SIDE = 13

function drawSide(
  context: Context,
  { projection: p, palette }: DataPicture,
  { plane }: Boundaries,
  { run, x, y }: FittedRun,
  [X, Y]: readonly [number, number],
) {
  const [a, b] = plane(x, y)
  // Up in value is along (a, b); a pixel's length differs along the axes.
  const [dX, dY] = [a * Math.sign(p.kx), b * Math.sign(p.ky)]
  const length = Math.hypot(dX, dY)
  if (!(length > 0)) return
  context.globalAlpha = run.opacity
  context.setLineDash([])
  context.lineWidth = 2 * palette.weight
  context.strokeStyle = palette.run[colourOf(run.slot)] ?? palette.ink
  context.beginPath()
  context.moveTo(X, Y)
  context.lineTo(X + (SIDE * dX) / length, Y + (SIDE * dY) / length)
  context.stroke()
}

/** Markers of neighbours stand apart along their lines, and inside the frame. */
function markerPlace(
  { frame }: Projection,
  line: readonly number[],
  order: number,
): readonly [X: number, Y: number] | undefined {
  const share = 0.9 - 0.12 * (order % 6)
  const seen: number[] = []
  for (let i = 0; i + 3 < line.length; i += 2)
    for (let k = 0; k < 12; k++) {
      const X = line[i]! + ((line[i + 2]! - line[i]!) * k) / 12
      const Y = line[i + 1]! + ((line[i + 3]! - line[i + 1]!) * k) / 12
      if (Y >= frame.top && Y <= frame.top + frame.height && X >= frame.left && X <= frame.left + frame.width)
        seen.push(X, Y)
    }
  const at = 2 * Math.floor((share * seen.length) / 2)
  return seen.length > 0 ? [seen[at]!, seen[at + 1]!] : undefined
}

/** In pixels, x and y in turn. */
function lineOf(p: Projection, fits: Fits, fitted: FittedRun): readonly number[] {
  if (fits.kind === 'curve') return curveOf(p, fits, fitted)
  if (fits.kind === 'boundary') return boundaryOf(p, fits, fitted)
  const X = bounded(toX(p, fits.at(0, fitted.x, fitted.y)))
  return [X, p.frame.top + p.frame.height, X, p.frame.top]
}

const FAR = 1e5
const bounded = (pixel: number) => Math.max(-FAR, Math.min(FAR, pixel))

function curveOf(p: Projection, { places, at }: Curves, { x, y }: FittedRun): number[] {
  const line: number[] = []
  for (let k = 0; k < places.length; k++) line.push(toX(p, places[k]!), bounded(toY(p, at(k, x, y))))
  return line
}

function boundaryOf(p: Projection, { plane }: Boundaries, { x, y }: FittedRun): readonly number[] {
  const [a, b, c] = plane(x, y)
  return lineInView(p, a, b, c) ?? []
}

/** Thin lines from each point to what is predicted for it. */
function drawErrors(
  context: Context,
  { projection: p, axes, palette }: DataPicture,
  { rows, atRow }: Curves,
  fitted: FittedRun,
) {
  const [xs, ys] = [rows[axes.x.name], rows[axes.y?.name ?? '']]
  if (!xs || !ys || xs.length > MOST_ERRORS) return
  const { run, x, y } = fitted
  context.globalAlpha = 0.6 * run.opacity
  context.strokeStyle = palette.run[colourOf(run.slot)] ?? palette.ink
  context.lineWidth = thin(context)
  context.setLineDash([])
  context.beginPath()
  for (let i = 0; i < xs.length; i++) {
    const X = toX(p, xs[i]!)
    context.moveTo(X, toY(p, ys[i]!))
    context.lineTo(X, bounded(toY(p, atRow(i, x, y))))
  }
  context.stroke()
}
