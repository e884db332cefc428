import type { Palette } from '../palette.ts'
import { formatTick } from '../format.ts'
import { TEXT_BESIDE, TEXT_UNDER, TICK } from '../surface/axesGeometry.ts'
import { axisTicks, toX, toY, type Projection } from '../surface/geometry.ts'
import { PILE, type DataAxes, type DataMark } from './geometry.ts'

type Context = CanvasRenderingContext2D

/** Where the data stand. */
export interface DataPicture {
  projection: Projection
  axes: DataAxes
  palette: Palette
}

export const within = (context: Context, { frame: { left, top, width, height } }: Projection, draw: () => void) => {
  context.save()
  context.beginPath()
  context.rect(left, top, width, height)
  context.clip()
  draw()
  context.restore()
}

/** Frame, ticks and what the axes are: the column's name, and its letter in the formula. */
export function drawDataAxes(context: Context, { projection: p, axes, palette }: DataPicture) {
  const { left, top, width, height } = p.frame
  const bottom = top + height
  context.setLineDash([])
  context.lineWidth = 1
  context.strokeStyle = palette.line2
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1)
  context.strokeStyle = palette.control
  context.fillStyle = palette.ink2
  context.font = `400 11px ${palette.font}`
  context.textBaseline = 'alphabetic'
  context.textAlign = 'center'
  context.beginPath()
  const across = axisTicks(p.view.x, width, 60)
  for (const value of across.values) {
    const at = toX(p, value)
    context.moveTo(at, bottom)
    context.lineTo(at, bottom + TICK)
    context.fillText(formatTick(value, across.step), at, bottom + TEXT_UNDER)
  }
  context.textAlign = 'right'
  const up = axisTicks(p.view.y, height, 50)
  for (const value of up.values.filter((each) => axes.y ?? Number.isInteger(each))) {
    const at = toY(p, value)
    context.moveTo(left, at)
    context.lineTo(left - TICK, at)
    context.fillText(formatTick(value, up.step), left - TEXT_BESIDE, at + 4)
  }
  context.stroke()
  drawName(context, palette, axes.x, left + width, bottom + 34, 'right')
  drawName(context, palette, axes.y ?? { label: 'rows', symbol: '' }, 2, top - 9, 'left')
}

function drawName(
  context: Context,
  palette: Palette,
  { label, symbol }: { label: string; symbol: string },
  x: number,
  y: number,
  side: 'left' | 'right',
) {
  const [words, letter] = [`500 12px ${palette.font}`, `italic 400 15px ${palette.math}`]
  context.textAlign = 'left'
  context.font = letter
  const letterWidth = context.measureText(symbol).width
  context.font = words
  const wordsWidth = context.measureText(label).width
  const from = side === 'left' ? x : x - wordsWidth - 5 - letterWidth
  context.fillStyle = palette.ink
  context.fillText(label, from, y)
  context.font = letter
  context.fillText(symbol, from + wordsWidth + 5, y)
}

/** A disc; of the other class a diamond, lighter. What is held back from training is hollow. */
export function drawPoints(
  context: Context,
  { projection: p, axes, palette }: DataPicture,
  marks: readonly DataMark[],
) {
  within(context, p, () => {
    context.setLineDash([])
    context.lineJoin = 'miter'
    for (const mark of marks) {
      const colour = mark.side < 0 ? palette.control : palette.ink2
      if (!axes.y && mark.radius < ROUND) {
        drawBrick(context, p, mark, colour)
        continue
      }
      tracePoint(context, mark)
      context.lineWidth = mark.held ? 1.6 : mark.radius < 2 ? 0.5 : 1
      context.strokeStyle = mark.held ? colour : palette.paper
      context.fillStyle = mark.held ? palette.paper : colour
      context.fill()
      context.stroke()
      if (mark.count > 9) drawCount(context, palette, mark)
    }
  })
}

/** On piles, smaller ones are bricks: together they are a bar. */
const ROUND = 3

function drawBrick(context: Context, p: Projection, { X, Y, held }: DataMark, colour: string) {
  const [width, height] = [PILE - 1, -p.ky]
  context.globalAlpha = held ? 0.4 : 1
  context.fillStyle = colour
  // The next one begins where this one ends: no seam is seen.
  context.fillRect(X - width / 2, Y - height / 2, width, height + 0.4)
  context.globalAlpha = 1
}

function tracePoint(context: Context, { X, Y, side, radius }: DataMark) {
  context.beginPath()
  if (side < 0) {
    const r = 1.3 * radius
    context.moveTo(X, Y - r)
    context.lineTo(X + r, Y)
    context.lineTo(X, Y + r)
    context.lineTo(X - r, Y)
    context.closePath()
  } else context.arc(X, Y, radius, 0, 2 * Math.PI)
}

/** How many rows lie there. */
function drawCount(context: Context, palette: Palette, { X, Y, count, held }: DataMark) {
  context.font = `500 11px ${palette.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = held ? palette.ink : palette.paper
  context.fillText(String(count), X, Y + 0.5)
}

/** The point that is chosen. */
export function drawChosen(context: Context, { projection: p, palette }: DataPicture, X: number, Y: number) {
  within(context, p, () => {
    context.setLineDash([])
    context.strokeStyle = palette.accent
    context.lineWidth = 2.2
    context.beginPath()
    context.arc(X, Y, 8, 0, 2 * Math.PI)
    context.stroke()
  })
}
