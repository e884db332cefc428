/** What a run was given for a gradient in the update at the playhead, beside the full one. */
import {
  afterMove,
  equationsOf,
  estimateOf,
  horizonOf,
  methodValues,
  moveStep,
  optimizerOf,
  termsOf,
} from '../../config/index.ts'
import type { Configuration, RunConfiguration } from '../../config/types.ts'
import type { GradientNoiseRequest } from '../../engine/gradientNoise.ts'
import type { RunRecord } from '../../store/types.ts'

type Vector = readonly [x: number, y: number]

/** One update's gradients. */
export interface Estimated {
  /** The step that the update leaves: the playhead's, at the run's end the one before. */
  step: number
  point: Vector
  given: Vector
  full: Vector
  /** Terms that it drew. */
  drawn: number
}

/** Undefined where the run has made no update, or asked for no gradient in it. */
export function estimatedAt({ samples }: Pick<RunRecord, 'samples'>, playhead: number): Estimated | undefined {
  const step = Math.min(playhead, samples.count - 2)
  if (step < 0) return undefined
  const pair = (values: Float64Array): Vector => [values[2 * step] ?? NaN, values[2 * step + 1] ?? NaN]
  const given = pair(samples.estimates)
  if (Number.isNaN(given[0])) return undefined
  const drawn = (samples.termsDrawn[step + 1] ?? NaN) - (samples.termsDrawn[step] ?? NaN)
  return { step, point: pair(samples.points), given, full: pair(samples.gradients), drawn }
}

/** Steps over which the scatter is measured along the path. */
const RECENT = 100

/** The mean of |g - grad f|^2 over the last updates up to `step`, and how many these are. */
export function recentScatter(
  { samples }: Pick<RunRecord, 'samples'>,
  step: number,
): { variance: number; updates: number } {
  const from = Math.max(0, step + 1 - RECENT)
  let sum = 0
  for (let k = from; k <= step; k += 1) {
    const dx = (samples.estimates[2 * k] ?? NaN) - (samples.gradients[2 * k] ?? NaN)
    const dy = (samples.estimates[2 * k + 1] ?? NaN) - (samples.gradients[2 * k + 1] ?? NaN)
    sum += dx * dx + dy * dy
  }
  return { variance: sum / (step + 1 - from), updates: step + 1 - from }
}

/** Whether the method asks at other points only, as Nesterov's does: what it is given there is no estimate of the gradient here. */
export function looksElsewhere({ optimizer }: RunConfiguration): boolean {
  if (optimizerOf(optimizer).procedure) return false
  return !/\bg\b/.test(equationsOf(optimizer, 1))
}

/** Whether the run is given something that stands for the full gradient: not where it is how far clients have moved. */
export const isStochastic = ({ estimate, noise }: RunConfiguration): boolean =>
  (estimate !== undefined || noise !== undefined) && estimateOf(estimate)?.server === undefined

/** What to ask of the surface there; undefined where it has no terms. */
export function noiseRequest(
  configuration: Configuration,
  run: RunConfiguration,
  { step, point, drawn }: Estimated,
): GradientNoiseRequest | undefined {
  const { estimate: choice } = run
  const own = configuration.surface
  const moves = moveStep(own, horizonOf(configuration, run))
  const surface = moves !== undefined && step >= moves ? afterMove(own) : own
  if (termsOf(surface) < 2 || !point.every(Number.isFinite)) return undefined
  const estimate = estimateOf(choice)
  const values = estimate && choice && methodValues(estimate, choice, 1)
  const isBatch = choice?.id === 'miniBatch' || (choice?.id === 'dataParallel' && values?.source === 'shared')
  const batch =
    values && isBatch && drawn >= 1 ? { B: drawn, replacement: values.sampling === 'replacement' } : undefined
  return { kind: 'gradientNoise', surface, point, ...(batch && { batch }) }
}
