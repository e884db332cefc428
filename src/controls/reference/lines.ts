import { methodValues } from '../../config/index.ts'
import type { OptimizerChoice } from '../../config/types.ts'
import { optimizerLines, saidLines, scheduleLines, surfaceLines, type MethodLine } from '../equations/methodLines.ts'
import { symbolsOf } from '../../charts/symbols.ts'
import type { Entry } from './address.ts'

/** For horizons that are the run's. */
const STEPS = 500

/** The lines of a method in the form that is chosen, whatever its kind. */
export function linesOf({ kind, id, method }: Entry, choice: OptimizerChoice): readonly MethodLine[] {
  const { params } = choice
  switch (kind) {
    case 'optimizer':
      return optimizerLines(choice, STEPS)
    case 'schedule':
      return scheduleLines({ id, params }, STEPS)
    case 'surface':
      return surfaceLines({ id, params })
    case 'estimate':
    case 'dropout':
    case 'noise':
    case 'precision':
    case 'clip':
      return saidLines(method.lines(methodValues(method, choice, STEPS)), symbolsOf(method.params))
  }
}
