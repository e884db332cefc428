/** What a run has come to, in numbers that are read off its samples. */
import { positionOf, positionsOf } from './axisUnit.ts'
import type { RunRecord, RunSamples } from '../store/types.ts'
import { lowestUntil } from './validation.ts'

export interface Facts {
  /** The step that they are of. */
  step: number
  loss: number
  /** The lowest loss until then. */
  best: number
  /** The first step whose loss is within the tolerance; undefined where none is. */
  reached: number | undefined
  /** Gradients asked for until that step; of a sum of n terms, n term gradients are one. */
  reachedEvaluations: number | undefined
  evaluations: number
  pathLength: number
  gradientNorm: number
  /** The loss over the rows held back, and the lowest until then with its step; NaN where there are none. */
  validation: number
  bestValidation: number
  bestValidationStep: number
}

/** The run's facts at a step that is known. */
export function factsAt(record: RunRecord, step: number, tolerance: number | undefined): Facts {
  const { samples } = record
  const reached = firstReached(record, tolerance)
  const isReached = reached !== undefined && reached <= step
  return {
    step,
    loss: samples.losses[step] ?? NaN,
    best: lowestLoss(samples, step),
    reached: isReached ? reached : undefined,
    reachedEvaluations: isReached ? evaluationsTo(samples, reached) : undefined,
    evaluations: evaluationsTo(samples, step),
    pathLength: pathLength(samples, step),
    gradientNorm: samples.gradientNorms[step] ?? NaN,
    ...validationAt(record, step),
  }
}

function validationAt(record: RunRecord, step: number) {
  const lowest = lowestUntil(record, step)
  return {
    validation: record.samples.validationLosses[step] ?? NaN,
    bestValidation: lowest?.loss ?? NaN,
    bestValidationStep: lowest?.step ?? NaN,
  }
}

const evaluationsTo = (samples: RunSamples, step: number) => positionOf(positionsOf(samples, 'evaluations'), step)

/** The sum of the lengths of the first `steps` steps, in units of the surface. */
export function pathLength({ points }: Pick<RunSamples, 'points'>, steps: number): number {
  let length = 0
  for (let k = 1; k <= steps; k += 1) {
    const dx = (points[2 * k] ?? NaN) - (points[2 * k - 2] ?? NaN)
    const dy = (points[2 * k + 1] ?? NaN) - (points[2 * k - 1] ?? NaN)
    length += Math.hypot(dx, dy)
  }
  return length
}

/** The smallest of the losses at steps 0 to `step`. */
export function lowestLoss({ losses }: Pick<RunSamples, 'losses'>, step: number): number {
  let lowest = losses[0] ?? NaN
  for (let k = 1; k <= step; k += 1) lowest = Math.min(lowest, losses[k] ?? NaN)
  return lowest
}

interface Known {
  tolerance: number
  reached: number | undefined
}

/** A record is made anew with each chunk, so that what is known of it stays true. */
const known = new WeakMap<RunRecord, Known>()

/** The first known step whose loss is at most `tolerance`; looked for once per record. */
export function firstReached(record: RunRecord, tolerance: number | undefined): number | undefined {
  if (tolerance === undefined) return undefined
  const before = known.get(record)
  if (before?.tolerance === tolerance) return before.reached
  const { losses, count } = record.samples
  let reached: number | undefined
  for (let k = 0; k < count && reached === undefined; k += 1) if ((losses[k] ?? NaN) <= tolerance) reached = k
  known.set(record, { tolerance, reached })
  return reached
}
