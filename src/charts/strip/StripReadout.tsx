import { useConfig, useRuns, useView } from '../../store/index.ts'
import { formatNumber, formatStep } from '../format.ts'
import { shownRuns } from '../shownRuns.ts'
import { Swatch } from '../Swatch.tsx'
import { xOfStep, type StripFrame } from './geometry.ts'
import { seriesOf, type Series, type StripId } from './series.ts'

const WIDTH = 128

function reading({ run, values, count }: Series, step: number): string {
  if (step < count) return formatNumber(values[step] ?? NaN)
  const { end } = run.record.samples
  return end?.status === 'diverged' && step >= end.step ? 'diverged' : '–'
}

/** The values of all runs at the hovered step, beside the line through it. */
export function StripReadout({ id, frame, steps }: { id: StripId; frame: StripFrame; steps: number }) {
  const step = useView((state) => state.hoverStep)
  const configuration = useConfig((state) => state.configuration)
  const runs = useRuns()
  if (step === undefined) return null
  const view = { ...useView.getState(), hoverRun: undefined }
  const x = xOfStep(frame, steps, step)
  const left = x + 12 + WIDTH > frame.right ? x - 12 - WIDTH : x + 12
  return (
    <div className="strip-reading" style={{ left, width: WIDTH }}>
      <p>step {formatStep(step)}</p>
      <table>
        <tbody>
          {seriesOf(id, shownRuns(configuration, runs, view), view.playhead).map((series) => (
            <tr key={series.run.key}>
              <td>
                <Swatch slot={series.run.slot} bare />
              </td>
              <td>{reading(series, step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
