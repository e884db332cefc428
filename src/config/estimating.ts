import type { Estimator, Terms } from '../core/estimate.ts'
import { randomStream } from '../core/random.ts'
import { sampler, type Sampling } from '../core/sampling.ts'
import { estimateOf, methodValues } from './resolve.ts'
import type { RunSpecification } from './types.ts'

/** An estimate at work, and its batches' size, which may be moved between two updates. */
export interface Estimating {
  estimator: Estimator
  setBatch(B: number): void
}

/** The run's estimate over these terms; undefined where it takes all of them. Everything is drawn from the experiment's seed. */
export function estimating(
  { estimate: choice, seed, steps }: Pick<RunSpecification, 'estimate' | 'seed' | 'steps'>,
  terms: Terms,
): Estimating | undefined {
  const estimate = estimateOf(choice)
  if (!estimate || !choice) return undefined
  const values = { ...methodValues(estimate, choice, steps) }
  const draw = sampler(terms.size, values.sampling as Sampling, randomStream(seed, 'batches'))
  return {
    estimator: estimate.create(terms, values, draw, (purpose) => randomStream(seed, purpose)),
    setBatch(B) {
      values.B = B
    },
  }
}
