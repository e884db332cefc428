/** Another axis, so that the runs go about as far on it as they went on the one before. */
import { isOver, spentOf, type SpendingUnit } from '../core/spending.ts'
import { axisOf, horizonOf, spentAfter, timeOf } from './budget.ts'
import { termsOf } from './data.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { significantShown } from './parseShown.ts'
import type { Configuration } from './types.ts'

/**
 * All runs take as many steps as the one with the fewest had, and the axis is as long as the most expensive of them needs: there and
 * back again leads to where one came from, but for rounding up.
 */
export function withAxis(configuration: Configuration, unit: SpendingUnit): Configuration {
  if (unit === axisOf(configuration)) return configuration
  const runs = configuration.runs.filter(({ hidden }) => !hidden).map(({ budget: _, ...run }) => run)
  const steps = Math.min(...runs.map((run) => horizonOf(configuration, run)))
  const shown = significantShown({ ...configuration.shown, axis: unit === 'steps' ? undefined : unit })
  const turned = { ...configuration, shown }
  if (runs.length === 0) return turned
  const n = termsOf(configuration.surface)
  const amounts = runs.map((run) => {
    if (unit === 'steps') return steps
    const spent = spentAfter(run, steps, n)
    const budget = unit === 'time' ? { unit, amount: 0, time: timeOf(configuration) } : { unit, amount: 0 }
    const amount = Math.floor(spentOf(budget, spent, n))
    // Up to the next whole one, but not for the sake of rounding.
    return isOver({ ...budget, amount }, spent, n) ? amount + 1 : amount
  })
  return { ...turned, steps: Math.max(1, Math.min(CONFIGURATION_LIMITS.steps, Math.max(...amounts))) }
}
