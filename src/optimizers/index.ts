/** The optimizers: one line each. */
import type { Optimizer } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { registry } from '../core/registry.ts'
import { adagrad } from './adagrad.ts'
import { adam } from './adam.ts'
import { adamw } from './adamw.ts'
import { amsgrad } from './amsgrad.ts'
import { gradientDescent } from './gradientDescent.ts'
import { momentum } from './momentum.ts'
import { nesterov } from './nesterov.ts'
import { rmsprop } from './rmsprop.ts'

export const optimizers = registry<Optimizer>({
  gradientDescent,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adam,
  adamw,
  amsgrad,
})

/** Our optimizer for a name and hyperparameters of PyTorch or the golden data; undefined if none equals it. */
export function optimizerFromGolden(
  name: string,
  theirs: Readonly<Record<string, unknown>>,
): { id: string; params: ParameterValues } | undefined {
  for (const [id, { aliases = {} }] of Object.entries(optimizers)) {
    const params = Object.hasOwn(aliases, name) ? aliases[name]?.(theirs) : undefined
    if (params) return { id, params }
  }
  return undefined
}
