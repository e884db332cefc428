import { exp } from '../../language/elementary.ts'
import type { Grid } from '../grid.ts'
import { levelLines, ranksOf } from '../marchingSquares.ts'
import { quantileOf } from './statistics.ts'
import type { Ensemble } from './types.ts'

/** Shares of the points that the regions hold. */
const SHARES = [0.5, 0.9] as const
const SIDE = 64
/** Bandwidths that the grid reaches beyond the points that count. */
const MARGIN = 4
/** Of the points on either side that do not stretch the grid. */
const OUTLIERS = 0.01
/** Of a normal distribution: the quartiles' distance in standard deviations. */
const QUARTILES = 1.349
const FEWEST = 8

/**
 * Regions of highest density of points (x and y in turn): where a sum of Gaussian kernels exceeds what it is at the lowest of the
 * share of points (Hyndman 1996). The bandwidths are Scott's (1992), n^(-1/6) of the spread along each axis, the spread being the
 * smaller of standard deviation and quartiles' distance. None for fewer than 8 points, and where they do not spread.
 */
export function highestDensity(points: Float64Array): Ensemble['density'] {
  const n = points.length / 2
  if (n < FEWEST) return []
  const [along, across] = [0, 1].map((c) => axisOf(points, c, n)) as [Axis, Axis]
  if (!(along.bandwidth > 0 && across.bandwidth > 0)) return []
  const grid = gridOf(along, across)
  addKernels(grid.values, points, along, across)
  const values = new Float64Array(n)
  for (let i = 0; i < n; i++) values[i] = valueAt(grid.values, along, across, points[2 * i]!, points[2 * i + 1]!)
  values.sort()
  // Ascending, as isolines want them: the region that holds more of the points comes first.
  const shares = SHARES.toReversed()
  const levels = shares.map((share) => quantileOf(values, n, 1 - share))
  const lines = levelLines(grid, levels, ranksOf(grid.values, levels), new Uint8Array(grid.values.length))
  return shares.map((share, k) => ({ share, rings: lines[k]!.rings }))
}

interface Axis {
  from: number
  step: number
  bandwidth: number
}

function axisOf(points: Float64Array, c: number, n: number): Axis {
  const sorted = Float64Array.from({ length: n }, (_, i) => points[2 * i + c]!).sort()
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n
  const variance = sorted.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1)
  const quartiles = quantileOf(sorted, n, 0.75) - quantileOf(sorted, n, 0.25)
  const deviation = Math.sqrt(variance)
  const spread = quartiles > 0 ? Math.min(deviation, quartiles / QUARTILES) : deviation
  const bandwidth = spread / sixthRoot(n)
  const from = quantileOf(sorted, n, OUTLIERS) - MARGIN * bandwidth
  const to = quantileOf(sorted, n, 1 - OUTLIERS) + MARGIN * bandwidth
  return { from, step: (to - from) / (SIDE - 1), bandwidth }
}

/** n^(1/6), by Newton's method from above. */
function sixthRoot(n: number): number {
  let root = n
  for (;;) {
    const r2 = root * root
    const next = (5 * root + n / (r2 * r2 * root)) / 6
    if (!(next < root)) return root
    root = next
  }
}

/** A ring of NaN ends every region inside the grid. */
function gridOf(along: Axis, across: Axis): Grid {
  const side = SIDE + 2
  const values = new Float64Array(side * side).fill(NaN)
  for (let j = 1; j <= SIDE; j++) values.fill(0, j * side + 1, j * side + 1 + SIDE)
  return {
    width: side,
    height: side,
    values,
    x: (i) => along.from + (i - 1) * along.step,
    y: (j) => across.from + (j - 1) * across.step,
  }
}

function addKernels(values: Float64Array, points: Float64Array, along: Axis, across: Axis): void {
  const [left, up] = [new Float64Array(SIDE), new Float64Array(SIDE)]
  for (let i = 0; i < points.length; i += 2) {
    kernel(along, points[i]!, left)
    kernel(across, points[i + 1]!, up)
    for (let j = 0; j < SIDE; j++) {
      const weight = up[j]!
      if (weight === 0) continue
      const row = (j + 1) * (SIDE + 2) + 1
      for (let k = 0; k < SIDE; k++) values[row + k] = values[row + k]! + weight * left[k]!
    }
  }
}

/** exp(-u^2/2) of the distance in bandwidths, to `out`. */
function kernel({ from, step, bandwidth }: Axis, point: number, out: Float64Array): void {
  for (let k = 0; k < SIDE; k++) {
    const u = (from + k * step - point) / bandwidth
    out[k] = exp((-u * u) / 2)
  }
}

/** Interpolated between the four samples about a point; 0 outside the grid. */
function valueAt(values: Float64Array, along: Axis, across: Axis, x: number, y: number): number {
  const [u, v] = [(x - along.from) / along.step, (y - across.from) / across.step]
  const [i, j] = [Math.floor(u), Math.floor(v)]
  if (!(i >= 0 && j >= 0 && i < SIDE - 1 && j < SIDE - 1)) return 0
  const k = (j + 1) * (SIDE + 2) + i + 1
  const [a, b] = [u - i, v - j]
  const lower = values[k]! + a * (values[k + 1]! - values[k]!)
  const upper = values[k + SIDE + 2]! + a * (values[k + SIDE + 3]! - values[k + SIDE + 2]!)
  return lower + b * (upper - lower)
}
