import { chanceOf, methodValues, precisionOf } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'

/** Whether the run's gradients are estimates, masked, noisy or rounded by chance: its path then need not come to rest. */
export const isStochastic = (specification: RunSpecification): boolean =>
  chanceOf(specification) !== undefined || roundsByChance(specification)

function roundsByChance({ precision: choice, steps }: RunSpecification): boolean {
  const precision = precisionOf(choice)
  return (
    choice !== undefined && precision !== undefined && methodValues(precision, choice, steps).rounding === 'stochastic'
  )
}
