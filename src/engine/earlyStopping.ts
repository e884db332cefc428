/**
 * Early stopping: a run ends when as many epochs as its patience have gone by without a validation loss below the lowest one so far.
 * The smallest decrease that counts is any. Prechelt 1998, Early Stopping - But When?, the criterion UP with strips of one epoch,
 * counted from the best one as deep learning libraries do.
 */
import type { RunSpecification } from '../config/types.ts'
import type { EarlyStop } from './types.ts'

/** Asked at every point, with the terms drawn until then; the reason if the run ends there. */
type EarlyStopping = (step: number, termsDrawn: number, validationLoss: number) => EarlyStop | undefined

/**
 * Undefined for a run without patience. An epoch is over at the first point by which another `size` terms have been drawn;
 * of a run on full gradients at every point, however many gradients its steps ask for. The start counts as an epoch's end.
 */
export function earlyStopping(
  { patience, estimate, steps }: RunSpecification,
  size: number,
): EarlyStopping | undefined {
  if (patience === undefined) return undefined
  let epoch = -1
  let waited = 0
  let [best, lowest] = [0, NaN]
  return (step, termsDrawn, validationLoss) => {
    const reached = estimate ? Math.floor(termsDrawn / size) : step
    if (reached <= epoch) return undefined
    epoch = reached
    if (validationLoss < lowest || Number.isNaN(lowest)) {
      ;[best, lowest] = [step, validationLoss]
      waited = 0
    } else waited++
    return waited >= patience && step < steps ? { patience, best, validationLoss: lowest } : undefined
  }
}
