/** Where a curve and the steps under it stand in a picture, and what has to be known of that. */
import { surfaceOf } from '../../config/index.ts'
import type { SurfaceChoice } from '../../config/types.ts'
import type { View } from '../../core/method.ts'
import type { ContourPicture } from '../../engine/types.ts'
import type { Frame } from '../surface/geometry.ts'
import type { StartLine } from '../surface/StartHandle.tsx'
import {
  curveFrames,
  curveProjection,
  heightOf,
  heightsOf,
  stepsProjection,
  valueOn,
  type Heights,
} from './geometry.ts'
import type { CurvePlace } from './picture.ts'

/** Undefined until the worker has sent the curve. */
export function placeCurve(
  picture: ContourPicture | undefined,
  x: View['x'],
  /** How long the axis of the steps is. */
  length: number,
  frame: Frame,
  hasSteps = true,
): CurvePlace | undefined {
  const curve = picture?.curve
  if (!curve) return undefined
  const frames = hasSteps ? curveFrames(frame) : { curve: frame }
  const heights = heightsOf(curve, x)
  const projection = curveProjection(x, heights, frames.curve)
  return { curve, heights, projection, ...(frames.steps && { steps: stepsProjection(x, length, frames.steps) }) }
}

/** The height of the curve at x; beyond its samples that of the nearest. */
export function heightAt({ curve, heights }: { curve: CurvePlace['curve']; heights: Heights }, x: number): number {
  const [first = 0, last = 0] = [curve.x[0], curve.x.at(-1)]
  return heightOf(heights, valueOn(curve, Math.max(first, Math.min(last, x))))
}

/** The nearest x that a run may start from. */
export function nearestIn(surface: SurfaceChoice, x: number): number {
  const [min = -Infinity, max = Infinity] = surfaceOf(surface).interval ?? []
  return Math.max(min, Math.min(max, x))
}

/** What the handle of the start is held on. */
export const startLine = (surface: SurfaceChoice, place: CurvePlace): StartLine => ({
  heightAt: (x) => heightAt(place, x),
  nearest: (x) => nearestIn(surface, x),
})

/** Terms by their numbers: `f₁`, `f₂, f₃`. */
export const termName = (places: readonly number[]): string =>
  places
    .map((place) => `f${[...String(place + 1)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit))).join('')}`)
    .join(', ')
