/** Changes of what stands between the surface and a run's optimizer. */
import { batchOf, rateOf, withBatch, withEstimate } from '../config/index.ts'
import type { Configuration, MethodChoice, RunConfiguration } from '../config/types.ts'
import { dropout } from '../core/dropout.ts'
import { validate } from '../core/validate.ts'
import { accepts } from './accept.ts'
import { changeRun, keepingMovable, setShown, type Change } from './changes.ts'
import { atRate } from './oneRate.ts'

/** What the run's schedules count: passes over the data, or updates. */
export const setClock = (key: string, clock: RunConfiguration['clock']): Change =>
  changeRun(key, (run) => (run.clock === clock ? run : { ...run, clock }))

/**
 * From which terms the run's gradients are estimated; undefined: from all of them. Where that gives the run another rate, a server's,
 * the runs no longer share one.
 */
export const setEstimate =
  (key: string, estimate: MethodChoice | undefined): Change =>
  (configuration) => {
    if (estimate !== undefined && !accepts('estimate', estimate)) return configuration
    return freeRates(changeRun(key, (run) => keepingMovable(withEstimate(run, estimate)))(configuration), configuration)
  }

/** The runs no longer share one rate if a change gave one of them another. */
function freeRates(after: Configuration, before: Configuration): Configuration {
  const keepRates = after.runs.every(({ optimizer }, i) => optimizer === before.runs[i]?.optimizer)
  return keepRates || !after.shown?.oneRate ? after : setShown({ oneRate: undefined })(after)
}

/** What is added to the run's gradients; undefined: nothing. */
export const setNoise = (key: string, noise: MethodChoice | undefined): Change =>
  changeRun(key, (run) => (noise === undefined || accepts('noise', noise) ? keepingMovable({ ...run, noise }) : run))

/** The low precision of the run's gradients; undefined: double precision. */
export const setPrecision = (key: string, precision: MethodChoice | undefined): Change =>
  changeRun(key, (run) => (precision === undefined || accepts('precision', precision) ? { ...run, precision } : run))

/** The probability with which the run leaves a feature out; 0: none is. */
export const setDropout = (key: string, rate: number): Change =>
  changeRun(key, (run) => ('value' in validate(dropout.params.p, rate) ? { ...run, dropout: rate || undefined } : run))

/** All terms and features, and nothing added. */
export const setExact =
  (key: string): Change =>
  (configuration) => {
    const exact = changeRun(key, (run) =>
      run.estimate || run.dropout || run.noise
        ? keepingMovable({ ...withEstimate(run, undefined), dropout: undefined, noise: undefined })
        : run,
    )
    return freeRates(exact(configuration), configuration)
  }

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
