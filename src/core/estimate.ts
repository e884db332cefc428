import type { ExplainedLine } from './method.ts'
import type { Parameters, ParameterValues } from './parameter.ts'
import type { Purpose, Random } from './random.ts'

/** The terms of a mean f = (1/n) sum_i f_i, as an estimate of its gradient sees them. */
export interface Terms {
  readonly size: number
  /** The gradient of f_i at the point, to `out`. */
  gradient(i: number, point: Float64Array, out: Float64Array): void
  /** The mean gradient of chosen terms, added in the order of the choice: the same bits as one by one, sooner. */
  mean?(chosen: ArrayLike<number>, point: Float64Array, out: Float64Array): void
  /** All terms in an order in which neighbours are of like data; absent: nothing is known of the data. */
  sorted?(): ArrayLike<number>
}

/** A part of the terms that stays in one place, at a client. */
export interface Client {
  rows: ArrayLike<number>
  /** How much its model counts in a mean. */
  weight: number
}

/** What a client did in a round: its points from where the round began to its model, x and y in turn. */
export interface ClientPath {
  /** Its place among the clients. */
  client: number
  points: Float64Array
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
  /** Those who hold the terms, where the terms are parted. */
  readonly clients?: readonly Client[]
  /** What the clients did when the gradient was last asked for; computed anew, for the picture, and not counted. */
  round?(): readonly ClientPath[]
  /** Terms drawn so far: a batch counts once, however many of its gradients were asked for. Absent: `termEvaluations`. */
  readonly termsDrawn?: number
  /** Gradients of single terms that followed one another: of workers side by side the slowest's. Absent: `termEvaluations`. */
  readonly serialEvaluations?: number
  /** Times that workers have waited for one another. Absent: none. */
  readonly synchronizations?: number
}

/** What a number of updates has cost; the counts of an `Estimator`, of which what is absent is as there. */
export type Spent = Pick<Estimator, 'termEvaluations' | 'termsDrawn' | 'serialEvaluations' | 'synchronizations'>

/** A way to estimate the gradient of a sum from some of its terms. */
export interface Estimate {
  name: string
  summary: string
  params: Parameters
  reference: string
  notes?: readonly string[]
  /** `values.B` is read anew at every update, so that a schedule can move it. */
  batchMoves?: true
  /**
   * Present where clients descend by themselves, and the optimizer is their server's: `rate` is that at which gradient descent makes
   * the method that it is named after, `local` the parameter with the rate of the clients' own steps.
   */
  server?: { rate: number; local: string }
  /** The estimate g at the point x, for the reader: formulas in the equation language, typeset and not run. */
  lines(values: ParameterValues): readonly ExplainedLine[]
  /**
   * What the first updates cost on n terms, where each asks for one gradient: by it a budget is known in updates;
   * what is expected where chance decides. Absent: n term gradients each.
   */
  spent?(updates: number, values: ParameterValues, n: number): Spent
  /** `stream` gives the run's random numbers for a purpose; the sampler has those for batches. */
  create(terms: Terms, values: ParameterValues, sampler: Sampler, stream: (purpose: Purpose) => Random): Estimator
}

export const defineEstimate = (estimate: Estimate): Estimate => estimate
