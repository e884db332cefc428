/** Changes of what stands between the surface and a run's optimizer. */
import { batchOf, estimateOf, rateOf, rateParameter, withBatch } from '../config/index.ts'
import type { MethodChoice, RunConfiguration } from '../config/types.ts'
import { accepts } from './accept.ts'
import { changeRun, keepingMovable, type Change } from './changes.ts'
import { atRate } from './oneRate.ts'

/** What the run's schedules count: passes over the data, or updates. */
export const setClock = (key: string, clock: RunConfiguration['clock']): Change =>
  changeRun(key, (run) => (run.clock === clock ? run : { ...run, clock }))

/**
 * From which terms the run's gradients are estimated; undefined: from all of them. An estimate that has a rate of its own brings it,
 * and takes it away again where it was left as it is.
 */
export const setEstimate = (key: string, estimate: MethodChoice | undefined): Change =>
  changeRun(key, (run) => {
    if (estimate !== undefined && !accepts('estimate', estimate)) return run
    const [before, after] = [estimateOf(run.estimate)?.rate, estimateOf(estimate)?.rate]
    const rated = run.estimate?.id === estimate?.id || before === after ? run : atEstimatesRate(run, before, after)
    return keepingMovable({ ...rated, estimate })
  })

function atEstimatesRate(run: RunConfiguration, before: number | undefined, after: number | undefined) {
  const standard = rateParameter(run.optimizer)?.default
  if (after !== undefined) return atRate(run, after)
  return rateOf(run.optimizer, 1) === before && typeof standard === 'number' ? atRate(run, standard) : run
}

/** What is added to the run's gradients; undefined: nothing. */
export const setNoise = (key: string, noise: MethodChoice | undefined): Change =>
  changeRun(key, (run) => (noise === undefined || accepts('noise', noise) ? keepingMovable({ ...run, noise }) : run))

/** All terms and nothing added. */
export const setExact = (key: string): Change =>
  changeRun(key, (run) =>
    run.estimate || run.noise ? keepingMovable({ ...run, estimate: undefined, noise: undefined }) : run,
  )

/** Batches of another size; with it, in the same proportion, the rate, if that is wanted: the linear scaling rule. */
export const setBatch = (key: string, B: number, scalesRate: boolean): Change =>
  changeRun(key, (run) => {
    const [batch, rate] = [batchOf(run), rateOf(run.optimizer, 1)]
    const next = withBatch(run, B)
    const choice = batch && next[batch.part]
    if (!batch || !choice || batch.value === B || !accepts(batch.part, choice)) return run
    // Twelve digits: there and back again is the number that it was.
    return scalesRate && rate !== undefined ? atRate(next, Number(((rate * B) / batch.value).toPrecision(12))) : next
  })
