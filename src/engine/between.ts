import { estimating, type Estimating } from '../config/estimating.ts'
import { batchOf, estimateOf, methodValues, noiseOf, precisionOf, surfaceOf } from '../config/index.ts'
import type { MethodChoice, RunSpecification } from '../config/types.ts'
import { MOST_TERMS } from '../core/data.ts'
import { roundingTo, type Rounding } from '../core/precision.ts'
import { randomStream } from '../core/random.ts'
import type { SurfaceFunction } from '../language/index.ts'
import { clipping } from './compile.ts'
import { sortedRows } from './data.ts'
import { maskedTerms, type MaskedTerms } from './dropout.ts'
import { isSum, termsOf } from './estimated.ts'
import type { Between } from './oracle.ts'
import { EngineProblem } from './problem.ts'

/**
 * What the run puts between the surface and its optimizer. Batches, masks and noise are drawn from streams of the experiment's seed,
 * one for each purpose: runs that draw alike get the same batches, masks and noise, wherever they stand in the list.
 * Throws `EngineProblem` where there are no terms to draw from, or where one update would take too many of their gradients.
 */
export function betweenOf(specification: RunSpecification, surface: SurfaceFunction): Between {
  const masked = maskedTerms(specification)
  const estimate = estimatingOn(specification, surface, masked)
  const noise = noising(specification)
  return {
    masks: masked,
    estimator: estimate?.estimator,
    setBatch: batchOf(specification)?.part === 'noise' ? noise?.setBatch : estimate?.setBatch,
    noise: noise?.draw,
    isOneParameter: surfaceOf(specification.surface).isOneParameter,
    rounding: roundingOf(specification),
    clip: clipping(specification),
  }
}

/** Gradients of terms in one update, during which nothing else is done: about a second. */
const MOST_OF_UPDATE = 2_000_000
const counted = (n: number) => n.toLocaleString('en-US').replaceAll(',', '\u202f')

/** Masked terms have to be asked one by one: without an estimate all of them, in their order. */
const ALL_TERMS: MethodChoice = { id: 'miniBatch', params: { B: MOST_TERMS, sampling: 'inOrder' } }

function estimatingOn(
  specification: RunSpecification,
  surface: SurfaceFunction,
  masked: MaskedTerms | undefined,
): Estimating | undefined {
  const { estimate = masked && ALL_TERMS, surface: problem } = specification
  if (!estimate) return undefined
  const method = estimateOf(estimate)
  if (!isSum(surface))
    throw new EngineProblem(`${method?.name} needs a sum over data: this surface has no terms to draw a batch from`)
  const values = method && methodValues(method, estimate, specification.steps)
  const cost = (values && method?.spent?.(1, values, surface.size).termEvaluations) ?? 0
  if (cost > MOST_OF_UPDATE)
    throw new EngineProblem(
      `${method?.name}: an update would take ${counted(cost)} gradients of terms, and at most ${counted(MOST_OF_UPDATE)} are computed: let it have fewer local epochs, or fewer rows`,
    )
  const sorted = () => sortedRows(problem)
  return estimating({ ...specification, estimate }, masked ? { ...masked, sorted } : termsOf(surface, sorted))
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
