import type { Terms } from '../../core/estimate.ts'

/** The last known gradient of every term, and their mean: what SAG and SAGA remember. */
export interface GradientTable {
  /** The stored gradient of term i, to `out`. */
  read(i: number, out: Float64Array): void
  /** Stores a newer gradient of term i; the mean follows. */
  write(i: number, gradient: Float64Array): void
  readonly mean: Float64Array
}

/** Filled with the gradients at x. */
export function gradientTable(terms: Terms, x: Float64Array): GradientTable {
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
