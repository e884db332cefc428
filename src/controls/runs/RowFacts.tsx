import { axisUnit } from '../../charts/axisUnit.ts'
import { baselineOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig, useRuns } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { lossAt, useAtPlayhead } from '../live.ts'
import { ratioWords, reachedWords } from './factWords.ts'

/** What is asked of the run beside its status: when it reached the tolerance, how it stands to the baseline. */
export function RowFacts({ run }: { run: RunConfiguration }) {
  const baseline = useConfig(({ configuration }) => baselineOf(configuration)?.key)
  const tolerance = useConfig(({ configuration }) => configuration.shown?.tolerance)
  if (baseline === undefined && tolerance === undefined) return null
  return (
    <span className="facts">
      {baseline === run.key && (
        <span>
          <Icon name="flag" /> baseline
        </span>
      )}
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
  const unit = useConfig(({ configuration }) => axisUnit(configuration))
  const text = useRuns(({ runs }) => {
    const record = runs.get(run)
    return record && reachedWords(record, baseline === undefined ? undefined : runs.get(baseline), tolerance, unit)
  })
  return text && <span>{text}</span>
}

/** At the playhead. */
function Ratio({ run, baseline }: { run: string; baseline: string }) {
  const text = ratioWords(useAtPlayhead(run, lossAt), useAtPlayhead(baseline, lossAt))
  return text && <span>{text}</span>
}
