import type { Parameters, ParameterValues } from './parameter.ts'

/** The terms of a mean f = (1/n) sum_i f_i, as an estimate of its gradient sees them. */
export interface Terms {
  readonly size: number
  /** The gradient of f_i at the point, to `out`. */
  gradient(i: number, point: Float64Array, out: Float64Array): void
}

/** Chooses terms. The numbers are good until the next question. */
export interface Sampler {
  next(count: number): ArrayLike<number>
}

/** One run's estimate at work. All gradients of one update are of the same batch. */
export interface Estimator {
  /** An update begins at the point x: a batch is drawn, tables and snapshots are renewed. */
  begin(x: Float64Array): void
  /** The estimate of the gradient at a point. */
  gradient(point: Float64Array, out: Float64Array): void
  /** Gradients of single terms computed so far. */
  readonly termEvaluations: number
}

/** A way to estimate the gradient of a sum from some of its terms. */
export interface Estimate {
  name: string
  summary: string
  params: Parameters
  reference: string
  notes?: readonly string[]
  create(terms: Terms, values: ParameterValues, sampler: Sampler): Estimator
}

export const defineEstimate = (estimate: Estimate): Estimate => estimate
