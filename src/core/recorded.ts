/** What is recorded at every point of a run. */
export interface Recorded {
  /** x and y, two numbers per point. */
  points: Float64Array
  losses: Float64Array
  /** f over the rows that are held back from training, without its penalty; NaN where there are none. */
  validationLosses: Float64Array
  /** The raw, full gradient at the point, two numbers per point. */
  gradients: Float64Array
  /** Its norm. */
  gradientNorms: Float64Array
  /** Rate used by the update that leaves the point; NaN at the last point of the run. */
  rates: Float64Array
  /** Gradient evaluations counted until the point was reached. */
  evaluations: Float64Array
  /** Gradients of single terms computed until then: of a sum over n rows a full gradient counts n, of any other surface 1. */
  termEvaluations: Float64Array
  /** Terms drawn until then, each batch once however many of its gradients were asked for; all n where no batch is drawn. */
  termsDrawn: Float64Array
  /** Gradients of single terms that followed one another until then: of workers side by side, those of the slowest. */
  serialEvaluations: Float64Array
  /** Times that workers have waited for one another until then. */
  synchronizations: Float64Array
  /**
   * How much clipping left of the gradients of the update that leaves the point: the smallest |clipped|/|raw|, 1 if none was
   * clipped; NaN at the last point of the run.
   */
  clipped: Float64Array
  /**
   * The gradient that the optimizer was first given in the update that leaves the point, two numbers per point: as estimated, with
   * its noise, before rounding and clipping; it is that of where the optimizer looked first, as a rule the point itself. NaN where
   * it asked for none, and at the last point of the run.
   */
  estimates: Float64Array
  /** What low precision did to the update that leaves the point: `PRECISION_EVENTS` added up; NaN at the last point, unless its update led to no finite one. */
  precisionEvents: Float64Array
  /** The loss scale of that update, 1 for none; NaN in double precision, and at the last point as before. */
  lossScales: Float64Array
}

/** How many numbers of each are recorded at a point. */
export const RECORDED_WIDTHS: Readonly<Record<keyof Recorded, number>> = {
  points: 2,
  losses: 1,
  validationLosses: 1,
  gradients: 2,
  gradientNorms: 1,
  rates: 1,
  evaluations: 1,
  termEvaluations: 1,
  termsDrawn: 1,
  serialEvaluations: 1,
  synchronizations: 1,
  clipped: 1,
  estimates: 2,
  precisionEvents: 1,
  lossScales: 1,
}

/** One array for each thing that is recorded, made from its numbers per point. */
export function recorded(make: (name: keyof Recorded, width: number) => Float64Array): Recorded {
  const names = Object.keys(RECORDED_WIDTHS) as (keyof Recorded)[]
  return Object.fromEntries(names.map((name) => [name, make(name, RECORDED_WIDTHS[name])])) as unknown as Recorded
}
