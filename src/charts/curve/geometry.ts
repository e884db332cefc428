/** A problem with one parameter as the curve f(x), and under it, on the same axis of x, where each run is at each step. */
import { scaleLog } from 'd3'
import type { View } from '../../core/method.ts'
import type { Curve } from '../../engine/types.ts'
import { formatDecade, formatTick } from '../format.ts'
import type { AxisMark } from '../surface/axesGeometry.ts'
import { axisTicks, project, toX, toY, type Frame, type Projection } from '../surface/geometry.ts'

/** Where the curve stands, and the steps under it; these only where there is room. */
export interface CurveFrames {
  curve: Frame
  steps?: Frame
}

const GAP = 12
/** Of the height; a plot lower than this has the curve alone. */
const SHARE = 0.36
const LEAST = 190

export function curveFrames(frame: Frame): CurveFrames {
  if (frame.height < LEAST) return { curve: frame }
  const height = Math.round(frame.height * SHARE)
  const upper = frame.height - height - GAP
  return {
    curve: { ...frame, height: upper },
    steps: { ...frame, top: frame.top + upper + GAP, height },
  }
}

/** f as heights of the picture: itself, or its decimal logarithm. */
export interface Heights {
  isLog: boolean
  /** What is seen of them. */
  range: readonly [low: number, high: number]
}

/** A curve hugs its axis where half of it lies in the lowest hundredth: it is seen only by its logarithm, if that has some length. */
const HUGS = 0.01
const DECADES = 2
/** Terms stretch the picture to this many times the height of the mean. */
const STRETCH = 2.5
const PADDING = { below: 0.14, above: 0.1 }

/** The heights that show the curve over the view, and its terms as far as the mean is still well seen. */
export function heightsOf(curve: Curve, [from, to]: View['x']): Heights {
  const isSeen = (i: number) => curve.x[i]! >= from && curve.x[i]! <= to
  const seen = (values: Float64Array) => values.filter((value, i) => isSeen(i) && Number.isFinite(value))
  const sorted = seen(curve.values).sort()
  const [lowest = 0, highest = 1] = [sorted[0], sorted.at(-1)]
  const middle = sorted[sorted.length >> 1] ?? 0
  const isHigh = lowest > 0 && Math.log10(highest / lowest) >= DECADES
  const isLog = isHigh && curve.terms.length === 0 && middle - lowest < HUGS * (highest - lowest)
  const [low, high] = isLog
    ? [Math.log10(lowest), Math.log10(highest)]
    : stretched(
        lowest,
        highest,
        curve.terms.map(({ values }) => seen(values)),
      )
  if (high > low) {
    const size = high - low
    return { isLog, range: [low - PADDING.below * size, high + PADDING.above * size] }
  }
  // A curve without height stands in the middle of a unit, or of a share of its own value.
  const half = Math.max(1, Math.abs(high) / 2) / 2
  return { isLog, range: [low - half, high + half] }
}

function stretched(low: number, high: number, terms: readonly Float64Array[]): readonly [number, number] {
  const room = high > low ? ((STRETCH - 1) / 2) * (high - low) : Infinity
  const all = terms.flatMap((values) => [...values])
  return [
    all.reduce((least, value) => Math.min(least, Math.max(value, low - room)), low),
    all.reduce((most, value) => Math.max(most, Math.min(value, high + room)), high),
  ]
}

/** Below this f has no place on a logarithmic axis. */
const TINY = 1e-300

export const heightOf = ({ isLog }: Heights, f: number): number => (isLog ? Math.log10(Math.max(f, TINY)) : f)

/** From x and heights to pixels. */
export const curveProjection = (x: View['x'], { range }: Heights, frame: Frame): Projection =>
  project({ x, y: range }, frame)

/** From x and what the playhead counts to pixels: from the top down. */
export const stepsProjection = (x: View['x'], length: number, frame: Frame): Projection =>
  project({ x, y: [length, 0] }, frame)

/** f at x: the cubic through the neighbouring samples with their slopes; NaN beyond the samples. */
export function valueOn({ x, values, slopes }: Curve, at: number): number {
  const last = x.length - 1
  const cell = (x[last]! - x[0]!) / last
  const i = Math.min(last - 1, Math.floor((at - x[0]!) / cell))
  if (!(i >= 0) || at > x[last]!) return NaN
  const s = (at - x[i]!) / cell
  const [a, b] = [values[i]!, values[i + 1]!]
  const [da, db] = [slopes[i]! * cell, slopes[i + 1]! * cell]
  const rise = b - a
  return a + s * (da + s * (3 * rise - 2 * da - db + s * (da + db - 2 * rise)))
}

export interface CurveMarks {
  x: readonly AxisMark[]
  f: readonly AxisMark[]
  steps: readonly AxisMark[]
}

/** Ticks of the three axes; a value that would touch the name of its axis is left out. */
export function curveMarks(p: Projection, heights: Heights, steps: Projection | undefined): CurveMarks {
  const { left, top, width, height } = p.frame
  const small = width < 500
  const x = axisTicks(p.view.x, width, small ? 90 : 110)
  const mark = (at: number, room: number, text: string): AxisMark => (room > 14 ? { at, text } : { at })
  return {
    x: x.values.map((value) => mark(toX(p, value), left + width - toX(p, value), formatTick(value, x.step))),
    f: heightTicks(heights, height).map(({ at, text }) => mark(toY(p, at), toY(p, at) - top, text)),
    steps: steps ? stepTicks(steps) : [],
  }
}

interface Tick {
  at: number
  text: string
}

const SPACING = 60

function heightTicks({ isLog, range }: Heights, pixels: number): Tick[] {
  const count = Math.max(2, Math.round(pixels / SPACING))
  if (!isLog) {
    const { values, step } = axisTicks(range, pixels, SPACING)
    return values.map((at) => ({ at, text: formatTick(at, step) }))
  }
  const decades = scaleLog().domain([10 ** range[0], 10 ** range[1]])
  const powers = decades.ticks(count).map((value) => Math.log10(value))
  return powers.filter((at) => Number.isInteger(at)).map((at) => ({ at, text: formatDecade(at) }))
}

/** Where there are two of them whole numbers only. */
function stepTicks(p: Projection): AxisMark[] {
  const [most] = p.view.y
  const { values, step } = axisTicks([0, most], p.frame.height, SPACING)
  return values
    .filter((value) => most < 1 || Number.isInteger(value))
    .map((value) => ({ at: toY(p, value), text: formatTick(value, step) }))
}
