import type { Estimator, Sampler, Spent, Terms } from '../../core/estimate.ts'

/** The last known gradient of every term, and their mean: what SAG and SAGA remember. */
interface GradientTable {
  /** The stored gradient of term i, to `out`. */
  read(i: number, out: Float64Array): void
  /** Stores a newer gradient of term i; the mean follows. */
  write(i: number, gradient: Float64Array): void
  readonly mean: Float64Array
}

/** Filled with the gradients at x. */
function gradientTable(terms: Terms, x: Float64Array): GradientTable {
  const dimension = x.length
  const rows = new Float64Array(terms.size * dimension)
  const mean = new Float64Array(dimension)
  const term = new Float64Array(dimension)
  for (let i = 0; i < terms.size; i++) {
    terms.gradient(i, x, term)
    rows.set(term, i * dimension)
    for (let j = 0; j < dimension; j++) mean[j] = mean[j]! + term[j]!
  }
  for (let j = 0; j < dimension; j++) mean[j] = mean[j]! / terms.size
  return {
    mean,
    read(i, out) {
      for (let j = 0; j < dimension; j++) out[j] = rows[i * dimension + j]!
    },
    write(i, gradient) {
      for (let j = 0; j < dimension; j++) {
        const at = i * dimension + j
        mean[j] = mean[j]! + (gradient[j]! - rows[at]!) / terms.size
        rows[at] = gradient[j]!
      }
    },
  }
}

/**
 * One term i is drawn for each update; with the table's mean a and its row y_i as they were before,
 *
 *   g = share*(grad f_i(x) - y_i) + a, then y_i = grad f_i(x)
 *
 * SAGA is share = 1, SAG share = 1/n (Defazio, Bach & Lacoste-Julien 2014, equation 1). The table starts with the gradients at
 * the start. An update that asks at several points stores what was asked first.
 */
export function tableEstimator(terms: Terms, sampler: Sampler, share: number): Estimator {
  let table: GradientTable | undefined
  let chosen = 0
  let isStored = false
  let termEvaluations = 0
  let termsDrawn = 0
  const newer = new Float64Array(2)
  const before = new Float64Array(2)
  const mean = new Float64Array(2)
  return {
    begin(x) {
      if (!table) {
        table = gradientTable(terms, x)
        termEvaluations += terms.size
        termsDrawn += terms.size
      }
      chosen = sampler.next(1)[0]!
      termsDrawn += 1
      table.read(chosen, before)
      mean.set(table.mean)
      isStored = false
    },
    gradient(point, out) {
      terms.gradient(chosen, point, newer)
      termEvaluations += 1
      for (let j = 0; j < out.length; j++) out[j] = share * (newer[j]! - before[j]!) + mean[j]!
      if (!isStored) table?.write(chosen, newer)
      isStored = true
    },
    get termEvaluations() {
      return termEvaluations
    },
    get termsDrawn() {
      return termsDrawn
    },
  }
}

/** The table's n gradients, and one for each update. */
export const tableSpent = (updates: number, n: number): Spent => ({ termEvaluations: updates === 0 ? 0 : n + updates })
