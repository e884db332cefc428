import { useReadableRuns, type RunRecord } from '../../store/index.ts'
import { clippedSteps } from '../../charts/clipEvents.ts'
import { formatNumber, formatStep } from '../../charts/format.ts'

/** In how many of the run's updates clipping acted, and how far it went at most. */
export function ClipCount({ runKey }: { runKey: string }) {
  const text = useReadableRuns(({ runs }) => wordsOf(runs.get(runKey)))
  return text === undefined ? null : <p className="clips">{text}</p>
}

/** Undefined where clipping does nothing. */
function wordsOf(record: RunRecord | undefined): string | undefined {
  const steps = record && clippedSteps(record)
  if (!record || !steps || steps.length === 0) return undefined
  const { clipped, count } = record.samples
  const least = steps.reduce((smallest, step) => Math.min(smallest, clipped[step] ?? 1), 1)
  const updates = `${formatStep(steps.length)} of ${formatStep(count - 1)} updates`
  return `Clipped in ${updates}; at most it left ${formatNumber(100 * least, 2)} % of a gradient’s length.`
}
