import { axisUnit, type AxisUnit } from '../../charts/axisUnit.ts'
import { useConfig } from '../../store/index.ts'

/** Chooses what the playhead and every chart's axis count. */
export const setAxisUnit = (unit: AxisUnit): void =>
  useConfig.getState().setShown({ axis: unit === 'evaluations' ? unit : undefined })

export const toggleAxisUnit = (): void =>
  setAxisUnit(axisUnit(useConfig.getState().configuration) === 'steps' ? 'evaluations' : 'steps')
