import { useConfig, useRuns, useView, type Quantity } from '../../store/index.ts'
import { formatNumber, formatStep } from '../format.ts'
import { shownRuns, type ShownRun } from '../shownRuns.ts'
import { Swatch } from '../Swatch.tsx'
import { valueAt } from '../track.ts'
import { xOfStep, type StripFrame } from './geometry.ts'
import { seriesOf, type Series } from './series.ts'

/** Of a panel with one number for each run, and with two. */
const WIDTHS = [128, 196] as const

function reading({ run, track, count }: Series, step: number): string {
  if (step < count) {
    const value = valueAt(track, step)
    return Number.isNaN(value) ? '–' : formatNumber(value)
  }
  const { end } = run.record.samples
  return end?.status === 'diverged' && step >= end.step ? 'diverged' : '–'
}

/** How much clipping left of the gradient of the update that leaves the point, if it did anything. */
function clipping({ record }: ShownRun, step: number): string | undefined {
  const { clipped, count } = record.samples
  const left = step < count ? (clipped[step] ?? NaN) : NaN
  return left < 1 ? `clipped to ${formatNumber(100 * left, 2)} %` : undefined
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
  const width = WIDTHS[isPair ? 1 : 0]
  const x = xOfStep(frame, steps, step)
  const left = x + 12 + width > frame.right ? Math.max(0, x - 12 - width) : x + 12
  return (
    <div className="strip-reading" style={{ left, width }}>
      <p>step {formatStep(step)}</p>
      <table>
        {isPair && (
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden-text">run</span>
              </th>
              <th scope="col">x</th>
              <th scope="col">y</th>
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((run) => (
            <Row key={run.key} run={run} lines={series.filter((line) => line.run === run)} step={step} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ run, lines, step }: { run: ShownRun; lines: readonly Series[]; step: number }) {
  const clipped = clipping(run, step)
  return (
    <>
      <tr>
        <td>
          <Swatch slot={run.slot} bare />
        </td>
        {lines.map((line) => (
          <td key={line.axis ?? 0}>{reading(line, step)}</td>
        ))}
      </tr>
      {clipped && (
        <tr>
          <td colSpan={1 + lines.length}>{clipped}</td>
        </tr>
      )}
    </>
  )
}
