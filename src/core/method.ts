import type { OptimizerKernel } from '../language/index.ts'
import type { ProblemData } from './data.ts'
import type { ScheduleHandle } from './handle.ts'
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
 * `held` is the text of the optimizer that a wrapper holds, empty for all others.
 */
export type Equations = string | ((values: ParameterValues, held: string) => string)

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

/** What is hard, or easy, about a surface: under these headings the list of surfaces shows them. */
export type SurfaceFamily = 'bowl' | 'valley' | 'several' | 'many' | 'plateau' | 'saddle' | 'kink' | 'data'

export interface Surface extends Method {
  /** Absent for typed equations only. */
  family?: SurfaceFamily
  view: View
  start: readonly [x: number, y: number]
  /** Present for a problem over data: f is the mean of such terms, one for each row. */
  data?: ProblemData
  /** f does not depend on y, which stays where it starts. */
  isOneParameter?: true
  /**
   * It changes in mid-run. `phase` is a name in the equations that is 0 before the move and 1 from it on; `at` the parameter that says
   * after which share of a run's steps that is; `by` names the columns of its data that move, each by a parameter's value, and what
   * they are from then on.
   */
  moves?: {
    phase: string
    at: string
    by?: Readonly<Record<string, { parameter: string; label: string; symbol: string }>>
  }
  /** x is held inside: every update ends with the nearest point of the interval. */
  interval?: readonly [min: number, max: number]
  /** The known minima, saddles and maxima at these parameter values: the numbers alone, and all of them, options included. */
  criticalPoints(numbers: Readonly<Record<string, number>>, values: ParameterValues): readonly CriticalPoint[]
}

/**
 * Names by which the golden data and PyTorch know a method. Each function turns their hyperparameters into
 * ours, or gives undefined where theirs ask for something that this method is not (another form, an unknown name).
 */
export type Aliases<Ours> = Readonly<Record<string, (theirs: Readonly<Record<string, unknown>>) => Ours | undefined>>

/** What kind of method it is: under these headings the lists of optimizers show them. */
export type OptimizerFamily =
  'descent' | 'momentum' | 'adaptive' | 'sign' | 'average' | 'curvature' | 'search' | 'wrapper'

/**
 * An optimizer is its update lines. A wrapper holds another: its lines are made of those of the held one, whose rate and
 * parameters it keeps. A procedure is what equations cannot say (line searches, L-BFGS): TypeScript behind the same interface.
 */
export interface Optimizer extends Method {
  /** Absent for typed equations only. */
  family?: OptimizerFamily
  /** 1 for a wrapper, whose lines are made of those it holds and whose names are none of theirs; absent: holds none. */
  holds?: 1
  /** Present if there are no equations (''). */
  procedure?: Procedure
  /** The parameter that a schedule with momentum cycling moves; absent: it has no momentum. */
  momentum?: string
  /** What the surface must offer: `squares` for a sum of squares, `fisher` for a stated Fisher information. */
  needs?: 'squares' | 'fisher'
  aliases?: Aliases<ParameterValues>
}

export interface ProcedureInputs {
  /** Numbers, choices and switches by name. */
  values: ParameterValues
  x0: Float64Array
  steps: number
}

/** A formula, a sentence, or a sentence in front of a formula. */
export interface ExplainedLine {
  says?: string
  formula?: string
}

/** A method by hand: it keeps its state in slots, allocates nothing in `step`, and reads nothing but what it is given. */
export interface Procedure {
  create(inputs: ProcedureInputs): OptimizerKernel
  /**
   * What one step does, for the reader: each line is a formula in the equation language (typeset, not run), a sentence, or
   * both. With the numbers of a step the inspector shows the slots.
   */
  lines(values: ParameterValues): readonly ExplainedLine[]
  /** Slots that are drawn as paths of their own. */
  shown?: readonly string[]
  /** Slots that are the corners of a figure, a simplex, which is drawn at the playhead. */
  corners?: readonly string[]
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

/** What its curve is like: under these headings the lists of schedules show them. */
export type ScheduleFamily = 'flat' | 'decay' | 'cycle' | 'rise' | 'feedback' | 'chain'

/**
 * A schedule's equations give `lr(t)`. A warmup holds one schedule in `of`: its equations hold for
 * t < `handsOver(values)`, then the held one runs on t minus that many steps. A sequence holds two and has no
 * equations of its own (''): the first runs until `handsOver`, then the second; longer chains nest.
 * The horizon T of a held schedule is the number of steps that are its own.
 */
export interface Schedule extends Method {
  /** Absent for typed equations only. */
  family?: ScheduleFamily
  /** How many schedules it holds in `of`. */
  holds: 0 | 1 | 2
  /** Present if it holds any: the number of steps before the last one takes over. */
  handsOver?(values: ParameterValues): number
  /** The places on its curve that can be dragged; absent: none. */
  handles?: readonly ScheduleHandle[]
  /** What the policy does with the optimizer's momentum, if it has one: the schedule that moves it, or undefined. */
  momentumSchedule?(values: ParameterValues): ScheduleValues | undefined
  /** PyTorch and golden kinds; the values' id may be that of another schedule round this one. */
  aliases?: Readonly<Record<string, ScheduleAlias>>
}

export interface Clip extends Omit<Method, 'equations'> {
  /** What becomes of the gradient, for the reader: formulas in the equation language, typeset and not run. */
  lines(values: ParameterValues): readonly ExplainedLine[]
  /** Changes the gradient in place. */
  apply(gradient: Float64Array, values: ParameterValues): void
}

export const defineSurface = (surface: Surface): Surface => surface
export const defineOptimizer = (optimizer: Optimizer): Optimizer => optimizer
export const defineSchedule = (schedule: Schedule): Schedule => schedule
export const defineClip = (clip: Clip): Clip => clip
