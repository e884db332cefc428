/**
 * SVRG: every m updates a snapshot w is taken with the full gradient there; in between
 *
 *   g = grad f_B(x) - grad f_B(w) + grad f(w)
 *
 * whose variance goes to 0 as x and w go to the minimum. Johnson & Zhang 2013. The next snapshot is the last inner iterate (their
 * option I), a random one (option II, of which the analysis is), or their mean (Xiao & Zhang 2014, Prox-SVRG).
 */
import { defineEstimate } from '../core/estimate.ts'
import { choice, whole } from '../core/parameters.ts'
import { drawnBy, sampling, type Sampling } from '../core/sampling.ts'
import { averageGradient, everyTerm } from './terms/average.ts'
import { SNAPSHOTS, snapshotsBy } from './terms/snapshots.ts'

export const svrg = defineEstimate({
  name: 'SVRG',
  summary: 'Corrects a batch by what it gave at a snapshot where the full gradient is known.',
  params: {
    m: whole(128, 'updates between two snapshots', 'm', { max: 1000 }),
    B: whole(1, 'terms in a batch; where there are fewer, as many as there are', 'B', { max: 1024 }),
    snapshot: choice('last', 'Snapshot', 'where the next snapshot is taken', SNAPSHOTS),
    sampling: sampling('replacement'),
  },
  reference:
    'Johnson & Zhang, Accelerating stochastic gradient descent using predictive variance reduction, 2013; ' +
    'Xiao & Zhang, A proximal stochastic gradient method with progressive variance reduction, 2014',
  notes: [
    'At the last point the next snapshot is the paper’s option I. At a random one, its option II, the paper begins the next epoch there too; here the run goes on from where it is, as it does for the mean.',
  ],
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
  create(terms, values, sampler, stream) {
    const all = everyTerm(terms)
    const snapshots = snapshotsBy(values.snapshot, () => stream('snapshots'))
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
          snapshots.renew(x, snapshot)
          averageGradient(terms, all, snapshot, full)
          termEvaluations += terms.size
          termsDrawn += terms.size
        }
        snapshots.visit(x)
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
