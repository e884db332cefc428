import type { NumberParameter } from '../core/parameter.ts'
import { lookUp } from './registries.ts'
import { heldOptimizer, optimizerOf, optimizerParameters, optimizerValues } from './resolve.ts'
import type { OptimizerChoice } from './types.ts'

/** The declaration of an optimizer's rate, a wrapper's being that of what it holds; undefined for one without. */
export function rateParameter(choice: OptimizerChoice): NumberParameter | undefined {
  const parameter = lookUp(optimizerParameters(choice), 'lr')
  return parameter?.kind === 'number' ? parameter : undefined
}

/** The rate in force. */
export function rateOf(choice: OptimizerChoice, steps: number): number | undefined {
  const value = rateParameter(choice) && optimizerValues(choice, steps)['lr']
  return typeof value === 'number' ? value : undefined
}

/** The same optimizer at another rate, written where the rate is declared. */
export function withRate(choice: OptimizerChoice, rate: number): OptimizerChoice {
  if (lookUp(optimizerOf(choice).params, 'lr')) return { ...choice, params: { ...choice.params, lr: rate } }
  const held = heldOptimizer(choice)
  return held ? { ...choice, of: withRate(held, rate) } : choice
}
