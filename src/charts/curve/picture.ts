/** The curve's picture: what is drawn of it, on a canvas of the page or of a figure. */
import type { ContourPicture, Curve } from '../../engine/types.ts'
import type { Palette } from '../palette.ts'
import { clipToFrame } from '../surface/drawField.ts'
import { toX, toY, type Frame, type Projection } from '../surface/geometry.ts'
import { heightOf, type Heights } from './geometry.ts'

type Context = CanvasRenderingContext2D

/** Where and how a curve is drawn. */
export interface CurvePlace {
  curve: Curve
  heights: Heights
  projection: Projection
  /** Of the steps under it, where there is room. */
  steps?: Projection
}

/** Lines end this far outside the frame, in pixels: a canvas has no path to a point a million pixels away. */
const FAR = 2000
const HATCH = 7

/** The ground, the walls of an interval, the terms, and over them their mean. */
export function drawCurve(context: Context, palette: Palette, place: CurvePlace, found: ContourPicture['found']) {
  const { curve, projection: p, steps } = place
  for (const each of steps ? [p, steps] : [p]) {
    context.save()
    clipToFrame(context, each.frame)
    const { left, top, width, height } = each.frame
    context.fillStyle = palette.panel
    context.fillRect(left, top, width, height)
    drawWalls(context, palette, each, curve.interval)
    if (found) drawUpright(context, palette, each, found[0])
    context.restore()
  }
  context.save()
  clipToFrame(context, p.frame)
  context.lineJoin = 'round'
  context.strokeStyle = palette.control
  context.lineWidth = 1 * palette.weight
  for (const { values } of curve.terms) {
    trace(context, place, values)
    context.stroke()
  }
  context.strokeStyle = palette.ink
  context.lineWidth = 1.8 * palette.weight
  trace(context, place, curve.values)
  context.stroke()
  context.restore()
}

/** A line through the samples, broken where f is undefined. */
function trace(context: Context, { curve: { x }, heights, projection: p }: CurvePlace, values: Float64Array) {
  const { top, height } = p.frame
  context.setLineDash([])
  context.beginPath()
  let isDown = false
  for (let i = 0; i < x.length; i += 1) {
    const Y = toY(p, heightOf(heights, values[i] ?? NaN))
    const isDefined = Number.isFinite(Y)
    const bounded = Math.max(top - FAR, Math.min(top + height + FAR, Y))
    if (isDefined) context[isDown ? 'lineTo' : 'moveTo'](toX(p, x[i] ?? NaN), bounded)
    isDown = isDefined
  }
}

/** Beyond the ends of an interval no run can be: hatched, behind a wall. */
function drawWalls(context: Context, palette: Palette, p: Projection, interval: Curve['interval']) {
  if (!interval) return
  const { left, top, width, height } = p.frame
  const [low, high] = interval.map((x) => Math.max(left, Math.min(left + width, toX(p, x)))) as [number, number]
  drawHatching(context, palette, { left, top, width: low - left, height })
  drawHatching(context, palette, { left: high, top, width: left + width - high, height })
  context.setLineDash([])
  context.strokeStyle = palette.ink2
  context.lineWidth = 2 * palette.weight
  for (const x of interval) {
    const X = toX(p, x)
    if (X <= left || X >= left + width) continue
    context.beginPath()
    context.moveTo(X, top)
    context.lineTo(X, top + height)
    context.stroke()
  }
}

function drawHatching(context: Context, palette: Palette, { left, top, width, height }: Frame) {
  if (!(width > 0)) return
  context.save()
  context.beginPath()
  context.rect(left, top, width, height)
  context.clip()
  context.setLineDash([])
  context.beginPath()
  for (let d = -height; d < width; d += HATCH) {
    context.moveTo(left + d, top + height)
    context.lineTo(left + d + height, top)
  }
  context.strokeStyle = palette.control
  context.globalAlpha = 0.5
  context.lineWidth = 0.8
  context.stroke()
  context.restore()
}

/** The x of the minimum, through curve and steps. */
function drawUpright(context: Context, palette: Palette, p: Projection, x: number) {
  const X = toX(p, x)
  context.setLineDash([3, 4])
  context.strokeStyle = palette.ink3
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(X, p.frame.top)
  context.lineTo(X, p.frame.top + p.frame.height)
  context.stroke()
  context.setLineDash([])
}
