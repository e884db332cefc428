/**
 * SARAH: every m + 1 updates begin with the full gradient; in between the estimate is carried on,
 *
 *   v_t = grad f_B(x_t) - grad f_B(x_{t-1}) + v_{t-1}
 *
 * Biased within an epoch, and steadier than SVRG. Nguyen, Liu, Scheinberg & Takac 2017. The next epoch begins at the last iterate.
 */
import { defineEstimate } from '../core/estimate.ts'
import { whole } from '../core/parameters.ts'
import { drawnBy, sampling, type Sampling } from '../core/sampling.ts'
import { averageGradient, everyTerm } from './terms/average.ts'

export const sarah = defineEstimate({
  name: 'SARAH',
  summary: 'Carries the estimate on by what a batch says has changed since the last point.',
  params: {
    m: whole(64, 'recursive updates between two full gradients', 'm', { max: 1000 }),
    B: whole(1, 'terms in a batch; where there are fewer, as many as there are', 'B', { max: 1024 }),
    sampling: sampling('replacement'),
  },
  reference: 'Nguyen, Liu, Scheinberg & Takáč, SARAH, 2017',
  notes: ['An epoch begins at the last iterate of the one before; the paper takes a random one.'],
  lines: () => [
    { says: 'every m + 1 updates', formula: 'g = grad(x)' },
    { says: 'in between', formula: 'g = grad_B(x) - grad_B(xprev) + gprev' },
    { says: 'where ∇f with B is the mean gradient of the B terms drawn for this update' },
  ],
  spent(updates, { m, B, sampling }, n) {
    const snapshots = Math.ceil(updates / (Number(m) + 1))
    const drawn = drawnBy(updates - snapshots, Number(B), n, sampling as Sampling)
    return { termEvaluations: snapshots * n + 2 * drawn, termsDrawn: snapshots * n + drawn }
  },
  batchMoves: true,
  create(terms, values, sampler) {
    const all = everyTerm(terms)
    const previous = new Float64Array(2)
    const carried = new Float64Array(2)
    const here = new Float64Array(2)
    const there = new Float64Array(2)
    let chosen: ArrayLike<number> = all
    let isFull = true
    let updates = 0
    let termEvaluations = 0
    let termsDrawn = 0
    return {
      begin(x) {
        isFull = updates++ % (Number(values.m) + 1) === 0
        if (isFull) {
          averageGradient(terms, all, x, carried)
          termEvaluations += terms.size
          termsDrawn += terms.size
        } else {
          chosen = sampler.next(Math.min(Number(values.B), terms.size))
          averageGradient(terms, chosen, x, here)
          averageGradient(terms, chosen, previous, there)
          termEvaluations += 2 * chosen.length
          termsDrawn += chosen.length
          for (let j = 0; j < here.length; j++) carried[j] = here[j]! - there[j]! + carried[j]!
        }
        previous.set(x)
      },
      /** Elsewhere than at the update's own point: corrected by the change of the same terms. */
      gradient(point, out) {
        out.set(carried)
        if (point.every((value, j) => Object.is(value, previous[j]))) return
        const batch = isFull ? all : chosen
        averageGradient(terms, batch, point, here)
        averageGradient(terms, batch, previous, there)
        termEvaluations += 2 * batch.length
        for (let j = 0; j < out.length; j++) out[j] = out[j]! + here[j]! - there[j]!
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
