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
const FEWEST = 8
/** Points among which neighbours are looked for. */
const AMONG = 128
/** Beyond so many bandwidths a kernel is as good as none. */
const REACH = 6
/** Of the median bandwidth: where many seeds end at one point, a kernel is no narrower. */
const NARROWEST = 0.25
/** A kernel is no narrower than so many cells of the grid, which could not show it. */
const CELLS = 1.2

/**
 * Regions of highest density of points (x and y in turn): where a sum of Gaussian kernels exceeds what it is at the lowest of the
 * share of points (Hyndman 1996). Every point has a bandwidth of its own, as wide as its neighbours are far (Breiman, Meisel & Purcell
 * 1977), so that a narrow heap is not blurred and a wide one not torn; in one normal heap it is n^(-1/6) of the spread at a typical
 * point (Scott 1992). None for fewer than 8 points, and where they do not spread.
 */
export function highestDensity(points: Float64Array): Ensemble['density'] {
  const n = points.length / 2
  if (n < FEWEST) return []
  const columns = [0, 1].map((c) => Float64Array.from({ length: n }, (_, i) => points[2 * i + c]!)) as Columns
  const spreads = columns.map(deviation) as Pair
  if (!spreads.every((spread) => spread > 0 && spread < Infinity)) return []
  const scales = localScales(columns, n, spreads)
  const bandwidths = bandwidthsOf(columns, n, scales)
  const [along, across] = columns.map((values, c) => axisOf(values, n, bandwidths, scales[c]!)) as [Axis, Axis]
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

type Columns = [x: Float64Array, y: Float64Array]
type Pair = [alongX: number, alongY: number]

interface Axis {
  from: number
  step: number
  /** Of each point's kernel. */
  bandwidths: Float64Array
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1))
}

const median = (values: readonly number[]): number => quantileOf(Float64Array.from(values).sort(), values.length, 0.5)

/** About evenly chosen. */
const someOf = (n: number): number[] => {
  const count = Math.min(n, AMONG)
  return Array.from({ length: count }, (_, k) => Math.floor((k * n) / count))
}

/** Squares of the distances from a point to some others. */
function squaresFrom([x, y]: Columns, [alongX, alongY]: Pair, i: number, others: readonly number[], out: Float64Array) {
  for (let k = 0; k < others.length; k++) {
    const [u, v] = [(x[others[k]!]! - x[i]!) / alongX, (y[others[k]!]! - y[i]!) / alongY]
    out[k] = u * u + v * v
  }
}

/** How many of the points that are looked among count as neighbours: of n, the square root. */
const neighboursIn = (n: number, count: number): number => Math.max(2, Math.round((Math.sqrt(n) * count) / n))

/** How far neighbours are along each axis: what the spread of all is not, where they lie in several heaps. */
function localScales([x, y]: Columns, n: number, spreads: Pair): Pair {
  const some = someOf(n)
  const k = neighboursIn(n, some.length)
  const squares = new Float64Array(some.length)
  const [alongX, alongY]: [number[], number[]] = [[], []]
  for (const i of some) {
    squaresFrom([x, y], spreads, i, some, squares)
    const within = squares.toSorted()[Math.min(k, squares.length - 1)]!
    let [sumX, sumY] = [0, 0]
    for (const [at, other] of some.entries()) {
      if (!(squares[at]! <= within)) continue
      sumX += Math.abs(x[other]! - x[i]!)
      sumY += Math.abs(y[other]! - y[i]!)
    }
    alongX.push(sumX)
    alongY.push(sumY)
  }
  const [scaleX, scaleY] = [median(alongX), median(alongY)]
  return scaleX > 0 && scaleY > 0 ? [scaleX, scaleY] : spreads
}

/** In the local scales: of the distance to the last neighbour as much as makes it n^(-1/6) where that is 2 n^(-1/4). */
function bandwidthsOf(columns: Columns, n: number, scales: Pair): Float64Array {
  const some = someOf(n)
  const k = Math.min(neighboursIn(n, some.length), some.length - 1)
  const squares = new Float64Array(some.length)
  const factor = Math.sqrt(sixthRoot(n)) / 2
  const bandwidths = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    squaresFrom(columns, scales, i, some, squares)
    bandwidths[i] = factor * Math.sqrt(squares.sort()[k]!)
  }
  const least = NARROWEST * median([...bandwidths])
  return bandwidths.map((bandwidth) => Math.max(bandwidth, least))
}

function axisOf(values: Float64Array, n: number, bandwidths: Float64Array, scale: number): Axis {
  const ascending = values.toSorted()
  const [from, to] = [quantileOf(ascending, n, OUTLIERS), quantileOf(ascending, n, 1 - OUTLIERS)]
  const least = (CELLS * (to - from)) / SIDE
  const own = bandwidths.map((bandwidth) => Math.max(scale * bandwidth, least))
  const margin = MARGIN * median([...own])
  return { from: from - margin, step: (to - from + 2 * margin) / (SIDE - 1), bandwidths: own }
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
    const [width, height] = [along.bandwidths[i / 2]!, across.bandwidths[i / 2]!]
    kernel(along, points[i]!, width, 1 / width, left)
    kernel(across, points[i + 1]!, height, 1 / height, up)
    for (let j = 0; j < SIDE; j++) {
      const weight = up[j]!
      if (weight === 0) continue
      const row = (j + 1) * (SIDE + 2) + 1
      for (let k = 0; k < SIDE; k++) values[row + k] = values[row + k]! + weight * left[k]!
    }
  }
}

/** A point's kernel at the grid's lines, to `out`. */
function kernel({ from, step }: Axis, point: number, bandwidth: number, height: number, out: Float64Array): void {
  for (let k = 0; k < SIDE; k++) {
    const u = (from + k * step - point) / bandwidth
    out[k] = Math.abs(u) < REACH ? height * exp((-u * u) / 2) : 0
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
