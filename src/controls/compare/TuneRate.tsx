import { Symbol } from '../../charts/Mathematics.tsx'
import { formatShort } from '../../charts/format.ts'
import { rateOf, rateParameter, rowsOf, surfaceOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { isRunning, searchRate, stopSearches, subjectOf, useConfig, useTuning } from '../../store/index.ts'
import { Progress } from './Progress.tsx'
import { budgetWords, resultWords } from './tuneWords.ts'
import './tune.css'

/** The rate at which this run would end lowest: looked for on request, told with what it took, and set by a press. */
export function TuneRate({ run }: { run: RunConfiguration }) {
  const symbol = rateParameter(run.optimizer)?.symbol
  const search = useTuning(({ searches }) => searches.get(run.key))
  const isOfThisRun = useConfig(
    ({ configuration }) => search !== undefined && search.subject === subjectOf(configuration, run),
  )
  if (symbol === undefined) return null
  const ask = () => searchRate(run.key, subjectOf(useConfig.getState().configuration, run))
  if (!search || !isOfThisRun)
    return (
      <div className="tune">
        <button
          type="button"
          className="b line"
          onClick={ask}
          title="Runs it at many rates and tells which ends lowest"
        >
          <span>
            Find the best <Symbol tex={symbol} />
          </span>
        </button>
      </div>
    )
  if (isRunning(search))
    return (
      <div className="tune">
        <Progress label="Searching" {...(search.progress ?? { done: 0, of: 1 })} />
        <button type="button" className="b line" onClick={() => stopSearches([run.key])}>
          Stop
        </button>
      </div>
    )
  return (
    <div className="tune" aria-live="polite">
      {search.problem !== undefined && <p>Nothing was found: {search.problem}.</p>}
      {search.tuned && (
        <>
          {Number.isFinite(search.tuned.best.loss) && <SetToBest run={run} rate={search.tuned.best.rate} />}
          <p>
            <On />
            {resultWords(search.tuned)} {budgetWords(search.tuned)}
          </p>
        </>
      )}
    </div>
  )
}

/** Where several surfaces are compared: on which of them the search was. */
function On() {
  const name = useConfig(({ configuration }) =>
    rowsOf(configuration).length > 1 ? surfaceOf(configuration.surface).name : undefined,
  )
  return name !== undefined && <>On {name}: </>
}

function SetToBest({ run, rate }: { run: RunConfiguration; rate: number }) {
  const inForce = useConfig(({ configuration }) => rateOf(run.optimizer, configuration.steps) === rate)
  return (
    <button
      type="button"
      className="b line"
      disabled={inForce}
      onClick={() => useConfig.getState().setRates(new Map([[run.key, rate]]))}
    >
      {inForce ? `Best: ${formatShort(rate)}` : `Set to best: ${formatShort(rate)}`}
    </button>
  )
}
