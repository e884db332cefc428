/**
 * Data-parallel descent: each of K workers computes the mean gradient of its batch of B terms, and all of them go on with the mean
 * of these. Where all draw from one stream it is a mini-batch of K*B terms, but for the rounding; where each has its own part
 * of the data, a mini-batch with B terms of each part. Goyal et al. 2017, section 2; Dean et al. 2012.
 */
import { defineEstimate } from '../core/estimate.ts'
import { choice, whole } from '../core/parameters.ts'
import { drawnBy, sampler as samplerOf, sampling, type Sampling } from '../core/sampling.ts'
import { averageGradient } from './terms/average.ts'
import { averageModels } from './terms/federated.ts'
import { partition, partSizes } from './terms/partition.ts'

export const dataParallel = defineEstimate({
  name: 'Data-parallel workers',
  summary: 'The mean of the gradients of K workers, each of a batch of its own: a batch K times as large.',
  params: {
    K: whole(4, 'workers', 'K', { max: 64 }),
    B: whole(8, 'terms in each worker’s batch', 'B', { max: 1024 }),
    source: choice('shared', 'Data', 'where the workers’ batches come from', {
      shared: 'one stream of batches for all',
      parted: 'a part of the data each',
    }),
    sampling: sampling('reshuffled'),
  },
  reference: 'Goyal et al., Accurate, large minibatch SGD, 2017, section 2',
  notes: [
    'A worker counts by the terms in its batch: the last batch of an epoch may be smaller.',
    'Parts of the data are of equal size, and chosen at random.',
  ],
  lines: () => [
    { says: 'worker k, on a batch of its own', formula: 'g_k = grad_B(x)' },
    { says: 'g is the mean of the workers’ gradients, each counted by the terms in its batch' },
  ],
  spent(updates, { K, B, source, sampling: scheme }, n) {
    const [workers, size] = [Number(K), Number(B)]
    const drawn = (B: number, rows: number) => drawnBy(updates, B, rows, scheme as Sampling)
    const parts = source === 'parted' ? partSizes(n, workers, 'equal').map((rows) => drawn(size, rows)) : []
    const termEvaluations = source === 'parted' ? parts.reduce((sum, part) => sum + part, 0) : drawn(workers * size, n)
    return {
      termEvaluations,
      serialEvaluations: source === 'parted' ? Math.max(...parts) : Math.ceil(termEvaluations / workers),
      synchronizations: workers > 1 ? updates : 0,
    }
  },
  batchMoves: true,
  create(terms, values, sampler, stream) {
    const { K, source, sampling: scheme } = values
    const parts =
      source === 'parted' ? partition(terms, { K: Number(K), h: 0, parts: 'equal' }, stream('partition')) : undefined
    const random = stream('batches')
    const workers = parts?.map((rows) => {
      const draw = samplerOf(rows.length, scheme as Sampling, random)
      return () => Int32Array.from(draw.next(Math.min(Number(values.B), rows.length)), (place) => rows[place]!)
    })
    /** The batch of K*B terms, dealt to the workers in turn. */
    const dealt = () => {
      const all = Int32Array.from(sampler.next(Math.min(Number(K) * Number(values.B), terms.size)))
      return Array.from({ length: Number(K) }, (_, k) =>
        all.slice(Math.floor((k * all.length) / Number(K)), Math.floor(((k + 1) * all.length) / Number(K))),
      ).filter(({ length }) => length > 0)
    }
    let batches: readonly Int32Array[] = []
    let [termEvaluations, termsDrawn, serialEvaluations, synchronizations] = [0, 0, 0, 0]
    const total = () => batches.reduce((sum, { length }) => sum + length, 0)
    return {
      begin() {
        batches = workers?.map((draw) => draw()) ?? dealt()
        termsDrawn += total()
      },
      gradient(point, out) {
        const gradients = batches.map((batch) => {
          const gradient = new Float64Array(out.length)
          averageGradient(terms, batch, point, gradient)
          return gradient
        })
        termEvaluations += total()
        serialEvaluations += batches.reduce((most, { length }) => Math.max(most, length), 0)
        if (batches.length > 1) synchronizations++
        averageModels(
          gradients,
          batches.map(({ length }) => length),
          out,
        )
      },
      get termEvaluations() {
        return termEvaluations
      },
      get termsDrawn() {
        return termsDrawn
      },
      get serialEvaluations() {
        return serialEvaluations
      },
      get synchronizations() {
        return synchronizations
      },
    }
  },
})
