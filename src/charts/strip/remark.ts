import type { AxisScale, Quantity } from '../../store/index.ts'
import type { AxisUnit } from '../axisUnit.ts'
import { clippedSteps } from '../clipEvents.ts'
import { EVENT_MARKS, LOOKS, markedSteps } from '../eventMarks.ts'
import { formatDecade, formatShort, formatStep } from '../format.ts'
import type { ShownRun } from '../shownRuns.ts'
import { valueAt } from '../track.ts'
import type { Band } from './bands.ts'
import { share, type Domain, type Extent } from './geometry.ts'
import { isSet, marksClips, parameterOf } from './quantity.ts'
import { namesOfPair, type Series } from './series.ts'

interface Chart {
  quantity: Quantity
  wanted: AxisScale
  extent: Extent
  domain: Domain
  series: readonly Series[]
  runs: readonly ShownRun[]
  unit: AxisUnit
  /** The labels of the runs that have no place on the axis. */
  offAxis: readonly string[]
  /** The name of the surface that it is of, where there are several. */
  on?: string
  /** The value that counts as reached. */
  tolerance?: number
  bands: readonly Band[]
}

const OVER = { steps: '', evaluations: 'over evaluations', epochs: 'over epochs', time: 'over modelled time, ms' }

/** What must be said about a chart, the most needed first. */
export function remarkOn(chart: Chart): string {
  const { quantity, wanted, extent, domain, series, runs, unit, offAxis, on, tolerance, bands } = chart
  const equal = quantity === 'rate' ? sharing(series) : 0
  const isCut = domain.scale === 'log' && extent.minPositive < domain.min * 0.999
  return [
    on === undefined ? '' : `on ${on}`,
    OVER[unit],
    unit !== 'steps' && isSet(quantity) ? cutSchedules(quantity, runs) : '',
    offAxis.length > 0 ? `not on this axis: ${offAxis.join(', ')}` : '',
    series.length === 0 && runs.length > 0 ? absence(quantity, runs) : '',
    tolerance !== undefined && !(share(domain, tolerance) >= 0 && share(domain, tolerance) <= 1)
      ? `tolerance ${formatShort(tolerance)} is off the axis`
      : '',
    bandWords(bands),
    pairWords(series.find(({ axis }) => axis === 1)),
    isCut ? `below ${decade(domain.min)} not shown` : '',
    domain.scale === 'log' && extent.hasNonPositive && !isCut ? '≤ 0 not shown' : '',
    domain.scale === 'signed' ? `linear within ±${decade(domain.linearTo)}` : '',
    domain.scale === 'linear' && wanted === 'log' && series.length > 0 ? 'none above 0: linear' : '',
    equal > 1 ? `${equal} runs share one rate` : '',
    marksClips(quantity) && runs.some(({ record }) => clippedSteps(record).length > 0) ? 'bars: clipped' : '',
    ...(marksClips(quantity) ? EVENT_MARKS : [])
      .filter((mark) => runs.some(({ record }) => markedSteps(record, mark).length > 0))
      .map((mark) => `${LOOKS[mark].sign}: ${LOOKS[mark].text}`),
  ]
    .filter(Boolean)
    .join(' · ')
}

function bandWords([band]: readonly Band[]): string {
  return band ? `${formatStep(band.ensemble.seeds)} seeds: 50 %, 90 %` : ''
}

function pairWords(second: Series | undefined): string {
  if (!second) return ''
  const [thick, thin] = namesOfPair(second)
  return second.pair ? `thin: ${thin}, its lowest ringed` : `${thick} thick, ${thin} thin`
}

const decade = (value: number) => formatDecade(Math.round(Math.log10(value)))

/** A budget of gradients ends a run whose steps ask for several of them before its schedule, which counts steps, is over. */
function cutSchedules(quantity: Quantity, runs: readonly ShownRun[]): string {
  const cut = runs.flatMap(({ label, record: { samples } }) => {
    const parameter = parameterOf(quantity)
    const curve = parameter === undefined ? samples.curve : samples.parameterCurves[parameter]
    const isScheduled = curve?.some((value) => value !== curve[0]) === true
    return isScheduled && !samples.epochs && samples.end?.spent
      ? [`${label} ends at step ${formatStep(samples.end.step)} of ${formatStep(curve.length)}`]
      : []
  })
  return cut.length > 0 ? `schedules count steps: ${cut.join(', ')}` : ''
}

/** Why there is no line. */
function absence(quantity: Quantity, runs: readonly ShownRun[]): string {
  const parameter = parameterOf(quantity)
  const isFed = parameter !== undefined && runs.some(({ record }) => parameter in record.samples.parameterCurves)
  return isFed ? 'its schedule reads the loss: not recorded' : 'no run shown has it'
}

/** How many runs have, at the playhead, a value that another one has too. */
function sharing(series: readonly Series[]): number {
  const counts = new Map<number, number>()
  for (const { track, step } of series) {
    const value = valueAt(track, step)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}
