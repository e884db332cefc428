/** What a run is like over many seeds, as a chart draws it. */
import { QUANTILE_SHARES, type BandQuantity, type Ensemble } from '../../engine/ensemble/types.ts'
import type { AxisScale, Quantity } from '../../store/index.ts'
import { positionOf } from '../axisUnit.ts'
import type { ShownRun } from '../shownRuns.ts'
import { extentOf, type Extent } from './geometry.ts'
import { CAP } from './series.ts'

/** The quantiles of a quantity, at the steps at which all seeds were looked at. */
export interface Band {
  run: ShownRun
  ensemble: Ensemble
  /** Where these steps stand on the axis. */
  places: Float64Array
  /** A line for each of `QUANTILE_SHARES`. */
  quantiles: readonly Float64Array[]
  extent: Extent
}

const isBand = (quantity: Quantity): quantity is BandQuantity => quantity === 'loss' || quantity === 'gradientNorm'

/** The bands of all runs that have some for the quantity. */
export const bandsOf = (quantity: Quantity, runs: readonly ShownRun[], scale: AxisScale): Band[] =>
  isBand(quantity) ? runs.flatMap((run) => bandOf(quantity, run, scale) ?? []) : []

function bandOf(quantity: BandQuantity, run: ShownRun, scale: AxisScale): Band | undefined {
  const { ensemble } = run.record
  if (!ensemble) return undefined
  const values = ensemble.bands[quantity]
  const count = ensemble.steps.length
  // Where seeds diverge, their way to infinity does not stretch the axis.
  const cap = values.includes(Infinity) ? CAP[scale] * Math.abs(values[0] ?? 1) || Infinity : Infinity
  return {
    run,
    ensemble,
    places: Float64Array.from(ensemble.steps, (step) => positionOf(run.positions, step)),
    quantiles: QUANTILE_SHARES.map((_, q) => values.subarray(q * count, (q + 1) * count)),
    extent: extentOf(values, values.length, cap),
  }
}

/** The quantiles at a place on the axis, between the two steps about it; undefined outside. */
export function quantilesAt({ places, quantiles }: Band, position: number): number[] | undefined {
  const after = places.findIndex((place) => place >= position)
  if (after < 0) return undefined
  const before = Math.max(0, after - 1)
  const [from, to] = [places[before]!, places[after]!]
  const part = to > from ? (position - from) / (to - from) : 0
  return quantiles.map((values) => {
    const [low, high] = [values[before]!, values[after]!]
    return part === 0 || low === high ? low : part === 1 ? high : low + part * (high - low)
  })
}
