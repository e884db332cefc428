import type { Estimator, Terms } from '../core/estimate.ts'
import type { PointOracle, SurfaceFunction } from '../language/index.ts'
import type { SumFunction } from '../language/compileSum.ts'

/** Whether a surface is a sum over data, whose terms can be had one by one. */
export const isSum = (surface: SurfaceFunction): surface is SumFunction => 'termGradient' in surface

/** The terms of a sum, for an estimate of its gradient; `sorted` is asked for where they are to be parted by their data. */
export const termsOf = (sum: SumFunction, sorted?: Terms['sorted']): Terms => ({
  ...(sorted && { sorted }),
  size: sum.size,
  gradient: (i, point, out) => void sum.termGradient(i, point[0]!, point[1]!, out),
  mean: (chosen, point, out) => sum.meanGradient(chosen, point[0]!, point[1]!, out),
})

/** Answers an optimizer with estimated gradients, and with the full sum's values and curvature. */
export const estimatedOracle = (sum: SumFunction, estimator: Estimator): PointOracle => {
  const symmetric = new Float64Array(3)
  const refuse = (what: string) => () => {
    throw new RangeError(`A sum over data states no ${what}.`)
  }
  return {
    gradient: (point, out) => estimator.gradient(point, out),
    value: (point) => sum.value(point[0]!, point[1]!),
    hessian(point, out) {
      sum.hessian(point[0]!, point[1]!, symmetric)
      out[0] = symmetric[0]!
      out[1] = out[2] = symmetric[1]!
      out[3] = symmetric[2]!
    },
    gram: refuse('squares'),
    fisher: refuse('Fisher information'),
  }
}
