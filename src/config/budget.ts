/** What a run may spend, and how many updates that lasts. */
import type { Estimate } from '../core/estimate.ts'
import { updatesWithin, type Budget, type ModelledTime, type SpendingUnit } from '../core/spending.ts'
import { termsOf } from './data.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { estimateOf, methodValues } from './resolve.ts'
import type { Configuration, RunBudget, RunConfiguration } from './types.ts'

/** Milliseconds: what modelled time is made of where nothing is said. */
export const STANDARD_TIME: ModelledTime = { sample: 0.1, latency: 1 }

export const timeOf = ({ shown }: Pick<Configuration, 'shown'>): ModelledTime => shown?.time ?? STANDARD_TIME

/** What the playhead and every chart's axis count. */
export const axisOf = ({ shown }: Pick<Configuration, 'shown'>): SpendingUnit => shown?.axis ?? 'steps'

/** What the run may spend of anything but steps: its own budget, and what all runs have on an axis that does not count steps. */
export function budgetsOf(configuration: Configuration, run: RunConfiguration): readonly Budget[] {
  const { steps } = configuration
  return [{ unit: axisOf(configuration), amount: steps }, ...(run.budget ? [run.budget] : [])].flatMap(
    ({ unit, amount }: RunBudget): Budget[] => {
      if (unit === 'steps') return []
      return unit === 'time' ? [{ unit, amount, time: timeOf(configuration) }] : [{ unit, amount }]
    },
  )
}

/**
 * How many steps the run has, at least one: by its own budget and the experiment's, if every update asks for one gradient. One that
 * asks for several ends before.
 */
export function horizonOf(configuration: Configuration, run: RunConfiguration): number {
  const { surface, steps } = configuration
  const inSteps = [
    axisOf(configuration) === 'steps' ? steps : CONFIGURATION_LIMITS.steps,
    run.budget?.unit === 'steps' ? run.budget.amount : Infinity,
  ]
  const most = Math.min(...inSteps)
  const budgets = budgetsOf(configuration, run)
  if (budgets.length === 0) return most
  const n = termsOf(surface)
  const costOf = updateCosts(estimateOf(run.estimate), run, n)
  return Math.max(1, Math.min(...budgets.map((budget) => updatesWithin(budget, n, most, costOf))))
}

function updateCosts(estimate: Estimate | undefined, { estimate: choice }: RunConfiguration, n: number) {
  const values = estimate && choice && methodValues(estimate, choice, 1)
  return (updates: number) =>
    (values && estimate.spent?.(updates, values, n)) ?? { termEvaluations: updates * n, termsDrawn: updates * n }
}
