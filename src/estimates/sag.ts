/**
 * SAG: the mean of every term's last gradient, one of which is renewed with each update. Biased, of smaller variance than SAGA.
 * Le Roux, Schmidt & Bach 2012. The table starts with the gradients at the start and is updated before its mean is used.
 */
import { defineEstimate } from '../core/estimate.ts'
import { sampling } from '../core/sampling.ts'
import { gradientTable, type GradientTable } from './terms/table.ts'

export const sag = defineEstimate({
  name: 'SAG',
  summary: 'The mean of every term’s last gradient, one of them renewed with each update.',
  params: { sampling: sampling('replacement') },
  reference: 'Le Roux, Schmidt & Bach, A stochastic gradient method with an exponential convergence rate, 2012',
  notes: ['The table starts with the gradients at the start: n term gradients before the first update.'],
  create(terms, _, sampler) {
    let table: GradientTable | undefined
    let chosen = 0
    let termEvaluations = 0
    const newer = new Float64Array(2)
    return {
      begin(x) {
        if (!table) {
          table = gradientTable(terms, x)
          termEvaluations += terms.size
        }
        chosen = sampler.next(1)[0]!
      },
      gradient(point, out) {
        terms.gradient(chosen, point, newer)
        termEvaluations += 1
        table?.write(chosen, newer)
        out.set(table?.mean ?? newer)
      },
      get termEvaluations() {
        return termEvaluations
      },
    }
  },
})
