import type { Parameters, ParameterValues } from './parameter.ts'

/** A rectangle of the plane that must be visible. */
export interface View {
  x: readonly [min: number, max: number]
  y: readonly [min: number, max: number]
}

export interface CriticalPoint {
  kind: 'minimum' | 'maximum' | 'saddle'
  point: readonly [x: number, y: number]
}

/**
 * The equations of a method: text in the equation language, or, where options select lines, a function
 * from the parameter values to that text. A number may select lines too, but only by being zero or not.
 */
export type Equations = string | ((values: ParameterValues) => string)

interface Method {
  name: string
  /** One sentence for the reference and the tooltips. */
  summary: string
  equations: Equations
  params: Parameters
  /** Paper or book, equation or algorithm number. */
  reference: string
  /** Every deviation from the reference or from PyTorch, a sentence each. */
  notes?: readonly string[]
}

export interface Surface extends Method {
  view: View
  start: readonly [x: number, y: number]
  /** The known minima, saddles and maxima at these parameter values. */
  criticalPoints(values: Readonly<Record<string, number>>): readonly CriticalPoint[]
}

/**
 * A name by which the golden data and PyTorch know a method. `parameters` maps their names to ours
 * (`betas` to two of ours); a value not mapped and not equal to what `accepts` says makes the alias not apply.
 */
export interface Alias {
  name: string
  parameters: Readonly<Record<string, string | readonly string[]>>
  /** Values of ours that the alias implies, their own defaults included. */
  implies?: ParameterValues
  /** Applies only if these of their values have these values (absent counts as the given default). */
  when?: Readonly<Record<string, { equals?: ParameterValue; not?: ParameterValue; default: ParameterValue }>>
}

export interface Optimizer extends Method {
  aliases?: readonly Alias[]
}

/**
 * A schedule's equations give `lr(t)`. A wrapper (`warmup`) holds one other schedule in `of`, a chain several:
 * these have no equations of the whole; `compose` says how the parts are joined.
 */
export interface Schedule extends Method {
  /** How many schedules it holds: none, one, or a list. */
  holds: 'nothing' | 'one' | 'list'
  aliases?: readonly Alias[]
}

export interface Clip extends Omit<Method, 'equations'> {
  /** Changes the gradient in place. */
  apply(gradient: Float64Array, values: ParameterValues): void
}

export const defineSurface = (surface: Surface): Surface => surface
export const defineOptimizer = (optimizer: Optimizer): Optimizer => optimizer
export const defineSchedule = (schedule: Schedule): Schedule => schedule
export const defineClip = (clip: Clip): Clip => clip
