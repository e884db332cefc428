import { axisUnit } from '../../charts/axisUnit.ts'
import { surfaceOf, surfacesOf, termsOf } from '../../config/index.ts'
import type { Configuration } from '../../config/types.ts'
import { SPENDING_UNITS, type SpendingUnit } from '../../core/spending.ts'
import { say, useConfig } from '../../store/index.ts'

/** What can be counted there: on a surface that is no sum passes over its data say nothing, nor does the time that they take. */
export function axesOffered(configuration: Configuration): readonly SpendingUnit[] {
  const hasSum = surfacesOf(configuration).some((surface) => termsOf(surface) > 1)
  return SPENDING_UNITS.filter(
    (unit) => hasSum || unit === 'steps' || unit === 'evaluations' || unit === axisUnit(configuration),
  )
}

/** Between steps and gradient evaluations. */
export function toggleAxisUnit(): void {
  const { configuration, setAxis } = useConfig.getState()
  setAxis(axisUnit(configuration) === 'steps' ? 'evaluations' : 'steps')
}

/** Counts the unit where it says something. */
export const countOnSums = (unit: SpendingUnit) => (): void => {
  const { configuration, setAxis } = useConfig.getState()
  if (axesOffered(configuration).includes(unit)) setAxis(unit)
  else say(`${surfaceOf(configuration.surface).name} is no sum over data`)
}
