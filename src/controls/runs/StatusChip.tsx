import { estimateOf } from '../../config/index.ts'
import { runAgain, useConfig, useReadableRuns } from '../../store/index.ts'
import { useAxis } from '../live.ts'
import { Icon } from '../Icon.tsx'
import { chanceWords, chipOf, evidenceOf, HELD_BY_CLIENTS } from './status.ts'

/** The run's end in a word. Subscribes to the words, not to the samples. */
export function StatusChip({ runKey }: { runKey: string }) {
  const axis = useAxis()
  const text = useReadableRuns(({ runs }) => chipOf(runs.get(runKey), axis).text)
  const tone = useReadableRuns(({ runs }) => chipOf(runs.get(runKey), axis).tone)
  const mark = useReadableRuns(({ runs }) => chipOf(runs.get(runKey), axis).mark)
  const problem = useReadableRuns(({ runs }) => {
    const record = runs.get(runKey)
    return record?.condition === 'failed' ? evidenceOf(record, axis) : undefined
  })
  return (
    <span className={`chip ${tone} ${mark}`} title={problem}>
      {(mark === 'check' || mark === 'cross') && <Icon name={mark} />}
      {text}
    </span>
  )
}

/** Why the status says what it says. */
export function Evidence({ runKey }: { runKey: string }) {
  const axis = useAxis()
  const hasClients = useConfig(({ configuration }) =>
    configuration.runs.some(({ key, estimate }) => key === runKey && estimateOf(estimate)?.server !== undefined),
  )
  const holder = hasClients ? HELD_BY_CLIENTS : undefined
  const chance = useConfig(({ configuration }) => {
    const run = configuration.runs.find(({ key }) => key === runKey)
    return run && chanceWords(run)
  })
  const text = useReadableRuns(({ runs }) => evidenceOf(runs.get(runKey), axis, holder, chance))
  const lost = useReadableRuns(({ runs }) => runs.get(runKey)?.condition === 'lost')
  if (text === undefined) return null
  return (
    <p className="why">
      {text}{' '}
      {lost && (
        <button type="button" className="b line" onClick={() => runAgain(runKey)}>
          Run again
        </button>
      )}
    </p>
  )
}
