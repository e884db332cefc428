import { useConfig, useReadableRuns, useView, type Quantity } from '../../store/index.ts'
import { grainOf } from '../../config/index.ts'
import { axisUnit, placeText } from '../axisUnit.ts'
import { formatNumber, formatPlace } from '../format.ts'
import { hasDiverged, shownRuns } from '../shownRuns.ts'
import { Swatch } from '../Swatch.tsx'
import { valueAt } from '../track.ts'
import { bandsOf, quantilesAt, type Band } from './bands.ts'
import { xOfStep, type StripFrame } from './geometry.ts'
import { marksClips } from './quantity.ts'
import { namesOfPair, seriesOf, stepUnder, type Series } from './series.ts'

/** Of a panel with one number for each run; of another number, and of a column that tells of clipping. */
const WIDTH = 128
const ANOTHER = 68
const CLIPPED = 52
/** With the quantiles of many seeds. */
const QUANTILES = 210

function reading(line: Series, position: number): string {
  const step = stepUnder(line, position)
  const value = step === undefined ? NaN : valueAt(line.track, step)
  if (!Number.isNaN(value)) return formatNumber(value)
  return step === undefined && hasDiverged(line.run, position) ? 'diverged' : '–'
}

/** How much clipping left of the gradient of the update that leaves the point; 1 if it did nothing. */
function clipping(line: Series, position: number): number {
  const { clipped, count } = line.run.record.samples
  const step = stepUnder(line, position) ?? count
  const left = step < count ? (clipped[step] ?? 1) : 1
  return left < 1 ? left : 1
}

/** The values of all runs at the hovered step, beside the line through it. */
export function StripReadout({ quantity, frame, steps }: { quantity: Quantity; frame: StripFrame; steps: number }) {
  const position = useView((state) => state.hoverStep)
  const configuration = useConfig((state) => state.configuration)
  const runs = useReadableRuns()
  if (position === undefined) return null
  const view = { ...useView.getState(), hoverRun: undefined }
  const shown = shownRuns(configuration, runs, view)
  const series = seriesOf(quantity, shown, view.playhead)
  const rows = byRun(series)
  const second = series.find(({ axis }) => axis === 1)
  const isPair = second !== undefined
  const isClipped = marksClips(quantity) && series.some((line) => clipping(line, position) < 1)
  const hasBands = shown.some(({ record }) => record.ensemble)
  const width = Math.max(hasBands ? QUANTILES : 0, WIDTH + (isPair ? ANOTHER : 0) + (isClipped ? CLIPPED : 0))
  const x = xOfStep(frame, steps, position)
  const left = x + 12 + width > frame.right ? Math.max(0, x - 12 - width) : x + 12
  return (
    <div className="strip-reading" style={{ left, width }}>
      <p>{placeText(axisUnit(configuration), formatPlace(position, grainOf(configuration)))}</p>
      <table>
        {(isPair || isClipped) && (
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden-text">run</span>
              </th>
              {isPair ? (
                <>
                  {namesOfPair(second).map((name) => (
                    <th key={name} scope="col" className={second.pair && 'word'}>
                      {name}
                    </th>
                  ))}
                </>
              ) : (
                <th scope="col">
                  <span className="hidden-text">value</span>
                </th>
              )}
              {isClipped && (
                <th scope="col" className="word">
                  clipped
                </th>
              )}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((lines) => (
            <tr key={lines[0].run.key}>
              <td>
                <Swatch slot={lines[0].run.slot} bare />
              </td>
              {lines.map((line) => (
                <td key={line.axis ?? 0}>{reading(line, position)}</td>
              ))}
              {isClipped && <td>{clippedWords(clipping(lines[0], position))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <Quantiles bands={bandsOf(quantity, shown, 'linear')} position={position} />
    </div>
  )
}

/** Of runs over many seeds: the median there, and what nine tenths lie between. */
function Quantiles({ bands, position }: { bands: readonly Band[]; position: number }) {
  const known = bands.flatMap((band) => {
    const quantiles = quantilesAt(band, position)
    return quantiles ? [{ run: band.run, quantiles }] : []
  })
  if (known.length === 0) return null
  return (
    <>
      <p>median of seeds, 90 % between</p>
      <table>
        <tbody>
          {known.map(({ run, quantiles }) => (
            <tr key={run.key}>
              <td>
                <Swatch slot={run.slot} bare />
              </td>
              <td>{formatNumber(quantiles[2]!)}</td>
              <td>
                {formatNumber(quantiles[0]!)} … {formatNumber(quantiles[4]!)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The lines of each run together. */
function byRun(series: readonly Series[]): [Series, ...Series[]][] {
  const rows: [Series, ...Series[]][] = []
  for (const line of series) {
    const row = rows.find(([first]) => first.run === line.run)
    if (row) row.push(line)
    else rows.push([line])
  }
  return rows
}

/** To which share of its length the gradient was cut. */
const clippedWords = (left: number) => (left < 1 ? `to ${formatNumber(100 * left, 2)} %` : '')
