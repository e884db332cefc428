import { batchOf, estimateOf, methodValues, noiseOf, precisionOf, surfaceOf } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'
import { roundingTo, type Rounding } from '../core/precision.ts'
import { randomStream } from '../core/random.ts'
import type { SurfaceFunction } from '../language/index.ts'
import { clipping } from './compile.ts'
import { sortedRows } from './data.ts'
import { isSum, termsOf } from './estimated.ts'
import { estimating, type Estimating } from './estimating.ts'
import type { Between } from './oracle.ts'
import { EngineProblem } from './problem.ts'

/**
 * What the run puts between the surface and its optimizer. Batches and noise are drawn from streams of the experiment's seed, one
 * for each purpose: runs that draw alike get the same batches and the same noise, wherever they stand in the list.
 * Throws `EngineProblem` where there are no terms to draw from.
 */
export function betweenOf(specification: RunSpecification, surface: SurfaceFunction): Between {
  const estimate = estimatingOn(specification, surface)
  const noise = noising(specification)
  return {
    estimator: estimate?.estimator,
    setBatch: batchOf(specification)?.part === 'noise' ? noise?.setBatch : estimate?.setBatch,
    noise: noise?.draw,
    isOneParameter: surfaceOf(specification.surface).isOneParameter,
    rounding: roundingOf(specification),
    clip: clipping(specification),
  }
}

function estimatingOn(specification: RunSpecification, surface: SurfaceFunction): Estimating | undefined {
  const { estimate, surface: problem } = specification
  if (!estimate) return undefined
  if (isSum(surface))
    return estimating(
      specification,
      termsOf(surface, () => sortedRows(problem)),
    )
  const name = estimateOf(estimate)?.name
  throw new EngineProblem(`${name} needs a sum over data: this surface has no terms to draw a batch from`)
}

function noising({ noise: choice, seed, steps }: RunSpecification) {
  const noise = noiseOf(choice)
  if (!noise || !choice) return undefined
  const values = { ...methodValues(noise, choice, steps) }
  return {
    draw: noise.create(values, randomStream(seed, 'noise')),
    setBatch(B: number) {
      values.B = B
    },
  }
}

/** The run's low precision; undefined for none. Its draws are a stream of their own. */
export function roundingOf({ precision: choice, seed, steps }: RunSpecification): Rounding | undefined {
  const precision = precisionOf(choice)
  if (!precision || !choice) return undefined
  return roundingTo(precision.format, methodValues(precision, choice, steps), randomStream(seed, 'rounding'))
}
