import { ticks } from 'd3'
import type { Section } from '../../../engine/section.ts'
import { formatTick } from '../../format.ts'

/** The inset's picture, in its own pixels. */
export interface SectionChart {
  curve: string
  /** The parabola of the quadratic model. */
  parabola: string
  /** The slope at the start, as a short line. */
  tangent: string
  marks: Readonly<Record<'start' | 'end', Mark | undefined>>
  minimum: Mark | undefined
  zero: number
  xTicks: readonly Tick[]
  yTicks: readonly Tick[]
}

interface Mark {
  x: number
  y: number
}

interface Tick {
  at: number
  text: string
}

export interface ChartBox {
  left: number
  top: number
  right: number
  bottom: number
}

/** Half of what the tangent spans along s. */
const TANGENT = 0.3
/** A step across a cliff would flatten all else: higher than this many times the rise that matters is cut off. */
const TALLEST = 6

/** f along the step as curves and ticks of a small chart. */
export function sectionChart(section: Section, { left, top, right, bottom }: ChartBox): SectionChart {
  const { s, values, atStart, atEnd, slope, curvature, minimum } = section
  const [from, to] = [s[0] ?? 0, s[s.length - 1] ?? 1]
  const finite = values.filter(Number.isFinite)
  const lowest = Math.min(...finite)
  const ends = [atStart, atEnd].filter(Number.isFinite)
  const rise = Math.max(...ends) - lowest
  const highest = Math.min(Math.max(...finite), rise > 0 ? lowest + TALLEST * rise : Infinity)
  const margin = 0.08 * (highest - lowest) || Math.abs(highest) || 1
  const [under, over] = [lowest - margin, highest + margin]
  const toX = (at: number) => left + ((at - from) / (to - from)) * (right - left)
  const toY = (value: number) => bottom + ((value - under) / (over - under)) * (top - bottom)
  const mark = (at: number, value: number): Mark | undefined =>
    Number.isFinite(value) ? { x: toX(at), y: toY(value) } : undefined
  const model = s.map((at) => atStart + slope * at + (curvature * at * at) / 2)
  const yTicks = ticks(under, over, 3)
  const grain = (yTicks[1] ?? 1) - (yTicks[0] ?? 0)
  return {
    curve: path(s, values, toX, toY),
    parabola: Number.isFinite(curvature) ? path(s, model, toX, toY) : '',
    tangent: `M${pair(toX(-TANGENT), toY(atStart - slope * TANGENT))}L${pair(toX(TANGENT), toY(atStart + slope * TANGENT))}`,
    marks: { start: mark(0, atStart), end: mark(1, atEnd) },
    minimum: minimum && mark(minimum.s, minimum.value),
    zero: toX(0),
    xTicks: [-1, 0, 1, 2].map((at) => ({ at: toX(at), text: formatTick(at, 1) })),
    yTicks: yTicks.map((value) => ({ at: toY(value), text: formatTick(value, grain) })),
  }
}

type Scale = (value: number) => number
const FARTHEST = 1e4
const pair = (x: number, y: number) => `${x.toFixed(1)} ${Math.max(-FARTHEST, Math.min(FARTHEST, y)).toFixed(1)}`

function path(s: Float64Array, values: Float64Array, toX: Scale, toY: Scale): string {
  let line = ''
  let isDown = false
  for (let i = 0; i < s.length; i += 1) {
    const value = values[i] ?? NaN
    if (Number.isFinite(value)) line += `${isDown ? 'L' : 'M'}${pair(toX(s[i] ?? NaN), toY(value))}`
    isDown = Number.isFinite(value)
  }
  return line
}
