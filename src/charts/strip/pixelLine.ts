import { positionOf, type Positions } from '../axisUnit.ts'
import { createWedge, goesStraight } from '../wedge.ts'
import type { Envelope } from './envelope.ts'
import { xOfStep, yScale, type Domain, type StripFrame } from './geometry.ts'

/** A line in pixels, used again by the next one: x and y in turn, NaN where the line breaks. */
export interface PixelLine {
  pixels: Float64Array
  /** Points of it. */
  length: number
  /** How many pixels long the line is. */
  ink: number
}

const line: PixelLine = { pixels: new Float64Array(1024), length: 0, ink: 0 }
const wedge = createWedge()

/** Entries `from` to `to` (exclusive) as pixels, without what a straight line passes. `positions` says where each step stands. */
export function pixelLine(
  frame: StripFrame,
  domain: Domain,
  steps: number,
  { steps: at, values }: Envelope,
  from: number,
  to: number,
  positions?: Positions,
): PixelLine {
  const toY = yScale(frame, domain)
  line.length = 0
  line.ink = 0
  let [keptX, keptY, lastX, lastY] = [NaN, NaN, NaN, NaN]
  const keep = (x: number, y: number) => {
    if (2 * line.length === line.pixels.length) {
      const larger = new Float64Array(2 * line.pixels.length)
      larger.set(line.pixels)
      line.pixels = larger
    }
    line.pixels[2 * line.length] = x
    line.pixels[2 * line.length + 1] = y
    line.length += 1
    if (!Number.isNaN(keptY + y)) line.ink += Math.abs(x - keptX) + Math.abs(y - keptY)
    wedge.reach = 0
    keptX = x
    keptY = y
  }
  for (let i = from; i < to; i += 1) {
    const x = xOfStep(frame, steps, positionOf(positions, at[i] ?? 0))
    const y = Math.max(-1e9, Math.min(1e9, toY(values[i] ?? NaN)))
    const isBreak = Number.isNaN(y) || Number.isNaN(lastY)
    if (isBreak || !goesStraight(wedge, x - keptX, y - keptY)) {
      if (!Number.isNaN(lastY) && lastX !== keptX) keep(lastX, lastY)
      if (isBreak) keep(x, y)
      else goesStraight(wedge, x - keptX, y - keptY)
    }
    lastX = x
    lastY = y
  }
  if (!Number.isNaN(lastY)) keep(lastX, lastY)
  return line
}
