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
 * Names by which the golden data and PyTorch know a method. Each function turns their hyperparameters into
 * ours, or gives undefined where theirs ask for something that this method is not (another form, an unknown name).
 */
export type Aliases<Ours> = Readonly<Record<string, (theirs: Readonly<Record<string, unknown>>) => Ours | undefined>>

export interface Optimizer extends Method {
  aliases?: Aliases<ParameterValues>
}

/** A schedule as a choice: its id, parameters, and the schedules it holds. */
export interface ScheduleValues {
  id: string
  params: ParameterValues
  of?: readonly ScheduleValues[]
}

/** `held` translates a schedule that `theirs` holds, `{ kind, ... }`. */
export type ScheduleAlias = (
  theirs: Readonly<Record<string, unknown>>,
  held: (theirs: unknown) => ScheduleValues | undefined,
) => ScheduleValues | undefined

/**
 * A schedule's equations give `lr(t)`. A warmup holds one schedule in `of`: its equations hold for
 * t < `handsOver(values)`, then the held one runs on t minus that many steps. A sequence holds two and has no
 * equations of its own (''): the first runs until `handsOver`, then the second; longer chains nest.
 * The horizon T of a held schedule is the number of steps that are its own.
 */
export interface Schedule extends Method {
  /** How many schedules it holds in `of`. */
  holds: 0 | 1 | 2
  /** Present if it holds any: the number of steps before the last one takes over. */
  handsOver?(values: ParameterValues): number
  /** PyTorch and golden kinds; the values' id may be that of another schedule round this one. */
  aliases?: Readonly<Record<string, ScheduleAlias>>
}

export interface Clip extends Omit<Method, 'equations'> {
  /** Changes the gradient in place. */
  apply(gradient: Float64Array, values: ParameterValues): void
}

export const defineSurface = (surface: Surface): Surface => surface
export const defineOptimizer = (optimizer: Optimizer): Optimizer => optimizer
export const defineSchedule = (schedule: Schedule): Schedule => schedule
export const defineClip = (clip: Clip): Clip => clip
