import type { RunSpecification } from '../../config/types.ts'
import { termCount } from '../compile.ts'
import { norm } from '../norm.ts'
import { boundAt, curvatureAt, distance, factsOf, gradientAt, travelled, valueAt, type Facts } from './facts.ts'
import { limitCycle } from './limitCycle.ts'
import { oscillating } from './oscillating.ts'
import { courseOf } from './record.ts'
import { isAtRest, isDone, isSettled } from './settled.ts'
import type { Crawling } from './types.ts'

/** The path of a crawl is steady: this share of it is progress. */
const STEADY = 0.6
/** A rate that has fallen to this share of its largest is as good as gone. */
const GONE = 1e-3
/** Where the curvature over a whole diagonal changes the slope by less than this share, f is a plane: there is nowhere to arrive. */
const PLANE = 1e-6
/** How many times its steps the run is given to arrive, and how many at most. */
const LONGER = 20
const MOST = 100_000
/** It has arrived where this share of f's height over the lowest value that it comes to is left. */
const LEFT = 1e-3
/** A run that needs no more than so many times its steps is on its way. */
const PATIENCE = 2

/** Steady and downhill, but not there in twice the time: found out by giving it the time. */
export function* crawling(facts: Facts): Generator<undefined, Crawling | undefined> {
  const { course, last, from, lowest } = facts
  const { rates, specification } = course
  const path = travelled(facts, from, last)
  if (last < 4 || !(valueAt(facts, last) < valueAt(facts, from))) return undefined
  const rate = rates[last - 1]!
  const top = rates.subarray(0, last).reduce((most, each) => Math.max(most, each), 0)
  const height = valueAt(facts, from) - lowest
  const bound = boundAt(facts, last - 1)
  const found = {
    kind: 'crawling',
    rate,
    ...(bound && { bound }),
    fall: (height - (valueAt(facts, last) - lowest)) / height,
  } as const
  if (rate < GONE * top) return { ...found, way: 'vanished' }
  if (isAtRest(facts) || isPlane(facts) || distance(facts, from, last) < STEADY * path) return undefined
  const steps = Math.min(MOST, LONGER * specification.steps)
  if (steps <= specification.steps || !isAffordable(specification, steps)) return undefined
  const longer = factsOf(yield* courseOf(atLeisure(specification, steps)))
  if (isDone(facts, Math.min(lowest, longer.lowest))) return undefined
  const after = arrival(longer, lowest - facts.range)
  if (after === 'elsewhere' || (after !== undefined && after <= PATIENCE * last)) return undefined
  const tried = longer.last
  if (after === undefined) return { ...found, way: 'slow', tried }
  const rests = isAtRest(longer) && !isSettled(longer) && !isDone(longer)
  return { ...found, way: 'slow', tried, arrival: { step: after, loss: longer.course.losses[after]!, rests } }
}

/** Gradients of single terms that finding out may take: some seconds. */
const MOST_TERMS = 2e8

/** Whether so many steps of the run can be computed to find out what becomes of it. */
export const isAffordable = ({ surface }: RunSpecification, steps: number): boolean =>
  steps * termCount(surface) <= MOST_TERMS

/** With more steps, budgets that grow with them, and the schedules as they are: one that counts on the horizon then takes its time. */
export function atLeisure(specification: RunSpecification, steps: number): RunSpecification {
  const budgets = specification.budgets?.map((each) => ({
    ...each,
    amount: (each.amount * steps) / specification.steps,
  }))
  return { ...specification, steps, ...(budgets && { budgets }) }
}

const isPlane = (facts: Facts): boolean =>
  Math.max(...curvatureAt(facts, facts.last).values.map(Math.abs)) * facts.diagonal <=
  PLANE * norm(...gradientAt(facts, facts.last))

/** The step at which a run has come near where it settles; undefined: it settles nowhere yet; or it leads out of all that is seen. */
function arrival(facts: Facts, bottom: number): number | 'elsewhere' | undefined {
  const { course, last, diagonal, lowest } = facts
  const hasLeft = distance(facts, 0, last) > diagonal || valueAt(facts, last) < bottom
  if (course.end.status === 'diverged' || hasLeft) return 'elsewhere'
  const stays = isSettled(facts) || isAtRest(facts) || limitCycle(facts) || oscillating(facts)
  if (!stays && !isDone(facts)) return undefined
  const values = Array.from({ length: last + 1 }, (_, k) => valueAt(facts, k))
  const least = values.reduce((smaller, value) => Math.min(smaller, value), Infinity)
  const reached = least + LEFT * (values[0]! - least)
  return stays
    ? values.findIndex((value) => value <= reached)
    : values.findIndex((value) => value <= lowest + LEFT * (values[0]! - lowest))
}
