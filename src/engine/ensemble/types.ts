import type { RunSpecification } from '../../config/types.ts'
import type { PackedLines } from '../types.ts'

/** Asks for the distribution of a run over the seeds 1 to `seeds`; the specification's own seed is of no account. */
export interface EnsembleRequest {
  kind: 'ensemble'
  specification: RunSpecification
  seeds: number
}

/** The shares of the quantiles, ascending; the median is in the middle. */
export const QUANTILE_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** An estimate, and the ends of its 95 % confidence interval; NaN where there are too few seeds for one. */
export interface Interval {
  value: number
  low: number
  high: number
}

/** What is recorded of every seed: of these quantities there are bands. */
export type BandQuantity = 'loss' | 'gradientNorm'

/** A run over many seeds, as far as it is computed. */
export interface Ensemble {
  /** Seeds computed, from seed 1 on. */
  seeds: number
  /** Seeds asked for. */
  of: number
  /** The steps of the horizon at which was looked, ascending; the first is 0, the last is the last. */
  steps: Int32Array
  /**
   * Quantiles at each of these steps: those of `QUANTILE_SHARES` one after another, each for all steps. A seed that has diverged
   * counts as Infinity from there on. NaN where fewer than half of the seeds are still under way.
   */
  bands: Readonly<Record<BandQuantity, Float64Array>>
  /** Where the seeds ended that did not diverge: x and y in turn, in the order of the seeds. */
  endPoints: Float64Array
  /** Rings round the smallest regions that hold about these shares of the end points; none where all ended at one point. */
  density: readonly { share: number; rings: PackedLines }[]
  /** Seeds that diverged. */
  diverged: number
  /** Seeds that ended before the horizon: their patience or a budget had run out. */
  endedEarly: number
  /** Of the losses at the end: the mean is that of the seeds that did not diverge, the median that of all. */
  mean: Interval
  median: Interval
  /** How many seeds ended where downhill leads to each of the surface's minima; empty where it states fewer than two. */
  basins: readonly { minimum: readonly [x: number, y: number]; seeds: number }[]
  /** The first seeds' ways, at the steps above; x and y in turn, as far as they go. */
  paths: readonly Float64Array[]
}

/** How far an ensemble is, and now and then what it is like until then. */
export interface EnsembleProgress {
  done: number
  of: number
  ensemble?: Ensemble
}
