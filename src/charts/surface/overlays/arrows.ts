import type { SurfaceFunction } from '../../../language/index.ts'
import { toX, toY, type Projection } from '../geometry.ts'

/** One arrow of the field -grad f: its middle in pixels, its direction, and the gradient's size at its place in the surface. */
export interface FieldArrow {
  X: number
  Y: number
  along: readonly [X: number, Y: number]
  size: number
}

export interface ArrowField {
  arrows: readonly FieldArrow[]
  /** Sizes from 10^low to 10^high go from the shortest to the longest arrow, evenly in their logarithm. */
  low: number
  high: number
  /** Pixels between neighbours. */
  spacing: number
}

/** Arrows stand about so many pixels apart; closer in a small picture. */
const spacingIn = ({ width, height }: Projection['frame']): number => (Math.min(width, height) < 320 ? 34 : 46)
/** What is smaller by more than this many decades has the shortest arrow. */
const DECADES = 6

/** Twice as far apart, or half: the places of arrows stay where they are on the surface while it is panned and zoomed. */
const latticeStep = (pixels: number, perUnit: number): number => 2 ** Math.round(Math.log2(pixels / perUnit))

function* places([from, to]: readonly [number, number], step: number) {
  const [first, last] = [Math.ceil(from / step), Math.floor(to / step)]
  for (let i = first; i <= last; i += 1) yield i * step
}

/** Arrows of -grad f on a regular grid of the surface. */
export function arrowField(p: Projection, surface: SurfaceFunction): ArrowField {
  const pixels = spacingIn(p.frame)
  const [stepX, stepY] = [latticeStep(pixels, p.kx), latticeStep(pixels, -p.ky)]
  const gradient = new Float64Array(2)
  const arrows: FieldArrow[] = []
  for (const x of places(p.view.x, stepX))
    for (const y of places(p.view.y, stepY)) {
      surface.gradient(x, y, gradient)
      const [gx = NaN, gy = NaN] = gradient
      const [dX, dY] = [-gx * p.kx, -gy * p.ky]
      const length = Math.hypot(dX, dY)
      if (!(length > 0) || length === Infinity) continue
      arrows.push({ X: toX(p, x), Y: toY(p, y), along: [dX / length, dY / length], size: Math.hypot(gx, gy) })
    }
  const sizes = arrows.map(({ size }) => Math.log10(size))
  const high = Math.ceil(sizes.reduce((most, size) => Math.max(most, size), -Infinity))
  const least = Math.floor(sizes.reduce((most, size) => Math.min(most, size), Infinity))
  const low = Math.min(high - 1, Math.max(least, high - DECADES))
  return { arrows, low, high, spacing: Math.min(stepX * p.kx, stepY * -p.ky) }
}

const SHORTEST = 5
/** Of the distance between arrows. */
const LONGEST = 0.82

export function arrowLength({ low, high, spacing }: ArrowField, size: number): number {
  const share = Math.max(0, Math.min(1, (Math.log10(size) - low) / (high - low)))
  return SHORTEST + share * (LONGEST * spacing - SHORTEST)
}
