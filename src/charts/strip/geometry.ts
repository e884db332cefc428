import { nice, ticks as roundValues } from 'd3'
import type { AxisScale } from '../../store/types.ts'
import { formatDecade, formatTick } from '../format.ts'

/** The plot's rectangle inside the strip, in pixels. */
export interface StripFrame {
  left: number
  top: number
  right: number
  bottom: number
}

/** `beside`: room at the right, for names. */
export const stripFrame = (width: number, height: number, beside = 14): StripFrame => ({
  left: 46,
  top: 6,
  right: Math.max(60, width - beside),
  bottom: Math.max(30, height - 20),
})

/** What is known of a series' values: only finite ones count. */
export interface Extent {
  min: number
  max: number
  /** The smallest value above 0. */
  minPositive: number
  /** The smallest size of a value that is not 0. */
  minSize: number
  /** Whether any finite value is 0 or less. */
  hasNonPositive: boolean
}

export const emptyExtent = (): Extent => ({
  min: Infinity,
  max: -Infinity,
  minPositive: Infinity,
  minSize: Infinity,
  hasNonPositive: false,
})

/** The extent of the first `count` values; those above `cap` do not count (a run on its way to infinity has no top). */
export function extentOf(values: Float64Array, count: number, cap = Infinity): Extent {
  const extent = emptyExtent()
  for (let i = 0; i < count; i += 1) {
    const value = values[i] ?? NaN
    if (!(Math.abs(value) <= cap) || !Number.isFinite(value)) continue
    if (value < extent.min) extent.min = value
    if (value > extent.max) extent.max = value
    if (value !== 0 && Math.abs(value) < extent.minSize) extent.minSize = Math.abs(value)
    if (value <= 0) extent.hasNonPositive = true
    else if (value < extent.minPositive) extent.minPositive = value
  }
  return extent
}

export const unite = (extents: readonly Extent[]): Extent => ({
  min: Math.min(Infinity, ...extents.map((e) => e.min)),
  max: Math.max(-Infinity, ...extents.map((e) => e.max)),
  minPositive: Math.min(Infinity, ...extents.map((e) => e.minPositive)),
  minSize: Math.min(Infinity, ...extents.map((e) => e.minSize)),
  hasNonPositive: extents.some((e) => e.hasNonPositive),
})

/**
 * A vertical axis: `scale` is what could be had, which on a wish for a logarithm may still be linear. `signed` is logarithmic
 * in both directions, and linear about 0 as far as `linearTo`.
 */
export type Domain = { min: number; max: number } & ({ scale: AxisScale } | { scale: 'signed'; linearTo: number })

/** A logarithmic axis reaches at most this many decades down: lower values leave the chart at its lower edge. */
const DECADES = 20
/** One that goes both ways reaches as many on either side. */
const SIGNED_DECADES = 6

/**
 * The axis for an extent. Logarithmic: whole decades, at least one; if there are negative values both ways where they are as
 * good as others (`signed`); linear if no value is positive. Linear: round ends, with 0 among them if the values come near it.
 */
export function domainFor(extent: Extent, wanted: AxisScale, signed = false): Domain {
  if (!(extent.max >= extent.min))
    return wanted === 'log' ? { scale: 'log', min: 0.1, max: 10 } : { scale: 'linear', min: 0, max: 1 }
  if (wanted === 'log' && extent.minPositive <= extent.max && !(signed && extent.min < 0)) {
    const top = Math.max(-306, Math.min(308, Math.ceil(Math.log10(extent.max) - 1e-9)))
    const bottom = Math.max(-307, Math.floor(Math.log10(extent.minPositive) + 1e-9), top - DECADES)
    // A single value that is a power of ten itself would lie on the edge.
    const [low, high] = bottom < top ? [bottom, top] : [bottom - 1, Math.min(308, top + 1)]
    return { scale: 'log', min: 10 ** low, max: 10 ** high }
  }
  if (wanted === 'log' && signed && extent.min < 0) return signedDomain(extent)
  const { min, max } = extent
  const from = min > 0 && min < max * 0.5 ? 0 : min
  // What differs by rounding only is one value: an axis round it, not one that magnifies the rounding.
  const size = Math.max(Math.abs(from), Math.abs(max))
  const margin = max - from > size * 1e-12 && size > 1e-280 ? 0 : Math.max(size * 0.5, size > 1e-280 ? 0 : 1)
  const [low, high] = nice(from - margin, max + margin, 5)
  return { scale: 'linear', min: low, max: high }
}

/** Whole decades on the sides where values are. */
function signedDomain({ min, max, minSize }: Extent): Domain {
  const decade = (size: number) => Math.max(-306, Math.min(308, Math.ceil(Math.log10(size) - 1e-9)))
  const top = decade(Math.max(-min, max))
  const bottom = Math.min(top - 1, Math.max(Math.floor(Math.log10(minSize) + 1e-9), top - SIGNED_DECADES, -307))
  const end = (size: number) => (size > 0 ? 10 ** Math.max(decade(size), bottom) : 0)
  return { scale: 'signed', linearTo: 10 ** bottom, min: -end(-min), max: end(max) }
}

/** From value to height above the lower edge, 0 to 1 inside the axis. NaN for what a logarithm does not have. */
function shareScale(domain: Domain): (value: number) => number {
  const { scale, min, max } = domain
  if (scale === 'signed') {
    const decades = (value: number) => Math.sign(value) * Math.log10(1 + Math.abs(value) / domain.linearTo)
    const bottom = decades(min)
    const height = decades(max) - bottom
    return (value) => (decades(value) - bottom) / height
  }
  if (scale === 'linear') return (value) => (value - min) / (max - min)
  const bottom = Math.log10(min)
  const decades = Math.log10(max) - bottom
  return (value) => (value > 0 ? (Math.log10(value) - bottom) / decades : NaN)
}

export const share = (domain: Domain, value: number): number => shareScale(domain)(value)

export interface Tick {
  value: number
  label: string
}

/** Ticks at least `spacing` pixels apart: round values, or decades (every second, third, ... where there are many). */
export function valueTicks(domain: Domain, pixels: number, spacing = 20): Tick[] {
  const most = Math.max(2, Math.floor(pixels / spacing))
  if (domain.scale === 'linear') {
    const values = roundValues(domain.min, domain.max, Math.min(5, most))
    const step = values.length > 1 ? (values[1] ?? 0) - (values[0] ?? 0) : domain.max - domain.min
    return values.map((value) => ({ value, label: formatTick(value, step) }))
  }
  if (domain.scale === 'signed') return signedTicks(domain, most)
  const bottom = Math.round(Math.log10(domain.min))
  const top = Math.round(Math.log10(domain.max))
  const every = Math.max(1, Math.ceil((top - bottom) / most))
  const ticks: Tick[] = []
  for (let exponent = Math.ceil(bottom / every) * every; exponent <= top; exponent += every)
    ticks.push({ value: 10 ** exponent, label: formatDecade(exponent) })
  return ticks
}

/** 0, and decades on either side that keep as far from it as from one another. */
function signedTicks({ min, max, linearTo }: Extract<Domain, { scale: 'signed' }>, most: number): Tick[] {
  const bottom = Math.round(Math.log10(linearTo))
  const above = (end: number) => (end > 0 ? Math.round(Math.log10(end)) - bottom : 0)
  const every = Math.max(1, Math.ceil((above(max) + above(-min)) / Math.max(1, most - 1)))
  const side = (sign: 1 | -1, end: number): Tick[] => {
    const ticks: Tick[] = []
    for (let decades = above(end); decades >= every; decades -= every) {
      const label = formatDecade(bottom + decades)
      ticks.push({ value: sign * 10 ** (bottom + decades), label: sign < 0 ? `\u2212${label}` : label })
    }
    return ticks
  }
  return [...side(-1, -min), { value: 0, label: '0' }, ...side(1, max).reverse()]
}

/** Whole steps, round, at least `spacing` pixels apart. */
export function stepTicks(steps: number, pixels: number, spacing = 60): number[] {
  return roundValues(0, steps, Math.max(2, Math.floor(pixels / spacing))).filter(Number.isInteger)
}

export const xOfStep = ({ left, right }: StripFrame, steps: number, step: number): number =>
  left + ((right - left) * step) / steps

/** The place on the axis under a pixel, whole or on another grain. */
export function stepAtX({ left, right }: StripFrame, steps: number, x: number, grain = 1): number {
  const place = ((x - left) / (right - left)) * steps
  return Math.max(0, Math.min(steps, Number((Math.round(place / grain) * grain).toFixed(3))))
}

/** From value to pixel, for many values at once. */
export function yScale({ top, bottom }: StripFrame, domain: Domain): (value: number) => number {
  const toShare = shareScale(domain)
  return (value) => bottom - (bottom - top) * toShare(value)
}

export const yOfValue = (frame: StripFrame, domain: Domain, value: number): number => yScale(frame, domain)(value)

/**
 * The heights moved apart to at least `room`, in their order, as little as can be and within the bounds; where these have no room for
 * all, evenly over them.
 */
export function spreadOut(
  heights: readonly number[],
  room: number,
  [top, bottom]: readonly [number, number],
): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0) || a - b)
  const gap = Math.min(room, (bottom - top) / Math.max(1, heights.length - 1))
  const placed = [...heights]
  let least = top
  for (const i of order) {
    placed[i] = Math.max(placed[i] ?? top, least)
    least = (placed[i] ?? top) + gap
  }
  let most = bottom
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i] ?? bottom, most)
    most = (placed[i] ?? bottom) - gap
  }
  return placed
}

/** Which of the heights can have a text of height `room` each: the first of those that lie too near to one another. */
export function keepApart(heights: readonly number[], room: number): number[] {
  const kept: number[] = []
  heights.forEach((height, i) => {
    if (kept.every((other) => Math.abs((heights[other] ?? NaN) - height) >= room)) kept.push(i)
  })
  return kept
}

/**
 * Markers of one and the same value at one step: how far each moves to the left, so that all are seen. Values that only
 * lie close stay in place: a marker beside its step would say something false.
 */
export const fanOut = (heads: readonly { x: number; value: number }[], apart = 9): number[] =>
  heads.map(({ x, value }, i) => {
    const covered = heads.slice(0, i).filter((other) => other.x === x && other.value === value)
    return covered.length === 0 ? 0 : -apart * covered.length
  })

/** The value at a height of the plot, and above or below it: the inverse of `yOfValue`. */
export function valueAtY({ top, bottom }: StripFrame, domain: Domain, y: number): number {
  const { scale, min, max } = domain
  const height = (bottom - y) / (bottom - top)
  if (scale === 'signed') {
    const decades = (value: number) => Math.sign(value) * Math.log10(1 + Math.abs(value) / domain.linearTo)
    const size = decades(min) + height * (decades(max) - decades(min))
    return Math.sign(size) * domain.linearTo * (10 ** Math.abs(size) - 1)
  }
  return scale === 'linear' ? min + height * (max - min) : min * (max / min) ** height
}
