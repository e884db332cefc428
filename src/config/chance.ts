/** In which runs chance has a part: another seed is another path. */
import { estimateOf, methodValues, noiseOf, precisionOf } from './resolve.ts'
import type { RunConfiguration } from './types.ts'

/** Estimates that draw nothing but their batches. */
const DRAWS_BATCHES_ALONE = new Set(['miniBatch', 'svrg', 'saga', 'sag', 'sarah'])

export function hasChance(run: Pick<RunConfiguration, 'estimate' | 'noise' | 'precision' | 'dropout'>): boolean {
  const [estimate, precision] = [estimateOf(run.estimate), precisionOf(run.precision)]
  if (noiseOf(run.noise) || (run.dropout ?? 0) > 0) return true
  if (precision && run.precision && methodValues(precision, run.precision, 1).rounding === 'stochastic') return true
  if (!estimate || !run.estimate) return false
  const isInOrder = methodValues(estimate, run.estimate, 1).sampling === 'inOrder'
  return !(isInOrder && DRAWS_BATCHES_ALONE.has(run.estimate.id ?? ''))
}
