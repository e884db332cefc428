import { axisIn } from '../../charts/axisUnit.ts'
import { baselineOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig, useReadableRuns, useSides } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { lossAt, useAtPlayhead } from '../live.ts'
import { useDifferences } from '../sides/sides.ts'
import { shortPrecisionWords } from './precisionWords.ts'
import { ratioWords, reachedWords } from './factWords.ts'
import { privacyWords, useSpentPrivacy } from './gradient/privacy.ts'

/** What is asked of the run beside its status: when it reached the tolerance, how it stands to the baseline. */
export function RowFacts({ run }: { run: RunConfiguration }) {
  const baseline = useConfig(({ configuration }) => baselineOf(configuration)?.key)
  const tolerance = useConfig(({ configuration }) => configuration.shown?.tolerance)
  const difference = useRunDifference(run)
  const spent = useSpentPrivacy(run)
  const precision = useReadableRuns(({ runs }) => run.precision && shortPrecisionWords(runs.get(run.key)))
  if ([baseline, tolerance, difference, precision].every((each) => each === undefined) && !spent) return null
  return (
    <span className="asked">
      {baseline === run.key && (
        <span>
          <Icon name="flag" /> baseline
        </span>
      )}
      {precision !== undefined && <span>{precision}</span>}
      {difference !== undefined && <span>{difference}</span>}
      {spent && <span>{privacyWords(spent)}</span>}
      {tolerance !== undefined && (
        <Reached run={run.key} baseline={baseline === run.key ? undefined : baseline} tolerance={tolerance} />
      )}
      {baseline !== undefined && baseline !== run.key && <Ratio run={run.key} baseline={baseline} />}
    </span>
  )
}

interface ReachedProps {
  run: string
  baseline: string | undefined
  tolerance: number
}

function Reached({ run, baseline, tolerance }: ReachedProps) {
  const axis = useConfig(({ configuration }) => axisIn(configuration))
  const text = useReadableRuns(({ runs }) => {
    const record = runs.get(run)
    return record && reachedWords(record, baseline === undefined ? undefined : runs.get(baseline), tolerance, axis)
  })
  return text && <span>{text}</span>
}

/** Where two experiments are compared: whether the run is another one in the other, or not there at all. */
function useRunDifference({ slot }: RunConfiguration): string | undefined {
  const found = useDifferences().filter((difference) => difference.slot === slot)
  const inFront = useSides((sides) => sides.inFront)
  if (found.length === 0) return undefined
  return found.some(({ part }) => part === 'run') ? `only in ${inFront}` : `not as in ${inFront === 'A' ? 'B' : 'A'}`
}

/** At the playhead. */
function Ratio({ run, baseline }: { run: string; baseline: string }) {
  const text = ratioWords(useAtPlayhead(run, lossAt), useAtPlayhead(baseline, lossAt))
  return text && <span>{text}</span>
}
