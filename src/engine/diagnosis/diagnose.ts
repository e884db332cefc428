import { surfaceOf } from '../../config/index.ts'
import type { RunSpecification } from '../../config/types.ts'
import { clipped } from './clipped.ts'
import { crawling } from './crawling.ts'
import { diverging } from './diverging.ts'
import { factsOf, type Facts } from './facts.ts'
import { limitCycle } from './limitCycle.ts'
import { noiseBall } from './noiseBall.ts'
import { oscillating } from './oscillating.ts'
import { overfitting } from './overfitting.ts'
import { plateau } from './plateau.ts'
import { courseOf } from './record.ts'
import { remedyFor } from './remedies.ts'
import { rounding } from './rounding.ts'
import { saddle } from './saddle.ts'
import { isDone, isSettled } from './settled.ts'
import { slowInNoise } from './slowInNoise.ts'
import type { Diagnosis, Finding } from './types.ts'

/**
 * What is wrong with a run, and a change that was seen to help; undefined if nothing is. A study: it gives way after every
 * chunk of a run. Of a run in low precision nothing is said but what rounding does to it, and nothing of one with dropout, which
 * goes down another loss than f: the signs that are read here are those of f's own gradients. Nor of one on a surface that
 * moves: they are those of one surface.
 */
export function* diagnose(specification: RunSpecification): Generator<undefined, Diagnosis | undefined> {
  if (specification.dropout) return undefined
  if (surfaceOf(specification.surface).moves) return undefined
  const facts = factsOf(yield* courseOf(specification))
  const finding = specification.precision ? roundingOf(facts) : yield* findingOf(facts)
  if (!finding) return undefined
  const remedy = yield* remedyFor(facts, finding)
  return { ...finding, ...(remedy && { remedy }), ...(facts.ascends && { ascends: true }) }
}

/** What rounding does, where the run has not come to where it was going. */
function roundingOf(facts: Facts): Finding | undefined {
  if (facts.last < 0) return undefined
  const isAway = facts.course.end.status === 'diverged' || !(isSettled(facts) || isDone(facts))
  const found = isAway ? rounding(facts) : undefined
  return found && { from: found.kind === 'overflow' ? 0 : facts.from, to: facts.last, ...found }
}

/**
 * One finding a run, the first that holds. What has no numbers any more comes first, and a run that has settled at a minimum has
 * none, nor has one that has hardly anything left to gain, unless it goes in circles. Where the run is comes before how it moves
 * there, a movement without progress before a slow one, and what acts on every gradient before the rate: a longer step is no cure
 * while clipping shortens it. Over-fitting is no matter of the path: a run that has settled may do it.
 */
export function* findingOf(facts: Facts): Generator<undefined, Finding | undefined> {
  if (facts.last < 1) return undefined
  const far = diverging(facts)
  if (far) return { from: 0, to: facts.last, ...far }
  const fitted = facts.course.end.stopped ? undefined : overfitting(facts)
  if (fitted) return { from: fitted.best, to: facts.last, ...fitted }
  // Ended on purpose: where it would have come to is not its fault.
  if (isSettled(facts) || facts.course.end.stopped) return undefined
  if (facts.isStochastic) return yield* foundInNoise(facts)
  const stuck = saddle(facts) ?? limitCycle(facts)
  const found = stuck ?? (isDone(facts) ? undefined : (slow(facts) ?? (yield* crawling(facts))))
  return found && { from: facts.from, to: facts.last, ...found }
}

/**
 * Where chance has a part in the path, the signs of a single step or point are none: what is said is of means and of many steps.
 */
function* foundInNoise(facts: Facts): Generator<undefined, Finding | undefined> {
  if (isDone(facts)) return undefined
  const found = noiseBall(facts) ?? clipped(facts) ?? (yield* slowInNoise(facts))
  if (!found) return undefined
  return { from: found.kind === 'noiseBall' ? facts.last - found.steps : facts.from, to: facts.last, ...found }
}

const slow = (facts: Facts) => oscillating(facts) ?? clipped(facts) ?? plateau(facts)
