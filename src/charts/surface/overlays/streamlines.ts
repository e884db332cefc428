import { gradientFlow } from '../../../engine/flow.ts'
import type { PackedLines } from '../../../engine/types.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { inFrame, toX, toY, unproject, type Projection } from '../geometry.ts'

type Pixel = readonly [X: number, Y: number]

/** Lines of the gradient flow stand about so far apart, in pixels, and end where they come nearer than half of it. */
const spacingIn = ({ width, height }: Projection['frame']): number => (Math.min(width, height) < 320 ? 30 : 42)
const NEAREST = 0.5
/** A line shorter than this says nothing. */
const SHORTEST = 24
/** Tolerance of the flow, and the longest of its steps in tolerances: a twentieth of a pixel, and six pixels. */
const TOLERANCE = 0.05
const LONGEST_STEP = 120
/** Gradients for half a line; along a kink, or a valley that is very stiff, it ends before. */
const EVALUATIONS = 4000
/** Lines at most. */
const MOST = 400

/** What is taken already, by cells as wide as the lines stand apart. */
function occupancy(spacing: number) {
  const cells = new Map<string, Pixel[]>()
  const cellOf = (X: number, Y: number) => [Math.floor(X / spacing), Math.floor(Y / spacing)] as const
  return {
    add([X, Y]: Pixel) {
      const key = cellOf(X, Y).join()
      const cell = cells.get(key)
      if (cell) cell.push([X, Y])
      else cells.set(key, [[X, Y]])
    },
    isFree([X, Y]: Pixel, distance: number): boolean {
      const [column, row] = cellOf(X, Y)
      for (let i = column - 1; i <= column + 1; i += 1)
        for (let j = row - 1; j <= row + 1; j += 1)
          if (cells.get(`${i},${j}`)?.some((other) => Math.hypot(other[0] - X, other[1] - Y) < distance)) return false
      return true
    },
  }
}

/**
 * Lines of the gradient flow that fill the frame evenly: each begins where the ones before leave room and runs down and up
 * until it meets another (Jobard & Lefer 1997). In surface coordinates, every line downhill. Yields after each line.
 */
export function* streamlines(p: Projection, surface: SurfaceFunction): Generator<PackedLines, void> {
  const spacing = spacingIn(p.frame)
  const taken = occupancy(spacing)
  const { left, top, width, height } = p.frame
  const seeds: Pixel[] = []
  for (let X = left + spacing; X < left + width; X += 3 * spacing)
    for (let Y = top + spacing; Y < top + height; Y += 3 * spacing) seeds.push([X, Y])
  let count = 0
  for (let next = 0; next < seeds.length && count < MOST; next += 1) {
    const seed = seeds[next]
    if (!seed || !inFrame(p.frame, ...seed) || !taken.isFree(seed, spacing)) continue
    const isFree = (pixel: Pixel) => inFrame(p.frame, ...pixel) && taken.isFree(pixel, NEAREST * spacing)
    const up = half(p, surface, seed, true, isFree)
    const down = half(p, surface, seed, false, isFree)
    const line = [...up.toReversed(), seed, ...down]
    if (lengthOf(line) < SHORTEST) continue
    count += 1
    line.forEach(taken.add)
    for (let i = 1; i < line.length; i += 2) seeds.push(...beside(line[i - 1] ?? seed, line[i] ?? seed, spacing))
    yield packed(p, line)
  }
}

/** The points of one side of a line, the seed left out. */
function half(
  p: Projection,
  surface: SurfaceFunction,
  seed: Pixel,
  uphill: boolean,
  isFree: (pixel: Pixel) => boolean,
) {
  const flow = gradientFlow(surface, unproject(p, ...seed), {
    tolerance: [TOLERANCE / p.kx, TOLERANCE / -p.ky],
    longest: LONGEST_STEP,
    evaluations: EVALUATIONS,
    uphill,
  })
  const line: Pixel[] = []
  for (let ended = false, i = 1; !ended;) {
    ended = flow.advance(1)
    for (; i < flow.times.length; i += 1) {
      const pixel: Pixel = [toX(p, flow.points[2 * i] ?? NaN), toY(p, flow.points[2 * i + 1] ?? NaN)]
      if (!isFree(pixel)) return line
      const [X, Y] = line.at(-1) ?? seed
      // Steps along a stiff valley are many times shorter than a pixel.
      if (Math.hypot(pixel[0] - X, pixel[1] - Y) >= 1) line.push(pixel)
    }
  }
  return line
}

const lengthOf = (line: readonly Pixel[]): number =>
  line.reduce((sum, [X, Y], i) => {
    const [fromX, fromY] = line[i - 1] ?? [X, Y]
    return sum + Math.hypot(X - fromX, Y - fromY)
  }, 0)

/** A place to each side of a segment, as far as the lines shall stand apart. */
function beside([aX, aY]: Pixel, [bX, bY]: Pixel, distance: number): Pixel[] {
  const length = Math.hypot(bX - aX, bY - aY)
  if (length === 0) return []
  const [nX, nY] = [-(bY - aY) / length, (bX - aX) / length]
  return [1.001, -1.001].map((side) => [bX + side * distance * nX, bY + side * distance * nY] as const)
}

const packed = (p: Projection, line: readonly Pixel[]): PackedLines => ({
  coordinates: Float64Array.from(line.flatMap(([X, Y]) => unproject(p, X, Y))),
  offsets: Uint32Array.of(0, line.length),
})
