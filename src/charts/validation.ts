/** The loss over the rows that are held back from training, as it was recorded. */
import type { RunRecord } from '../store/types.ts'

export interface LowestValidation {
  step: number
  loss: number
}

/** A record is made anew with each chunk, so that what is known of it stays true. */
const known = new WeakMap<RunRecord, LowestValidation | null>()

/** Where it is lowest, at the first step of several; undefined where no row is held back. Looked for once per record. */
export function lowestValidation(record: RunRecord): LowestValidation | undefined {
  const before = known.get(record)
  if (before !== undefined) return before ?? undefined
  const found = lowestUntil(record, record.samples.count - 1)
  known.set(record, found ?? null)
  return found
}

/** The same where the run has gone on from there: what early stopping would have taken. */
export function bestBeforeEnd(record: RunRecord): LowestValidation | undefined {
  const lowest = lowestValidation(record)
  return lowest && lowest.step < record.samples.count - 1 ? lowest : undefined
}

/** The same of steps 0 to `last`. */
export function lowestUntil({ samples: { validationLosses } }: RunRecord, last: number): LowestValidation | undefined {
  let lowest: LowestValidation | undefined
  for (let step = 0; step <= last; step += 1) {
    const loss = validationLosses[step] ?? NaN
    if (loss < (lowest?.loss ?? Infinity)) lowest = { step, loss }
  }
  return lowest
}
