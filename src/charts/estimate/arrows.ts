/** The two gradients at a point as arrows of one scale, and the ellipse of one standard deviation of a batch’s, in pixels. */
import type { GradientNoise } from '../../engine/gradientNoise.ts'
import { inFrame, toX, toY, type Projection } from '../surface/geometry.ts'
import { directionLength, type PixelArrow } from '../surface/inspection/vectorGeometry.ts'
import type { Estimated } from './estimated.ts'

export interface EstimateArrows {
  given: PixelArrow | undefined
  full: PixelArrow | undefined
  /** One standard deviation of a batch's gradient about the full one. */
  scatter?: { x: number; y: number; long: number; short: number; degrees: number }
}

type Pair = readonly [number, number]

/** Undefined for a point outside the picture. */
export function estimateArrows(
  p: Projection,
  { point, given, full }: Pick<Estimated, 'point' | 'given' | 'full'>,
  noise?: GradientNoise,
  /** Pixels by which the arrows lie beside one another, where both lead along one line. */
  beside = 0,
): EstimateArrows | undefined {
  const from: Pair = [toX(p, point[0]), toY(p, point[1])]
  if (!inFrame(p.frame, ...from)) return undefined
  const [g, f] = [given, full].map(([x, y]): Pair => [-x * p.kx, -y * p.ky]) as [Pair, Pair]
  const axes = noise?.batch ? axesOf(p, noise) : undefined
  const longest = Math.max(Math.hypot(...g), Math.hypot(...f), axes?.long ?? 0)
  if (!(longest > 0) || !Number.isFinite(longest)) return undefined
  const scale = directionLength(p) / longest
  return {
    given: arrow([from[0], from[1] - beside / 2], g, scale),
    full: arrow([from[0], from[1] + beside / 2], f, scale),
    ...(axes && {
      scatter: {
        x: from[0] + f[0] * scale,
        y: from[1] + beside / 2 + f[1] * scale,
        long: axes.long * scale,
        short: axes.short * scale,
        degrees: axes.degrees,
      },
    }),
  }
}

/** Pixels between the two arrows on a curve. */
export const BESIDE = 18

/** The same on the curve of one parameter. */
export const lifted = (there: Estimated, heightAt: ((x: number) => number) | undefined): Estimated =>
  heightAt ? { ...there, point: [there.point[0], heightAt(there.point[0])] } : there

function arrow(from: Pair, along: Pair, scale: number): PixelArrow | undefined {
  const size = Math.hypot(...along)
  if (!(size > 0)) return undefined
  const unit: Pair = [along[0] / size, along[1] / size]
  const length = size * scale
  return { from, tip: [from[0] + unit[0] * length, from[1] + unit[1] * length], along: unit, length }
}

/** Half axes of the ellipse in pixels for a gradient of 1, the longer one turned by so many degrees. */
function axesOf(p: Projection, { covariance: [xx, xy, yy], sigma2, batch }: GradientNoise) {
  const share = batch && sigma2 > 0 ? batch.variance / sigma2 : 0
  const [a, b, c] = [xx * p.kx * p.kx * share, xy * p.kx * p.ky * share, yy * p.ky * p.ky * share]
  const mean = (a + c) / 2
  const radius = Math.hypot((a - c) / 2, b)
  return {
    long: Math.sqrt(mean + radius),
    short: Math.sqrt(Math.max(0, mean - radius)),
    degrees: (Math.atan2(b, (a - c) / 2) * 90) / Math.PI,
  }
}
