/** What a run may spend, and how many updates that lasts. */
import type { Spent } from '../core/estimate.ts'
import { updatesWithin, type Budget, type ModelledTime, type SpendingUnit } from '../core/spending.ts'
import { termsOf } from './data.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { spentOnMoved } from './movedBatches.ts'
import { estimateOf, methodValues } from './resolve.ts'
import { surfacesOf } from './rows.ts'
import type { Configuration, RunBudget, RunConfiguration } from './types.ts'

/** Milliseconds: what modelled time is made of where nothing is said. */
export const STANDARD_TIME: ModelledTime = { sample: 0.1, latency: 1 }

export const timeOf = ({ shown }: Pick<Configuration, 'shown'>): ModelledTime => shown?.time ?? STANDARD_TIME

/** What the playhead and every chart's axis count. */
export const axisOf = ({ shown }: Pick<Configuration, 'shown'>): SpendingUnit => shown?.axis ?? 'steps'

/** Whether the playhead goes by whole ones: by steps, and by the gradients of surfaces that are no sums. */
export const isWhole = (configuration: Pick<Configuration, 'surface' | 'shown'>): boolean =>
  axisOf(configuration) === 'steps' ||
  (axisOf(configuration) === 'evaluations' && surfacesOf(configuration).every((surface) => termsOf(surface) === 1))

/** By how much the playhead moves at least: 1, or where parts of the unit count a thousandth of the axis at most, as a power of ten. */
export const grainOf = (configuration: Pick<Configuration, 'surface' | 'shown' | 'steps'>): number =>
  isWhole(configuration) ? 1 : Math.min(1, 10 ** (String(configuration.steps).length - 4))

/** How many units a second playback goes for each that its speed says: 1 on an axis of whole ones, else as suits its length. */
export function paceOf(configuration: Pick<Configuration, 'surface' | 'shown' | 'steps'>): number {
  if (isWhole(configuration)) return 1
  const digits = String(configuration.steps).length
  // 500 and what is about as long at one.
  return 10 ** (digits - (configuration.steps < 1.5 * 10 ** (digits - 1) ? 4 : 3))
}

/** The place on an axis of that grain, or the last before it. */
export const onGrain = (grain: number, position: number): number =>
  grain === 1 ? Math.floor(position + 1e-9) : Number((Math.floor(position / grain + 1e-6) * grain).toFixed(3))

export const atGrain = (configuration: Pick<Configuration, 'surface' | 'shown' | 'steps'>, position: number): number =>
  onGrain(grainOf(configuration), position)

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
  const costOf = (updates: number) => spentAfter(run, updates, n, epochsOf(budgets))
  return Math.max(1, Math.min(...budgets.map((budget) => updatesWithin(budget, n, most, costOf))))
}

/** The steps of the run that has most. */
export const mostSteps = (configuration: Configuration): number =>
  Math.max(1, ...configuration.runs.map((run) => horizonOf(configuration, run)))

/** The epochs of a budget in them, the smallest. */
export function epochsOf(budgets: readonly Budget[]): number | undefined {
  const amounts = budgets.flatMap(({ unit, amount }) => (unit === 'epochs' ? [amount] : []))
  return amounts.length > 0 ? Math.min(...amounts) : undefined
}

/**
 * What the first updates of a run cost on n terms, if each asks for one gradient, and if they are all that it makes: schedules of its
 * batches have them, or `epochs`, for their horizon. Of batches whose size depends on the losses, what those cost that it begins with.
 */
export function spentAfter(run: RunConfiguration, updates: number, n: number, epochs?: number): Spent {
  const moved = spentOnMoved(run, updates, n, epochs)
  if (moved) return moved
  const { estimate: choice } = run
  const estimate = estimateOf(choice)
  const values = estimate && choice && methodValues(estimate, choice, 1)
  return (values && estimate.spent?.(updates, values, n)) ?? { termEvaluations: updates * n, termsDrawn: updates * n }
}
