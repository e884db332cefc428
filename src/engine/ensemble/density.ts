import { exp } from '../../language/elementary.ts'
import type { Grid } from '../grid.ts'
import { levelLines, ranksOf } from '../marchingSquares.ts'
import { quantileOf } from './statistics.ts'
import type { Ensemble } from './types.ts'

/** Shares of the points that the regions hold. */
const SHARES = [0.5, 0.9] as const
const SIDE = 96
/** Bandwidths that the grid reaches beyond the points that count. */
const MARGIN = 4
/** Of the points on either side that do not stretch the grid. */
const OUTLIERS = 0.01
/** Of a normal distribution: the quartiles' distance in standard deviations. */
const QUARTILES = 1.349
const FEWEST = 8
/** Points whose neighbours are looked for. */
const PROBES = 64
/** Beyond so many bandwidths a kernel is as good as none. */
const REACH = 6

/**
 * Regions of highest density of points (x and y in turn): where a sum of Gaussian kernels exceeds what it is at the lowest of the
 * share of points (Hyndman 1996). The bandwidths are Scott's (1992), n^(-1/6) of the spread along each axis, times how much nearer
 * neighbours are than in one normal heap of that spread: several heaps are not blurred into one. None for fewer than 8 points, and
 * where they do not spread.
 */
export function highestDensity(points: Float64Array): Ensemble['density'] {
  const n = points.length / 2
  if (n < FEWEST) return []
  const spreads = [0, 1].map((c) => spreadOf(points, c, n)) as [Spread, Spread]
  if (!spreads.every(({ size }) => size > 0)) return []
  const factor = Math.min(1, crowding(points, n, spreads)) / sixthRoot(n)
  const [along, across] = spreads.map((spread) => axisOf(spread, factor)) as [Axis, Axis]
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

interface Spread {
  /** In standard deviations; by the quartiles, where that is less. */
  size: number
  from: number
  to: number
}

interface Axis {
  from: number
  step: number
  bandwidth: number
}

function spreadOf(points: Float64Array, c: number, n: number): Spread {
  const sorted = Float64Array.from({ length: n }, (_, i) => points[2 * i + c]!).sort()
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n
  const variance = sorted.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1)
  const quartiles = quantileOf(sorted, n, 0.75) - quantileOf(sorted, n, 0.25)
  const deviation = Math.sqrt(variance)
  return {
    size: quartiles > 0 ? Math.min(deviation, quartiles / QUARTILES) : deviation,
    from: quantileOf(sorted, n, OUTLIERS),
    to: quantileOf(sorted, n, 1 - OUTLIERS),
  }
}

/**
 * The distance of the sqrt(n)-th neighbour, in spreads, to what it is at a typical point of one normal heap, 2 n^(-1/4): the median of
 * some points.
 */
function crowding(points: Float64Array, n: number, [along, across]: readonly [Spread, Spread]): number {
  const k = Math.ceil(Math.sqrt(n))
  const stride = Math.max(1, Math.floor(n / PROBES))
  const squares = new Float64Array(n)
  const distances: number[] = []
  for (let probe = 0; probe < n; probe += stride) {
    for (let i = 0; i < n; i++) {
      const u = (points[2 * i]! - points[2 * probe]!) / along.size
      const v = (points[2 * i + 1]! - points[2 * probe + 1]!) / across.size
      squares[i] = u * u + v * v
    }
    distances.push(Math.sqrt(squares.sort()[k]!))
  }
  const ascending = Float64Array.from(distances).sort()
  return (quantileOf(ascending, ascending.length, 0.5) * Math.sqrt(Math.sqrt(n))) / 2
}

/** A kernel is never narrower than the grid can show. */
function axisOf({ size, from, to }: Spread, factor: number): Axis {
  const bandwidth = Math.max(factor * size, (1.2 * (to - from)) / SIDE)
  const [first, last] = [from - MARGIN * bandwidth, to + MARGIN * bandwidth]
  return { from: first, step: (last - first) / (SIDE - 1), bandwidth }
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
    out[k] = Math.abs(u) < REACH ? exp((-u * u) / 2) : 0
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
