/**
 * SVRG: every m updates a snapshot w is taken with the full gradient there; in between
 *
 *   g = grad f_B(x) - grad f_B(w) + grad f(w)
 *
 * whose variance goes to 0 as x and w go to the minimum. Johnson & Zhang 2013. The next snapshot is the last inner iterate
 * (their option I; the analysis is of option II, a random one).
 */
import { defineEstimate } from '../core/estimate.ts'
import { whole } from '../core/parameters.ts'
import { drawnBy, sampling, type Sampling } from '../core/sampling.ts'
import { averageGradient, everyTerm } from './terms/average.ts'

export const svrg = defineEstimate({
  name: 'SVRG',
  summary: 'Corrects a batch by what it gave at a snapshot where the full gradient is known.',
  params: {
    m: whole(128, 'updates between two snapshots', 'm', { max: 1000 }),
    B: whole(1, 'terms in a batch', 'B', { max: 1024 }),
    sampling: sampling('replacement'),
  },
  reference: 'Johnson & Zhang, Accelerating stochastic gradient descent using predictive variance reduction, 2013',
  notes: ['The next snapshot is the last inner iterate, the paper’s option I.'],
  lines: () => [
    { says: 'every m updates, at a snapshot w', formula: 'mu = grad(w)' },
    { formula: 'g = grad_B(x) - grad_B(w) + mu' },
    { says: 'where ∇f with B is the mean gradient of the B terms drawn for this update' },
  ],
  spent(updates, { m, B, sampling }, n) {
    const full = Math.ceil(updates / Number(m)) * n
    const drawn = drawnBy(updates, Number(B), n, sampling as Sampling)
    return { termEvaluations: full + 2 * drawn, termsDrawn: full + drawn }
  },
  batchMoves: true,
  create(terms, values, sampler) {
    const all = everyTerm(terms)
    const snapshot = new Float64Array(2)
    const full = new Float64Array(2)
    const there = new Float64Array(2)
    let batch: ArrayLike<number> = []
    let updates = 0
    let termEvaluations = 0
    let termsDrawn = 0
    return {
      begin(x) {
        if (updates++ % Number(values.m) === 0) {
          snapshot.set(x)
          averageGradient(terms, all, snapshot, full)
          termEvaluations += terms.size
          termsDrawn += terms.size
        }
        batch = sampler.next(Math.min(Number(values.B), terms.size))
        averageGradient(terms, batch, snapshot, there)
        termEvaluations += batch.length
        termsDrawn += batch.length
      },
      gradient(point, out) {
        averageGradient(terms, batch, point, out)
        termEvaluations += batch.length
        for (let j = 0; j < out.length; j++) out[j] = out[j]! - there[j]! + full[j]!
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
