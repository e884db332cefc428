/** What a procedure's file needs besides its mathematics. */
import type { OptimizerKernel } from '../language/index.ts'
import type { ParameterValues } from './parameter.ts'

/** A kernel whose state is the named arrays; charts list them in this order. */
export function procedureKernel(
  slots: Readonly<Record<string, Float64Array>>,
  step: OptimizerKernel['step'],
): OptimizerKernel {
  const arrays = Object.values(slots)
  return {
    slots: Object.entries(slots).map(([name, { length }]) => ({ name, width: length })),
    step,
    readSlots(out, offset) {
      let at = offset
      for (const array of arrays) {
        out.set(array, at)
        at += array.length
      }
    },
  }
}

/** A number among a procedure's values, where every declared parameter is. */
export const numberIn = (values: ParameterValues, name: string): number => Number(values[name])
