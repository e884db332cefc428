import { equationsText as selected, methodValues } from '../config/index.ts'
import type { MethodChoice } from '../config/types.ts'
import type { Equations } from '../core/method.ts'
import type { Parameters } from '../core/parameter.ts'

/** The lines of a method with the options of a choice. */
export const equationsText = (method: { equations: Equations; params: Parameters }, choice: MethodChoice): string =>
  selected(method.equations, methodValues(method, choice, 1))
