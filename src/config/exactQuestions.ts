import { equationsOf, optimizerOf } from './resolve.ts'
import type { OptimizerChoice } from './types.ts'

/** What the equations of an optimizer call besides `grad`. */
const EXACT = /\b(loss|hess|gram|fisher)\b/

/** Whether an optimizer may ask for values or curvature of f, which no estimate stands in front of, besides its gradients. */
export const asksBesideGradients = (choice: OptimizerChoice, steps: number): boolean =>
  optimizerOf(choice).procedure !== undefined || EXACT.test(equationsOf(choice, steps).replace(/#.*/g, ''))
