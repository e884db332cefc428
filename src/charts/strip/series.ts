import type { AxisScale, Quantity } from '../../store/index.ts'
import { endPosition, positionOf, stepAt } from '../axisUnit.ts'
import { effectiveRates } from '../effectiveRate.ts'
import type { ShownRun } from '../shownRuns.ts'
import { slotTrack, valueAt, type Track } from '../track.ts'
import { envelope, type Envelope } from './envelope.ts'
import { emptyExtent, extentOf, type Extent } from './geometry.ts'
import { isSet, isSigned, parameterOf, slotOf } from './quantity.ts'

/** One line on a chart: a run's values, or one coordinate of them. */
export interface Series {
  run: ShownRun
  /** Which of a pair, the first or the second: the coordinates x and y unless `pair` says otherwise; absent where there is one line. */
  axis?: 0 | 1
  pair?: Pair
  track: Track
  count: number
  /** Moves when the values do. */
  version: number
  /** The last step of the past. */
  step: number
}

/** What the two lines of a run are: the loss over the rows it is trained on, and over those that are held back. */
type Pair = 'validation'

/** What the two lines are called. */
export const namesOfPair = ({ pair }: Series): readonly [string, string] =>
  pair === 'validation' ? ['training', 'validation'] : ['x', 'y']

/** The lines of every shown run that has the quantity. */
export const seriesOf = (quantity: Quantity, runs: readonly ShownRun[], playhead: number): Series[] =>
  runs.flatMap((run) => linesOf(quantity, run, playhead))

function linesOf(quantity: Quantity, run: ShownRun, playhead: number): Series[] {
  const { samples } = run.record
  const slot = slotOf(quantity)
  const parameter = parameterOf(quantity)
  if (slot) return slotLines(run, slot)
  if (parameter !== undefined) return curveLines(run, samples.parameterCurves[parameter], playhead)
  switch (quantity) {
    case 'loss':
      return lossLines(run)
    case 'gradientNorm':
      return [perPoint(run, plain(samples.gradientNorms))]
    case 'lossScale':
      return Number.isNaN(samples.lossScales[0] ?? NaN) ? [] : [perUpdate(run, plain(samples.lossScales))]
    case 'effectiveRate': {
      const values = effectiveRates(run.record)
      return both(run, (axis) => ({ ...perUpdate(run, { values, offset: axis, stride: 2 }), axis }))
    }
    default:
      // Where the rates depend on the losses, they are known only as far as the run is.
      return samples.curve.length > 0
        ? curveLines(run, samples.curve, playhead)
        : [perUpdate(run, plain(samples.rates))]
  }
}

/** Of a run with rows held back the loss over them too. */
function lossLines(run: ShownRun): Series[] {
  const { losses, validationLosses } = run.record.samples
  if (Number.isNaN(validationLosses[0] ?? NaN)) return [perPoint(run, plain(losses))]
  return pair((axis) => ({ ...perPoint(run, plain(axis === 0 ? losses : validationLosses)), axis, pair: 'validation' }))
}

const pair = (line: (axis: 0 | 1) => Series): Series[] => [line(0), line(1)]

/** Both coordinates, where there are two. */
const both = ({ isOneParameter }: ShownRun, line: (axis: 0 | 1) => Series): Series[] =>
  isOneParameter ? [{ ...line(0), axis: undefined }] : pair(line)
const plain = (values: Float64Array): Track => ({ values, offset: 0, stride: 1 })

function perPoint(run: ShownRun, track: Track): Series {
  const { samples, version } = run.record
  return { run, track, count: samples.count, version, step: run.step }
}

/** What belongs to the update that leaves a point: the last one has none. */
function perUpdate(run: ShownRun, track: Track): Series {
  const count = Math.max(0, run.record.samples.count - 1)
  return { run, track, count, version: run.record.version, step: Math.min(run.step, count - 1) }
}

/** A whole curve, known before the run is: it goes on where the run has diverged, unless what a step costs is not known there. */
function curveLines(run: ShownRun, values: Float64Array | undefined, playhead: number): Series[] {
  if (!values || values.length === 0) return []
  if (run.positions) return [perUpdate(run, plain(values))]
  const used = run.record.samples.end?.status === 'diverged' ? run.step : Math.floor(playhead)
  return [{ run, track: plain(values), count: values.length, version: 0, step: Math.min(used, values.length - 1) }]
}

function slotLines(run: ShownRun, { name, entry }: { name: string; entry?: number }): Series[] {
  const track = slotTrack(run.record.samples, name)
  if (!track) return []
  const { values, offset, stride, width } = track
  const line = (index: number) => perPoint(run, { values, offset: offset + index, stride })
  if (entry !== undefined) return entry <= width ? [line(entry - 1)] : []
  return width === 2 ? both(run, (axis) => ({ ...line(axis), axis })) : [line(0)]
}

/** Where a step of the line stands on the axis. */
export const placeOf = ({ run }: Series, step: number): number => positionOf(run.positions, step)

/** How many steps the run takes while the axis counts one. */
export function pace({ record: { samples }, positions }: ShownRun): number {
  const last = samples.count - 1
  return positions && last > 0 ? last / positions(last) : 1
}

/** The step that stands at a place on the axis, or last before it; undefined where the line has none. */
export function stepUnder({ run, count }: Series, position: number): number | undefined {
  const { axis = 'steps', record } = run
  const { samples } = record
  if (!run.positions) return position < count ? Math.floor(position) : undefined
  const { end } = samples
  const isKnown = end
    ? end.status !== 'diverged' || position < (endPosition(samples, axis) ?? Infinity)
    : position <= positionOf(run.positions, samples.count - 1)
  const step = stepAt(samples, axis, position)
  return isKnown && step < count ? step : undefined
}

/** A diverged run counts on the axis only up to this many times the size of its first value. */
export const CAP = { log: 1e3, linear: 2 } as const

/** The values as an array of their own, unless they are one already. */
function dense({ track, count }: Series): Float64Array {
  if (track.stride === 1 && track.offset === 0) return track.values
  const values = new Float64Array(count)
  for (let step = 0; step < count; step += 1) values[step] = valueAt(track, step)
  return values
}

const firstSize = (values: Float64Array, count: number): number =>
  Math.abs(values.find((value, i) => i < count && Math.abs(value) > 0) ?? NaN)

interface Entry {
  version: number
  track: Track
  count: number
  perColumn: number
  scale: AxisScale
  envelope: Envelope
  extent: Extent
}

/** Envelope and extent of every line, computed once per version, width and scale. */
export interface SeriesCache {
  get(series: Series, perColumn: number, scale: AxisScale): { envelope: Envelope; extent: Extent }
}

const isSame = (a: Track, b: Track) => a.values === b.values && a.offset === b.offset && a.stride === b.stride

/** The values of a diverged run do not stretch the axis, but for those that are set. */
export function createSeriesCache(quantity: Quantity): SeriesCache {
  const entries = new Map<string, Entry>()
  const capped = !isSet(quantity)
  return {
    get(series, perColumn, scale) {
      const { run, axis = 0, track, count, version } = series
      const key = `${run.key} ${axis}`
      const known = entries.get(key)
      const same = known?.version === version && isSame(known.track, track) && known.count === count
      if (same && known.perColumn === perColumn && known.scale === scale) return known
      const values = dense(series)
      const diverged = capped && run.record.samples.end?.status === 'diverged'
      const cap = diverged ? CAP[scale] * firstSize(values, count) || Infinity : Infinity
      const entry = {
        version,
        track,
        count,
        perColumn,
        scale,
        envelope: envelope(values, count, perColumn, scale === 'log' && !isSigned(quantity)),
        extent: count > 0 ? extentOf(values, count, cap) : emptyExtent(),
      }
      entries.set(key, entry)
      return entry
    },
  }
}
