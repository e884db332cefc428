import { rateOf, withRate } from '../config/index.ts'
import type { Configuration, RunConfiguration } from '../config/types.ts'
import { accepts } from './accept.ts'

/** The same run at another rate; unchanged where it has none, or may not have that one. */
export function atRate(run: RunConfiguration, rate: number): RunConfiguration {
  const optimizer = withRate(run.optimizer, rate)
  return optimizer !== run.optimizer && accepts('optimizer', optimizer) ? { ...run, optimizer } : run
}

/** Whose rate was moved by hand: the method is the same, the rate is not. A new method's default is no such rate, one stated with it is. */
function movedRate(before: Configuration, after: Configuration): number | undefined {
  for (const run of after.runs) {
    const earlier = before.runs.find(({ key }) => key === run.key)
    if (!earlier || (methodOf(earlier) !== methodOf(run) && !statesRate(run.optimizer))) continue
    const rate = rateOf(run.optimizer, after.steps)
    if (rate !== rateOf(earlier.optimizer, before.steps)) return rate
  }
  return undefined
}

const statesRate = ({ params, of }: RunConfiguration['optimizer']): boolean =>
  'lr' in params || (of !== undefined && statesRate(of))

const methodOf = ({ optimizer: { id, equations, of } }: RunConfiguration): string =>
  JSON.stringify([id, equations, of?.id, of?.equations])

/**
 * Where all runs share one rate: the one that was moved by hand, else the one that they shared before, else the first run's.
 * Methods that choose their steps by themselves share the number too: what it means to them is theirs.
 */
export function keepOneRate(before: Configuration, after: Configuration): Configuration {
  if (after.shown?.oneRate !== true) return after
  const shared = before.shown?.oneRate === true ? before : after
  const rates = (configuration: Configuration) =>
    configuration.runs.flatMap(({ optimizer }) => rateOf(optimizer, configuration.steps) ?? [])
  const rate = (shared === before ? movedRate(before, after) : undefined) ?? rates(shared)[0] ?? rates(after)[0]
  if (rate === undefined) return after
  const isShared = ({ optimizer }: RunConfiguration) => rateOf(optimizer, after.steps) === rate
  return after.runs.every(isShared)
    ? after
    : { ...after, runs: after.runs.map((run) => (isShared(run) ? run : atRate(run, rate))) }
}
