/**
 * SAGA: a table keeps every term's last gradient. For the drawn term i
 *
 *   g = grad f_i(x) - table_i + mean(table), then table_i = grad f_i(x)
 *
 * Unbiased, and its variance goes to 0 at the minimum. Defazio, Bach & Lacoste-Julien 2014. The table starts with the
 * gradients at the start.
 */
import { defineEstimate } from '../core/estimate.ts'
import { sampling } from '../core/sampling.ts'
import { tableEstimator, tableSpent } from './terms/table.ts'

export const saga = defineEstimate({
  name: 'SAGA',
  summary: 'Corrects one term’s gradient by its last one and the mean of all last ones.',
  params: { sampling: sampling('replacement') },
  reference: 'Defazio, Bach & Lacoste-Julien, SAGA, 2014',
  notes: ['The table starts with the gradients at the start: n term gradients before the first update.'],
  lines: () => [
    { says: 'for the drawn term i, with a the table', formula: 'g = grad_i(x) - a_i + abar' },
    { says: 'then', formula: 'a_i = grad_i(x)' },
  ],
  spent: (updates, _, n) => tableSpent(updates, n),
  create: (terms, _, sampler) => tableEstimator(terms, sampler, 1),
})
