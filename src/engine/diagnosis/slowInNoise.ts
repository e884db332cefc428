import { boundAt, distance, factsOf, meanUntil, reached, valueAt, type Facts } from './facts.ts'
import { diverging } from './diverging.ts'
import { courseOf } from './record.ts'
import { atLeisure, isAffordable } from './crawling.ts'
import type { Crawling } from './types.ts'

/** Steps that a mean over the last tenth needs to say anything. */
const SHORTEST = 20
/** How many times its steps the run is given, and how many at most: as a run without chance. */
const LONGER = 20
const MOST = 100_000
/** It has arrived where this share of the start's height over the level at which it then stays is left. */
const LEFT = 0.02
/** A run that needs no more than so many times its steps is on its way. */
const PATIENCE = 2

/**
 * Downhill under noise, but not there in twice the time: found out by giving it the time, with the same seed. A step says nothing
 * of the direction there, so that means over a tenth of the steps are compared.
 */
export function* slowInNoise(facts: Facts): Generator<undefined, Crawling | undefined> {
  const { course, last, from, lowest } = facts
  const { specification, rates, end } = course
  const value = (k: number) => valueAt(facts, k)
  const [before, now] = [meanUntil(facts, value, Math.floor(last / 2)), reached(facts)]
  const steps = Math.min(MOST, LONGER * specification.steps)
  const asks = last >= SHORTEST && end.status === 'moving' && now < before && steps > specification.steps
  if (!asks || !isAffordable(specification, steps)) return undefined
  const longer = factsOf(yield* courseOf(atLeisure(specification, steps)))
  if (longer.course.end.status === 'diverged' || diverging(longer)) return undefined
  const floor = reached(longer)
  // It leads out of all that is seen: there is nowhere to arrive.
  if (floor < lowest - facts.range || distance(longer, 0, longer.last) > facts.diagonal) return undefined
  const start = valueAt(facts, 0)
  const step = arrival(longer, floor + LEFT * (start - floor), last)
  if (!(floor < now) || step <= PATIENCE * last) return undefined
  const bound = boundAt(facts, last - 1)
  const height = meanUntil(facts, value, from) - Math.min(lowest, floor)
  return {
    kind: 'crawling',
    way: 'slow',
    isStochastic: true,
    rate: rates[last - 1]!,
    ...(bound && { bound }),
    fall: (meanUntil(facts, value, from) - now) / height,
    tried: longer.last,
    arrival: { step, loss: meanUntil(longer, (k) => longer.course.losses[k]!, longer.last), rests: false },
  }
}

/** The first step by which the mean over the last `over` of them is down to the level. */
function arrival(facts: Facts, level: number, over: number): number {
  const width = Math.max(1, Math.ceil(over / 10))
  let sum = 0
  for (let k = 0; k <= facts.last; k++) {
    sum += valueAt(facts, k)
    if (k >= width) sum -= valueAt(facts, k - width)
    if (sum / Math.min(k + 1, width) <= level) return k
  }
  return facts.last
}
