import type { ParameterValues } from '../core/parameter.ts'
import type { View } from '../core/method.ts'

/**
 * A method by its registry id, or typed equations in its place. Parameters that are absent have their default. `from` names the
 * built-in method of which typed equations are a fork.
 */
export type MethodChoice = { params: ParameterValues } & (
  { id: string; equations?: undefined; from?: undefined } | { id?: undefined; equations: string; from?: string }
)

/** An optimizer; a wrapper (lookahead, SAM) holds another, gradient descent if it is absent. */
export type OptimizerChoice = MethodChoice & { of?: OptimizerChoice }

/** A schedule may hold others: warmup one, a sequence several. */
export type ScheduleChoice = MethodChoice & { of?: readonly ScheduleChoice[] }

/** One optimizer at work. */
export interface RunConfiguration {
  /** Names the run inside the program; never serialized. */
  key: string
  /** What the user called it; absent: named after the method. */
  label?: string
  /** 0 to 15: fixes colour, marker and dash, and stays with the run when others come, go or move. */
  slot: number
  hidden?: boolean
  /** The surface is drawn as this run minimizes it, with the penalty of its coupled weight decay; of several runs the first. */
  penalized?: boolean
  optimizer: OptimizerChoice
  schedule: ScheduleChoice
  /** Schedules of other parameters of the optimizer, by name; the parameter's value is their base. */
  scheduled?: Scheduled
  /** Absent: no clipping. */
  clip?: MethodChoice
}

export type Scheduled = Readonly<Record<string, ScheduleChoice>>

/** The whole experiment as plain data: it fully determines every path. */
export interface Configuration {
  surface: MethodChoice
  start: readonly [x: number, y: number]
  steps: number
  seed: number
  runs: readonly RunConfiguration[]
  /** Absent: the surface's own view. */
  view?: View
  /** Absent: the end. */
  playhead?: number
}

/** What could not be read, and what was used instead. */
export interface Notice {
  /** Where: `run 2, beta1`, `surface`. */
  where: string
  message: string
}

/** Exactly what determines one path: a configuration's run with all it needs. */
export interface RunSpecification {
  surface: MethodChoice
  start: readonly [x: number, y: number]
  steps: number
  seed: number
  optimizer: OptimizerChoice
  schedule: ScheduleChoice
  scheduled?: Scheduled
  clip?: MethodChoice
}
