import { methodValues } from '../config/index.ts'
import type { MethodChoice } from '../config/types.ts'
import type { Equations } from '../core/method.ts'
import type { Parameters } from '../core/parameter.ts'

/** The lines of a method with the options of a choice, without the indentation that they have in the source. */
export function equationsText(method: { equations: Equations; params: Parameters }, choice: MethodChoice): string {
  const { equations } = method
  const text = typeof equations === 'string' ? equations : equations(methodValues(method, choice, 1))
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
