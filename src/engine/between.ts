import { estimateOf, methodValues, noiseOf, precisionOf } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'
import type { Estimator } from '../core/estimate.ts'
import { roundingTo, type Rounding } from '../core/precision.ts'
import { randomStream } from '../core/random.ts'
import { sampler, type Sampling } from '../core/sampling.ts'
import type { SurfaceFunction } from '../language/index.ts'
import { clipping } from './compile.ts'
import { sortedRows } from './data.ts'
import { isSum, termsOf } from './estimated.ts'
import type { Between } from './oracle.ts'
import { EngineProblem } from './problem.ts'

/**
 * What the run puts between the surface and its optimizer. Batches and noise are drawn from streams of the experiment's seed, one
 * for each purpose: runs that draw alike get the same batches and the same noise, wherever they stand in the list.
 * Throws `EngineProblem` where there are no terms to draw from.
 */
export const betweenOf = (specification: RunSpecification, surface: SurfaceFunction): Between => ({
  estimator: estimatorOf(specification, surface),
  noise: noiseFunction(specification),
  rounding: roundingOf(specification),
  clip: clipping(specification),
})

function estimatorOf(
  { estimate: choice, seed, steps, surface: problem }: RunSpecification,
  surface: SurfaceFunction,
): Estimator | undefined {
  const estimate = estimateOf(choice)
  if (!estimate || !choice) return undefined
  if (!isSum(surface))
    throw new EngineProblem(`${estimate.name} needs a sum over data: this surface has no terms to draw a batch from`)
  const values = methodValues(estimate, choice, steps)
  const draw = sampler(surface.size, values.sampling as Sampling, randomStream(seed, 'batches'))
  return estimate.create(
    termsOf(surface, () => sortedRows(problem)),
    values,
    draw,
    (purpose) => randomStream(seed, purpose),
  )
}

function noiseFunction({ noise: choice, seed, steps }: RunSpecification): Between['noise'] {
  const noise = noiseOf(choice)
  return noise && choice && noise.create(methodValues(noise, choice, steps), randomStream(seed, 'noise'))
}

/** The run's low precision; undefined for none. Its draws are a stream of their own. */
export function roundingOf({ precision: choice, seed, steps }: RunSpecification): Rounding | undefined {
  const precision = precisionOf(choice)
  if (!precision || !choice) return undefined
  return roundingTo(precision.format, methodValues(precision, choice, steps), randomStream(seed, 'rounding'))
}
