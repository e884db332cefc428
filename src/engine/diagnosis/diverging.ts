import { boundAt, median, reached, stepAt, valueAt, type Facts } from './facts.ts'
import { norm } from '../norm.ts'
import type { Bound, Diverging } from './types.ts'

/** A last finite point further out than this many diagonals is on its way to infinity. */
const FAR = 100
/** A window's end is above its beginning if its height over the lowest value is this many times that. */
const GROWS = 1.2
/** So many times its height at the start. */
const LEAVES = 10
/** How many of the first updates are held against their limit. */
const LOOKED_AT = 2000

/** f or x grows: until there are no numbers for it, or still at the horizon. */
export function diverging(facts: Facts): Diverging | undefined {
  const { course, last, from, lowest, range } = facts
  const { end, rates, points } = course
  if (last < 1) return undefined
  const told = (way: Diverging['way']): Diverging => {
    const above = way === 'unbounded' ? undefined : firstAbove(facts)
    return { kind: 'diverging', way, rate: rates[above?.step ?? Math.max(0, last - 1)]!, ...(above && { above }) }
  }
  const sinks = valueAt(facts, last) < Math.min(valueAt(facts, 0), valueAt(facts, from)) - range
  if (end.status === 'diverged') {
    if (sinks) return told('unbounded')
    const [dx, dy] = last > 0 ? stepAt(facts, last - 1) : [0, 0]
    const isFar = Math.max(norm(points[2 * last]!, points[2 * last + 1]!), norm(dx, dy)) > FAR * facts.diagonal
    return told(isFar ? 'overflow' : 'undefined')
  }
  if (facts.isStochastic) return hasLeft(facts) ? told('growing') : undefined
  if (!(last - from >= 8 && valueAt(facts, last) > valueAt(facts, 0))) return undefined
  const quarter = Math.ceil((last - from) / 4)
  const heights = (start: number) =>
    median(Array.from({ length: quarter }, (_, i) => valueAt(facts, start + i) - lowest))
  if (!(heights(last - quarter + 1) > GROWS * heights(from))) return undefined
  const bound = boundAt(facts, last - 1)
  const leaves = valueAt(facts, last) - lowest > LEAVES * (valueAt(facts, 0) - lowest)
  return (bound ? bound.rate > bound.limit : leaves) ? told('growing') : undefined
}

/**
 * Far above its start and above all that is seen, as noise never takes a run that is stable; below the limit too, where noise grows
 * with the distance.
 */
const hasLeft = (facts: Facts): boolean =>
  reached(facts) - facts.lowest > Math.max(LEAVES * (valueAt(facts, 0) - facts.lowest), facts.range)

/** The first update at a rate above its limit. */
function firstAbove(facts: Facts): Bound | undefined {
  for (let k = 0; k < Math.min(facts.last, LOOKED_AT); k++) {
    const bound = boundAt(facts, k)
    if (bound && bound.rate > bound.limit) return bound
  }
  return undefined
}
