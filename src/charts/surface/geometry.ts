import { ticks } from 'd3'
import type { View } from '../../core/method.ts'

/** The plot's rectangle inside its container, in pixels. */
export interface Frame {
  left: number
  top: number
  width: number
  height: number
}

/** From surface coordinates to pixels: X = kx x + tx, Y = ky y + ty, with ky negative. */
export interface Projection {
  frame: Frame
  view: View
  kx: number
  ky: number
  tx: number
  ty: number
}

/** Room for the axes; less of it on a small screen. */
export function plotFrame(width: number, height: number): Frame {
  const small = width < 560
  const [left, top, right, bottom] = small ? [38, 6, 10, 26] : [46, 14, 14, 34]
  return { left, top, width: Math.max(40, width - left - right), height: Math.max(40, height - top - bottom) }
}

/** Too small for everything that may stand in it. */
export const isCompact = ({ width, height }: Pick<Frame, 'width' | 'height'>): boolean => width < 480 || height < 240

/** Room for more than the picture needs: the key of an update's arrows, the surface in small. */
export const isRoomy = ({ width, height }: Pick<Frame, 'width' | 'height'>): boolean => width >= 620 && height >= 330

const span = ([min, max]: readonly [number, number]) => max - min
const centre = ([min, max]: readonly [number, number]) => min + (max - min) / 2
const around = (middle: number, width: number) => [middle - width / 2, middle + width / 2] as const

/**
 * The rectangle that is seen when `view` must be: with equal axes a unit is as long in x as in y (so that the
 * gradient stands at right angles to the isolines) and the narrower side grows about its middle.
 */
export function visibleView(view: View, frame: Frame, equal: boolean): View {
  if (!equal) return view
  const unit = Math.max(span(view.x) / frame.width, span(view.y) / frame.height)
  return { x: around(centre(view.x), unit * frame.width), y: around(centre(view.y), unit * frame.height) }
}

export function project(view: View, frame: Frame): Projection {
  const kx = frame.width / span(view.x)
  const ky = -frame.height / span(view.y)
  return { frame, view, kx, ky, tx: frame.left - kx * view.x[0], ty: frame.top - ky * view.y[1] }
}

export const toX = (p: Projection, x: number): number => p.frame.left + p.kx * (x - p.view.x[0])
export const toY = (p: Projection, y: number): number => p.frame.top + p.ky * (y - p.view.y[1])

/** The surface point under a pixel. */
export const unproject = (p: Projection, X: number, Y: number): readonly [x: number, y: number] => [
  p.view.x[0] + (X - p.frame.left) / p.kx,
  p.view.y[1] + (Y - p.frame.top) / p.ky,
]

/** `value` to the decimals that tell apart what is `grain` apart; adding 0 takes the sign off a rounded zero. */
const rounded = (value: number, grain: number): number => {
  const decimals = Math.ceil(-Math.log10(grain))
  return decimals >= 0 && decimals <= 100 ? Number(value.toFixed(decimals)) + 0 : value
}

/** The surface point under a pixel, with no more decimals than pixels can tell apart: a number to read and to link. */
export const pointAt = (p: Projection, X: number, Y: number): readonly [x: number, y: number] => {
  const [x, y] = unproject(p, X, Y)
  return [rounded(x, 1 / p.kx), rounded(y, -1 / p.ky)]
}

/** The view with its ends rounded by less than a pixel of any screen. */
export const roundedView = (view: View): View => {
  const axis = ([min, max]: readonly [number, number]) => {
    const grain = (max - min) / 1e4
    return [rounded(min, grain), rounded(max, grain)] as const
  }
  const round = { x: axis(view.x), y: axis(view.y) }
  return isUsable(round) ? round : view
}

export const inFrame = ({ left, top, width, height }: Frame, X: number, Y: number, margin = 0): boolean =>
  X >= left - margin && X <= left + width + margin && Y >= top - margin && Y <= top + height + margin

/** Below this share of the coordinates' size neighbouring doubles would become visible; above it f overflows. */
const SMALLEST = 1e-10
const LARGEST = 1e12

/** Zooms by `factor` (above 1: closer) so that the surface point `at` stays where it is on the screen. */
export function zoomAt(view: View, factor: number, at: readonly [number, number]): View {
  const zoomed = {
    x: [at[0] + (view.x[0] - at[0]) / factor, at[0] + (view.x[1] - at[0]) / factor] as const,
    y: [at[1] + (view.y[0] - at[1]) / factor, at[1] + (view.y[1] - at[1]) / factor] as const,
  }
  return isUsable(zoomed) ? zoomed : view
}

export function isUsable({ x, y }: View): boolean {
  return [x, y].every((axis) => {
    const size = Math.max(Math.abs(axis[0]), Math.abs(axis[1]))
    const width = span(axis)
    return Number.isFinite(width) && width > Math.max(SMALLEST, size * SMALLEST) && width < LARGEST && size < LARGEST
  })
}

/** Moves the view so that the surface goes along with the pointer: by (dX, dY) pixels. */
export function pan(p: Projection, dX: number, dY: number): View {
  const dx = dX / p.kx
  const dy = dY / p.ky
  const moved = {
    x: [p.view.x[0] - dx, p.view.x[1] - dx] as const,
    y: [p.view.y[0] - dy, p.view.y[1] - dy] as const,
  }
  return isUsable(moved) ? moved : p.view
}

/** The smallest rectangle round the points with a margin of `padding` of its size; undefined if it has none. */
export function boundingView(points: Iterable<readonly [number, number]>, padding = 0.08): View | undefined {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  const size = Math.max(right - left, top - bottom)
  if (!(size > 0)) return undefined
  const grow = (min: number, max: number) => {
    const width = Math.max(max - min, size * 0.2) * (1 + 2 * padding)
    return around(min + (max - min) / 2, width)
  }
  const view = { x: grow(left, right), y: grow(bottom, top) }
  return isUsable(view) ? view : undefined
}

/** Between two views, by the share `s` of the way: centres and logarithms of the sizes go evenly. */
export function interpolateView(from: View, to: View, s: number): View {
  const axis = (a: readonly [number, number], b: readonly [number, number]) => {
    const width = span(a) * (span(b) / span(a)) ** s
    const change = span(b) - span(a)
    // The centre moves with the width, so that a zoom about a point keeps that point.
    const share = Math.abs(change) > 1e-9 * span(a) ? (width - span(a)) / change : s
    return around(centre(a) + (centre(b) - centre(a)) * share, width)
  }
  return s >= 1 ? to : { x: axis(from.x, to.x), y: axis(from.y, to.y) }
}

/** Round ticks, about one every `spacing` pixels, and their distance. */
export function axisTicks(axis: readonly [number, number], pixels: number, spacing: number) {
  const values = ticks(axis[0], axis[1], Math.max(2, Math.round(pixels / spacing)))
  const step = values.length > 1 ? (values[1] ?? 0) - (values[0] ?? 0) : span(axis)
  return { values, step }
}
