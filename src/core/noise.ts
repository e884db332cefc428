import type { ExplainedLine } from './method.ts'
import type { Parameters, ParameterValues } from './parameter.ts'
import type { Random } from './random.ts'

/** A stated noise that is added to every gradient a run is given, whatever the surface. */
export interface Noise {
  name: string
  summary: string
  params: Parameters
  reference: string
  notes?: readonly string[]
  /** What is added to the gradient, for the reader: formulas in the equation language, typeset and not run. */
  lines(values: ParameterValues): readonly ExplainedLine[]
  /** `values.B` is read anew at every update, so that a schedule can move it. */
  batchMoves?: true
  /** A function that writes the noise of one update. */
  create(values: ParameterValues, random: Random): (out: Float64Array) => void
}

export const defineNoise = (noise: Noise): Noise => noise
