import { meanUntil, tailOf, type Facts } from './facts.ts'
import type { Overfitting } from './types.ts'

/** The validation loss has turned up if it is above its lowest value by this share of it. */
const RISES = 0.05
/** And the training loss still fell if it lost this share of what it was there. */
const FALLS = 0.01

/**
 * The loss over the rows held back is above its best, and the training loss has fallen meanwhile. Where chance has a part, means
 * over a tenth of the steps are compared: the lowest of many numbers is low by chance.
 */
export function overfitting(facts: Facts): Overfitting | undefined {
  const { course, last } = facts
  const { losses, validationLosses } = course
  if (Number.isNaN(validationLosses[0]!) || last < 1) return undefined
  const over = tailOf(facts)
  const validation = (k: number) => meanUntil(facts, (i) => validationLosses[i]!, k)
  const training = (k: number) => meanUntil(facts, (i) => losses[i]!, k)
  let best = Math.min(over - 1, last)
  let lowest = validation(best)
  for (let k = best + 1; k <= last; k++) {
    const value = validation(k)
    if (value < lowest) [best, lowest] = [k, value]
  }
  const found = {
    validation: [lowest, validation(last)],
    training: [training(best), training(last)],
  } as const
  const rises = found.validation[1] - lowest > RISES * Math.abs(lowest)
  const falls = found.training[0] - found.training[1] > FALLS * Math.abs(found.training[0])
  return rises && falls ? { kind: 'overfitting', best, ...found, over } : undefined
}
