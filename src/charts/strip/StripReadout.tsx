import { useConfig, useRuns, useView, type Quantity } from '../../store/index.ts'
import { formatNumber, formatStep } from '../format.ts'
import { shownRuns, type ShownRun } from '../shownRuns.ts'
import { Swatch } from '../Swatch.tsx'
import { valueAt } from '../track.ts'
import { xOfStep, type StripFrame } from './geometry.ts'
import { marksClips } from './quantity.ts'
import { seriesOf, type Series } from './series.ts'

/** Of a panel with one number for each run; of another number, and of a column that tells of clipping. */
const WIDTH = 128
const ANOTHER = 68
const CLIPPED = 52

function reading({ run, track, count }: Series, step: number): string {
  if (step < count) {
    const value = valueAt(track, step)
    return Number.isNaN(value) ? '–' : formatNumber(value)
  }
  const { end } = run.record.samples
  return end?.status === 'diverged' && step >= end.step ? 'diverged' : '–'
}

/** How much clipping left of the gradient of the update that leaves the point; 1 if it did nothing. */
function clipping({ record }: ShownRun, step: number): number {
  const { clipped, count } = record.samples
  const left = step < count ? (clipped[step] ?? 1) : 1
  return left < 1 ? left : 1
}

/** The values of all runs at the hovered step, beside the line through it. */
export function StripReadout({ quantity, frame, steps }: { quantity: Quantity; frame: StripFrame; steps: number }) {
  const step = useView((state) => state.hoverStep)
  const configuration = useConfig((state) => state.configuration)
  const runs = useRuns()
  if (step === undefined) return null
  const view = { ...useView.getState(), hoverRun: undefined }
  const series = seriesOf(quantity, shownRuns(configuration, runs, view), view.playhead)
  const rows = [...new Set(series.map(({ run }) => run))]
  const isPair = series.some(({ axis }) => axis === 1)
  const isClipped = marksClips(quantity) && rows.some((run) => clipping(run, step) < 1)
  const width = WIDTH + (isPair ? ANOTHER : 0) + (isClipped ? CLIPPED : 0)
  const x = xOfStep(frame, steps, step)
  const left = x + 12 + width > frame.right ? Math.max(0, x - 12 - width) : x + 12
  return (
    <div className="strip-reading" style={{ left, width }}>
      <p>step {formatStep(step)}</p>
      <table>
        {(isPair || isClipped) && (
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden-text">run</span>
              </th>
              {isPair ? (
                <>
                  <th scope="col">x</th>
                  <th scope="col">y</th>
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
          {rows.map((run) => (
            <tr key={run.key}>
              <td>
                <Swatch slot={run.slot} bare />
              </td>
              {series
                .filter((line) => line.run === run)
                .map((line) => (
                  <td key={line.axis ?? 0}>{reading(line, step)}</td>
                ))}
              {isClipped && <td>{clippedWords(clipping(run, step))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** To which share of its length the gradient was cut. */
const clippedWords = (left: number) => (left < 1 ? `to ${formatNumber(100 * left, 2)} %` : '')
