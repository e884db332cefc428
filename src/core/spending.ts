/** What a run has spent, in each of the units that an axis or a budget may count. */
import type { Spent } from './estimate.ts'

/**
 * `steps`: updates. `evaluations`: gradients computed; of a sum of n terms, n term gradients are one, whoever asked for them.
 * `epochs`: passes over the data; n terms drawn are one, and a term counts once in a batch, however many gradients are computed of it:
 * SVRG computes two, and its snapshot is a pass more. On a surface that is no sum f is the one term. `time`: modelled.
 */
export type SpendingUnit = 'steps' | 'evaluations' | 'epochs' | 'time'

export const SPENDING_UNITS: readonly SpendingUnit[] = ['steps', 'evaluations', 'epochs', 'time']

/**
 * Modelled time, in milliseconds: `sample` for each term gradient on the slowest worker, and `latency` whenever workers wait for one
 * another. Everything else takes no time.
 */
export interface ModelledTime {
  sample: number
  latency: number
}

/** An amount in a unit that is counted, not in steps. */
export type Budget =
  { unit: 'evaluations' | 'epochs'; amount: number } | { unit: 'time'; amount: number; time: ModelledTime }

/** A budget is not overspent by rounding. */
const ROUNDING = 1 + 1e-12

/** Milliseconds. */
export const modelledTime = (serialEvaluations: number, synchronizations: number, time: ModelledTime): number =>
  time.sample * serialEvaluations + time.latency * synchronizations

/** How much of the budget's unit these counts are, on n terms. */
export function spentOf(budget: Budget, spent: Spent, n: number): number {
  const { termEvaluations, termsDrawn = termEvaluations, serialEvaluations = termEvaluations } = spent
  switch (budget.unit) {
    case 'evaluations':
      return termEvaluations / n
    case 'epochs':
      return termsDrawn / n
    case 'time':
      return modelledTime(serialEvaluations, spent.synchronizations ?? 0, budget.time)
  }
}

export const isOver = (budget: Budget, spent: Spent, n: number): boolean =>
  spentOf(budget, spent, n) > budget.amount * ROUNDING

/** How many updates a budget lasts, `most` at most: `costOf` tells what the first ones cost together. */
export function updatesWithin(budget: Budget, n: number, most: number, costOf: (updates: number) => Spent): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (isOver(budget, costOf(middle), n)) high = middle - 1
    else low = middle
  }
  return low
}
