import type { RunSpecification } from '../../config/types.ts'
import { changesFor } from './changes.ts'
import { diverging } from './diverging.ts'
import { factsOf, meanUntil, reached, valueAt, type Facts } from './facts.ts'
import { courseOf } from './record.ts'
import { isSettled } from './settled.ts'
import type { Change, Finding, Overfitting, Remedy } from './types.ts'

/** A remedy halves at least what is left of f's height over the lowest value known, or what the validation loss has risen by. */
const HELPS = 0.5

/**
 * Of the changes that suit the finding, tried in turn, the first with which the run settles at a minimum, else the one that brings f
 * lowest. A run that diverges gets the first that keeps it from that, one that over-fits the first that does.
 */
export function* remedyFor(facts: Facts, finding: Finding): Generator<undefined, Remedy | undefined> {
  const isOverfit = finding.kind === 'overfitting'
  const measured = isOverfit ? validationOf : lossOf
  const told = { before: measured(facts), ...(isOverfit && { of: 'validation' as const }), ...averaged(facts) }
  let best: { remedy: Remedy; value: number } | undefined
  for (const change of changesFor(facts, finding)) {
    const changed = factsOf(yield* courseOf(changedBy(facts.course.specification, change)))
    const settles = isSettled(changed)
    if (!(isOverfit ? fitsBetter(finding, changed) : helps(facts, changed, settles))) continue
    const remedy: Remedy = { change, loss: measured(changed), settles, ...told }
    if (settles || isOverfit || finding.kind === 'diverging' || finding.kind === 'overflow') return remedy
    const value = reached(changed)
    if (!best || value < best.value) best = { remedy, value }
  }
  return best?.remedy
}

/** f, or the loss over the rows held back, at the end; where chance has a part the mean over the last tenth of the steps. */
const lossOf = (facts: Facts): number => meanUntil(facts, (k) => facts.course.losses[k]!, facts.last)
const validationOf = (facts: Facts): number => meanUntil(facts, (k) => facts.course.validationLosses[k]!, facts.last)
const averaged = ({ isStochastic }: Facts) => isStochastic && { isMean: true as const }

export function changedBy(specification: RunSpecification, change: Change): RunSpecification {
  switch (change.what) {
    case 'rate':
    case 'method':
    case 'weightDecay':
      return { ...specification, optimizer: change.optimizer }
    case 'schedule':
      return { ...specification, schedule: change.schedule }
    case 'clip':
      return { ...specification, clip: change.clip }
    case 'precision':
      return { ...specification, precision: change.precision }
    case 'estimate':
      return { ...specification, estimate: change.estimate }
    case 'patience':
      return { ...specification, patience: change.patience }
  }
}

function fitsBetter({ validation: [best, end] }: Overfitting, after: Facts): boolean {
  return after.course.end.status !== 'diverged' && validationOf(after) - best <= HELPS * (end - best)
}

/** Lower than before by half of what is known to be left, or at rest at a minimum and not above where the run was. */
function helps(before: Facts, after: Facts, settles: boolean): boolean {
  if (after.course.end.status === 'diverged' || diverging(after)) return false
  const lowest = Math.min(before.lowest, after.lowest)
  const value = reached(after)
  // Below all that is seen: it has left for where f falls without end.
  if (value < before.lowest - before.range) return false
  // Under noise a run that has left may be anywhere at its end.
  const hadDiverged =
    before.course.end.status === 'diverged' || (before.isStochastic && diverging(before) !== undefined)
  const base = hadDiverged ? valueAt(before, 0) : reached(before)
  return value - lowest <= HELPS * (base - lowest) || (settles && value < base)
}
