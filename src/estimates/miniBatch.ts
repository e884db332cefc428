/**
 * A mini-batch of B terms: g = (1/B) sum_{i in batch} grad f_i(x). Unbiased where every term is as likely as any other; its
 * variance is sigma^2/B with replacement, and that times (n-B)/(n-1) without. Robbins & Monro 1951 (B = 1).
 */
import { defineEstimate } from '../core/estimate.ts'
import { whole } from '../core/parameters.ts'
import { drawnBy, sampling, type Sampling } from '../core/sampling.ts'
import { averageGradient } from './terms/average.ts'

export const miniBatch = defineEstimate({
  name: 'Mini-batch',
  summary: 'The mean gradient of B terms, drawn anew for every update.',
  params: {
    B: whole(8, 'terms in a batch; where there are fewer, as many as there are', 'B', { max: 1024 }),
    sampling: sampling('reshuffled'),
  },
  reference: 'Robbins & Monro, A stochastic approximation method, 1951',
  lines: () => [
    { formula: 'g = grad_B(x)' },
    { says: 'where ∇f with B is the mean gradient of the B terms drawn for this update' },
  ],
  spent: (updates, { B, sampling }, n) => ({ termEvaluations: drawnBy(updates, Number(B), n, sampling as Sampling) }),
  batchMoves: true,
  create(terms, values, sampler) {
    let batch: ArrayLike<number> = []
    let termEvaluations = 0
    let termsDrawn = 0
    return {
      begin() {
        batch = sampler.next(Math.min(Number(values.B), terms.size))
        termsDrawn += batch.length
      },
      gradient(point, out) {
        averageGradient(terms, batch, point, out)
        termEvaluations += batch.length
      },
      get termEvaluations() {
        return termEvaluations
      },
      get termsDrawn() {
        return termsDrawn
      },
    }
  },
})
