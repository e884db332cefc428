import type { AxisScale } from '../../store/index.ts'
import type { ShownRun } from '../shownRuns.ts'
import { envelope, type Envelope } from './envelope.ts'
import { emptyExtent, extentOf, type Extent } from './geometry.ts'

export type StripId = 'loss' | 'rate' | 'gradientNorm'

/** One run's values on a chart. */
export interface Series {
  run: ShownRun
  values: Float64Array
  count: number
  /** Moves when the values do. */
  version: number
  /** The last step of the past. */
  step: number
}

/** The values of every shown run that belong on the chart. The rate's curve goes on where the run has diverged. */
export const seriesOf = (id: StripId, runs: readonly ShownRun[], playhead: number): Series[] =>
  runs.map((run) => {
    const { samples, version } = run.record
    if (id !== 'rate') {
      const values = id === 'loss' ? samples.losses : samples.gradientNorms
      return { run, values, count: samples.count, version, step: run.step }
    }
    // Where the rates depend on the losses, they are known only as far as the run is.
    if (samples.curve.length === 0) {
      const taken = Math.max(0, samples.count - 1)
      return { run, values: samples.rates, count: taken, version, step: Math.min(run.step, taken - 1) }
    }
    const values = samples.curve
    const used = samples.end?.status === 'diverged' ? run.step : Math.floor(playhead)
    return { run, values, count: values.length, version: 0, step: Math.min(used, values.length - 1) }
  })

/** A diverged run counts on the axis only up to this many times the size of its first value. */
const CAP = { log: 1e3, linear: 2 } as const

interface Entry {
  version: number
  values: Float64Array
  count: number
  perColumn: number
  scale: AxisScale
  envelope: Envelope
  extent: Extent
}

/** Envelope and extent of every run, computed once per version, width and scale. */
export interface SeriesCache {
  get(series: Series, perColumn: number, scale: AxisScale): { envelope: Envelope; extent: Extent }
}

/** `capped`: the values of a diverged run do not stretch the axis. */
export function createSeriesCache(capped: boolean): SeriesCache {
  const entries = new Map<string, Entry>()
  return {
    get({ run, values, count, version }, perColumn, scale) {
      const known = entries.get(run.key)
      const same = known?.version === version && known.values === values && known.count === count
      if (same && known.perColumn === perColumn && known.scale === scale) return known
      const diverged = capped && run.record.samples.end?.status === 'diverged'
      const cap = diverged ? CAP[scale] * Math.abs(values[0] ?? 0) || Infinity : Infinity
      const entry = {
        version,
        values,
        count,
        perColumn,
        scale,
        envelope: envelope(values, count, perColumn, scale === 'log'),
        extent: count > 0 ? extentOf(values, count, cap) : emptyExtent(),
      }
      entries.set(run.key, entry)
      return entry
    },
  }
}
