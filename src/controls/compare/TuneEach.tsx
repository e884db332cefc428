import { formatStep } from '../../charts/format.ts'
import { seenRuns } from '../../charts/shownRuns.ts'
import { rateOf, rateParameter } from '../../config/index.ts'
import type { Tuned } from '../../engine/tune.ts'
import { isRunning, stopSearches, subjectOf, tuneTogether, useConfig, useTuning, useView } from '../../store/index.ts'
import { Progress } from './Progress.tsx'
import './tune.css'

const MEANING =
  'Searches the rate at which each run ends lowest on the first surface, and sets them all: one step to undo. Each run’s controls tell what was found.'

/** Fair by tuning: every run at its own best rate, each found by a search of the same kind. */
export function TuneEach() {
  const together = useTuning((state) => state.together)
  const done = useTuning(
    ({ searches }) =>
      (together ?? []).filter((key) => {
        const search = searches.get(key)
        return search && !isRunning(search)
      }).length,
  )
  const start = () => {
    const { configuration } = useConfig.getState()
    const runs = seenRuns(configuration.runs, useView.getState().soloRun).filter((run) => rateParameter(run.optimizer))
    tuneTogether(new Map(runs.map((run) => [run.key, subjectOf(configuration, run)])))
  }
  if (!together)
    return (
      <span className="tune-each">
        <button type="button" className="b line" title={MEANING} onClick={start}>
          Tune each
        </button>
        <Disclosure />
      </span>
    )
  return (
    <span className="tune-each" role="status">
      <Progress label="Tuning" done={done} of={together.length} />
      <button type="button" className="b line" onClick={() => stopSearches()}>
        Stop
      </button>
    </span>
  )
}

/** What the searches took whose best rates are in force, where every run has one. */
function Disclosure() {
  const searches = useTuning((state) => state.searches)
  const text = useConfig(({ configuration }) => {
    if (searches.size === 0) return ''
    const tuned = configuration.runs.flatMap((run) => {
      const search = searches.get(run.key)
      const isInForce = search?.tuned?.best.rate === rateOf(run.optimizer, configuration.steps)
      return isInForce && search?.tuned && search.subject === subjectOf(configuration, run) ? [search.tuned] : []
    })
    if (tuned.length < configuration.runs.length) return ''
    const sum = (read: (each: Tuned) => number) => tuned.reduce((total, each) => total + read(each), 0)
    return `tuned: ${formatStep(sum(({ runs }) => runs))} runs, ${formatStep(sum(({ evaluations }) => evaluations))} gradients`
  })
  return text === '' ? null : <span className="tuned">{text}</span>
}
