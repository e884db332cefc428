import { useReadableRuns } from '../../../store/index.ts'
import { precisionSentences } from '../precisionWords.ts'

/** What low precision did to the run's updates, and in which first. */
export function PrecisionCount({ runKey }: { runKey: string }) {
  const text = useReadableRuns(({ runs }) => precisionSentences(runs.get(runKey)))
  return text === undefined ? null : <p className="clips">{text}</p>
}
