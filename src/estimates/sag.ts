/**
 * SAG: the mean of every term's last gradient, one of which is renewed with each update. Biased, of smaller variance than SAGA.
 * Le Roux, Schmidt & Bach 2012. The table starts with the gradients at the start and is updated before its mean is used.
 */
import { defineEstimate } from '../core/estimate.ts'
import { sampling } from '../core/sampling.ts'
import { tableEstimator, tableSpent } from './terms/table.ts'

export const sag = defineEstimate({
  name: 'SAG',
  summary: 'The mean of every term’s last gradient, one of them renewed with each update.',
  params: { sampling: sampling('replacement') },
  reference: 'Le Roux, Schmidt & Bach, A stochastic gradient method with an exponential convergence rate, 2012',
  notes: ['The table starts with the gradients at the start: n term gradients before the first update.'],
  lines: () => [
    { says: 'for the drawn term i, with a the table', formula: 'g = (grad_i(x) - a_i)/n + abar' },
    { says: 'then', formula: 'a_i = grad_i(x)' },
  ],
  spent: (updates, _, n) => tableSpent(updates, n),
  create: (terms, _, sampler) => tableEstimator(terms, sampler, 1 / terms.size),
})
