import type { ParameterValues } from '../core/parameter.ts'
import type { View } from '../core/method.ts'
import type { Budget, ModelledTime, SpendingUnit } from '../core/spending.ts'

/**
 * A method by its registry id, or typed equations in its place. Parameters that are absent have their default. `from` names the
 * built-in method of which typed equations are a fork.
 */
export type MethodChoice = { params: ParameterValues } & (
  { id: string; equations?: undefined; from?: undefined } | { id?: undefined; equations: string; from?: string }
)

/**
 * The data of a problem: rows, each with a number for every column in the problem's order, or one of its generators with a seed.
 */
export type DataChoice = (
  | {
      rows: readonly (readonly number[])[]
      /** By which rows are held back; absent: 1. That of a generator decides it too. */
      seed?: number
      generator?: undefined
    }
  | { generator: string; params: ParameterValues; seed: number; rows?: undefined }
) & {
  /** The share of the rows that is held back from training, 0 to `MOST_HELD_BACK`; absent: none. */
  validation?: number
}

/** A surface, and the data of one that is a problem; absent: what its first generator makes of the seed 1. */
export type SurfaceChoice = MethodChoice & {
  data?: DataChoice
  /** Of one that moves in mid-run: as it is then. A surface in use has this, an experiment's never. */
  hasMoved?: true
}

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
  /** The run that others are measured against; of several the first. */
  baseline?: boolean
  optimizer: OptimizerChoice
  schedule: ScheduleChoice
  /**
   * Schedules of other parameters of the optimizer, by name; the parameter's value is their base. `B`: of the size of batches, in
   * whole numbers from 1 to as many as there are terms.
   */
  scheduled?: Scheduled
  /**
   * What the schedules count; absent: updates. Epochs: passes over the data that are over when an update begins, so that a rate stays
   * what it is through a pass (as with a PyTorch scheduler that is stepped once an epoch).
   */
  clock?: 'epochs'
  /** How gradients are estimated from some of the terms, on a problem over data; absent: from all of them. */
  estimate?: MethodChoice
  /** The probability with which a feature of a term is left out, on a problem whose terms have some; absent: 0. */
  dropout?: number
  /** What is added to every gradient; absent: nothing. */
  noise?: MethodChoice
  /** The low precision of gradients, or of parameters too; absent: double precision. */
  precision?: MethodChoice
  /** Absent: no clipping. */
  clip?: MethodChoice
  /** Early stopping: the run ends after so many epochs without a lower validation loss. Absent: it does not. */
  patience?: number
  /** What this run may spend, beside what all may; absent: no less than all. */
  budget?: RunBudget
}

/** An amount that a run may spend; time in milliseconds, as `Shown.time` models it. */
export interface RunBudget {
  unit: SpendingUnit
  amount: number
}

export type Scheduled = Readonly<Record<string, ScheduleChoice>>

/** The whole experiment as plain data: it fully determines every path. */
export interface Configuration {
  surface: SurfaceChoice
  start: readonly [x: number, y: number]
  steps: number
  seed: number
  runs: readonly RunConfiguration[]
  /** Absent: the surface's own view. */
  view?: View
  /** Absent: the end. */
  playhead?: number
  /** Absent: as on a first visit. It decides how the experiment looks and how far its paths are followed, never where they lead. */
  shown?: Shown
}

export type AxisScale = 'linear' | 'log'

/**
 * What a chart shows: one of these; a slot of the optimizers' state by its name, or, with a number from 1, one entry of a slot
 * that is no vector (`state.m`, `state.H.3`); a scheduled parameter.
 */
export type Quantity =
  'loss' | 'rate' | 'gradientNorm' | 'effectiveRate' | 'lossScale' | `state.${string}` | `parameter.${string}`

/** What may be drawn over the surface besides the paths. */
export type Overlay = 'theory' | 'model' | 'field' | 'flow' | 'section' | 'estimate'

/** How an experiment is shown. What is absent is as on a first visit. */
export interface Shown {
  /** Absent: one surface with all runs. */
  layout?: 'compare'
  /** In a comparison, further surfaces, each with its own start and view. */
  beside?: readonly SurfaceChoice[]
  /**
   * What the playhead and every chart's axis count; absent: steps. Anything else: all runs have the same budget of it, as much
   * as the experiment says `steps`, and end when it is spent.
   */
  axis?: Exclude<SpendingUnit, 'steps'>
  /** What the modelled time is made of; absent: `STANDARD_TIME`. */
  time?: ModelledTime
  /** Runs that chance has a part in are computed with so many seeds, 1, 2, 3 ..., from 2; absent: with the experiment's alone. */
  seeds?: number
  /** All runs have one rate: who changes one changes all. */
  oneRate?: boolean
  /** The value of f that counts as reached; absent: none does. */
  tolerance?: number
  /** What the charts show, from left to right; absent: `STANDARD_CHARTS`. */
  charts?: readonly Quantity[]
  /** The axes that were chosen; the others are as suits the quantity. */
  scales?: Readonly<Partial<Record<Quantity, AxisScale>>>
  overlays?: readonly Overlay[]
  /** The surface is seen from the side, under these angles in degrees; absent: from above. */
  relief?: Relief
  /** What is said of the scene, in one line. */
  caption?: string
}

export interface Relief {
  /** 0: the y axis leads away from the eye; from -180 to 180. */
  azimuth: number
  /** From 5, nearly level, to 90, from above. */
  elevation: number
}

/** What could not be read, and what was used instead. */
export interface Notice {
  /** Where: `run 2, beta1`, `surface`. */
  where: string
  message: string
}

/** Exactly what determines one path: a configuration's run with all it needs. */
export interface RunSpecification {
  surface: SurfaceChoice
  start: readonly [x: number, y: number]
  steps: number
  seed: number
  optimizer: OptimizerChoice
  schedule: ScheduleChoice
  scheduled?: Scheduled
  clock?: 'epochs'
  estimate?: MethodChoice
  dropout?: number
  noise?: MethodChoice
  precision?: MethodChoice
  clip?: MethodChoice
  patience?: number
  /** What the run may spend beside its steps: it ends before the update that takes more of any. */
  budgets?: readonly Budget[]
}
