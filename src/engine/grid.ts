import type { View } from '../core/method.ts'
import type { SurfaceFunction } from '../language/index.ts'

/**
 * Samples of a surface on a view: sample (i, j) stands in `values[j * width + i]`. The view's edges are columns 2 and
 * `width - 3`, rows 2 and `height - 3`. Round them runs a ring of samples outside, so that isolines cross the frame, and
 * round that a ring of NaN, so that every region ends inside the grid.
 */
export interface Grid {
  width: number
  height: number
  values: Float64Array
  /** The surface coordinate of column i; i need not be whole. */
  x(i: number): number
  y(j: number): number
}

const MARGIN = 2

/** Between two `next()`, a row of samples each, the work can be given up. */
export function* sampleGrid(
  surface: SurfaceFunction,
  view: View,
  columns: number,
  rows: number,
): Generator<undefined, Grid> {
  const width = columns + 2 * MARGIN
  const height = rows + 2 * MARGIN
  const x = axis(view.x, columns)
  const y = axis(view.y, rows)
  const values = new Float64Array(width * height).fill(NaN)
  for (let j = 1; j < height - 1; j++) {
    const rowY = y(j)
    for (let i = 1; i < width - 1; i++) values[j * width + i] = surface.value(x(i), rowY)
    yield
  }
  return { width, height, values, x, y }
}

/** Weighted ends instead of steps from one end: exact at both ends and in the middle, where poles like to be. */
const axis =
  ([from, to]: readonly [number, number], samples: number) =>
  (i: number): number =>
    ((samples - 1 + MARGIN - i) * from + (i - MARGIN) * to) / (samples - 1)

/** What the samples in the view say of f. */
export interface Statistics {
  finiteCount: number
  /** NaN if no sample is finite. */
  minimum: number
  maximum: number
  /** Whether the lowest or highest sample stands alone, as next to a pole: no extremum that the grid resolves. */
  spikeBelow: boolean
  spikeAbove: boolean
  /** The value below which a share of the finite samples lies, from a few thousand of them. */
  quantile(share: number): number
}

const ENOUGH_FOR_QUANTILES = 4096

export function statisticsOf(grid: Grid): Statistics {
  const { width, height, values } = grid
  const finite = new Float64Array(values.length)
  let finiteCount = 0
  let lowest = 0
  let highest = 0
  for (let j = MARGIN; j < height - MARGIN; j++) {
    for (let i = MARGIN; i < width - MARGIN; i++) {
      const k = j * width + i
      const value = values[k]!
      if (!Number.isFinite(value)) continue
      finite[finiteCount++] = value
      if (!(value >= values[lowest]!)) lowest = k
      if (!(value <= values[highest]!)) highest = k
    }
  }
  const stride = Math.ceil(finiteCount / ENOUGH_FOR_QUANTILES)
  const count = stride > 0 ? Math.ceil(finiteCount / stride) : 0
  const some = Float64Array.from({ length: count }, (_, k) => finite[k * stride]!).sort()
  // Sample 0 lies in the margin: NaN, the answer if nothing is finite.
  const [minimum, maximum] = [values[lowest]!, values[highest]!]
  return {
    finiteCount,
    minimum,
    maximum,
    spikeBelow: standsAlone(grid, lowest, maximum - minimum),
    spikeAbove: standsAlone(grid, highest, maximum - minimum),
    quantile: (share) => some[Math.round(share * (some.length - 1))] ?? NaN,
  }
}

/** Whether a neighbour of sample k lies more than half the whole range away. */
const standsAlone = ({ width, values }: Grid, k: number, range: number): boolean =>
  [1, -1, width, -width].some((step) => Math.abs(values[k + step]! - values[k]!) > range / 2)
