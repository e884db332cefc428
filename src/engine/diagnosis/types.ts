import type { MethodChoice, OptimizerChoice, ScheduleChoice } from '../../config/types.ts'
import type { StabilityLimit } from './limits.ts'

/** What is wrong with a run, between two of its steps, the numbers that say so, and a change that was seen to help; `ascends`: it goes up f. */
export type Diagnosis = Finding & { remedy?: Remedy; ascends?: true }

export type Finding = {
  /** The steps that were looked at. */
  from: number
  to: number
} & (Diverging | Oscillating | Crawling | Plateau | Saddle | LimitCycle | Clipped | NoiseBall | Rounding | Overfitting)

/** A rate beside the limit of where it was used. */
export interface Bound extends StabilityLimit {
  /** The update that used the rate: the one that leaves this point. */
  step: number
  rate: number
}

/** f or x grows beyond all bounds. */
export interface Diverging {
  kind: 'diverging'
  /**
   * `overflow`: until there are no numbers for it. `growing`: until the horizon. `undefined`: a step led to where f has no value.
   * `unbounded`: f itself falls without end along the path, and no rate is to blame.
   */
  way: 'overflow' | 'growing' | 'undefined' | 'unbounded'
  rate: number
  /** The first update whose rate was above the limit; absent if there is none or no limit is known. */
  above?: Bound
}

/** Steps to and fro across a valley. */
export interface Oscillating {
  kind: 'oscillating'
  /** In how many of `updates` the step's component along the steep eigenvector has another sign than that of the step before. */
  changes: number
  updates: number
  rate: number
  /** The last update's, where a limit is known. */
  bound?: Bound
}

/** Steady and downhill, but far too slow. */
export interface Crawling {
  kind: 'crawling'
  /** `vanished`: the rate has fallen to this. */
  way: 'slow' | 'vanished'
  rate: number
  bound?: Bound
  /** Share of f's height above the lowest value known that the looked-at steps took away. */
  fall: number
  /** The steps of the same run that was given more of them; absent where none was computed. */
  tried?: number
  /** Where that one arrived: its step and f there; or came to rest at no minimum. Absent: it did not arrive. */
  arrival?: { step: number; loss: number; rests: boolean }
  /** Of a run under noise an arrival is at the level about which it then stays, nearer than a fiftieth of the start's height over it. */
  isStochastic?: true
}

/** Hardly any slope and hardly any curvature, high above the lowest value known. */
export interface Plateau {
  kind: 'plateau'
  gradientNorm: number
  /** Of f at the end over the lowest value known. */
  height: number
  /** By how much f would fall straight across the whole view at this slope, as a share of the height. */
  across: number
}

/** At, or long near, a stationary point that is not what the run looks for. */
export interface Saddle {
  kind: 'saddle'
  /** Of f, with the penalty of the run's weight decay: a run that goes up is stuck at a minimum. */
  point: 'saddle' | 'maximum' | 'minimum'
  gradientNorm: number
  /** Of the Hessian of that, ascending. */
  eigenvalues: readonly [number, number]
  /** Steps that the run has been there. */
  stay: number
  /** The gradient has no component at all along the way out. */
  balanced: boolean
}

/** The same few points again and again, or no way out of a small region. */
export interface LimitCycle {
  kind: 'limitCycle'
  /** Steps after which the run comes back; absent: never quite. */
  period?: number
  /** Across the region that it does not leave, and the length of its steps there. */
  size: number
  stepLength: number
}

/** Nearly every gradient is shortened. */
export interface Clipped {
  kind: 'clipped'
  clipped: number
  updates: number
  /** What clipping leaves of a gradient's length there, the median. */
  left: number
}

/** Gradients that are estimates or noisy keep it to and fro at a constant rate. */
export interface NoiseBall {
  kind: 'noiseBall'
  rate: number
  /** The last steps, for which it has been there. */
  steps: number
  /** The minimum round which it hovers; absent where none is found: then the middle of those points. */
  minimum?: readonly [x: number, y: number]
  middle: readonly [x: number, y: number]
  /** The root mean square of its distance from the one or the other; and what local theory gives for it, where it does. */
  radius: number
  predicted?: number
  /** The mean of f's height over the lowest value known. */
  height: number
}

/** The loss over the rows held back has risen since its best, while that over the training rows fell. */
export interface Overfitting {
  kind: 'overfitting'
  /** The step at which the validation loss was lowest. */
  best: number
  /** Validation and training loss there, and at the end; means over `over` steps where chance has a part. */
  validation: readonly [best: number, end: number]
  training: readonly [best: number, end: number]
  over: number
}

/** Low precision stops the run, or sends it to infinity. */
export type Rounding = { /** Of the format. */ name: string } & (
  | {
      kind: 'underflow'
      /** In how many of `updates` a component of the gradient was rounded to 0. */
      count: number
      updates: number
      /** What rounding leaves of the gradient's length there, the median. */
      left: number
    }
  | {
      kind: 'lost'
      /** In how many of `updates` a coordinate's move was rounded back. */
      count: number
      updates: number
      /** The coordinate that it holds, and where. */
      coordinate: 'x' | 'y'
      at: number
    }
  | {
      kind: 'overflow'
      /** At the last finite point. */
      gradientNorm: number
      scale: number
    }
)

/** A change of one thing of the run, and what became of the run with it: tried, not guessed. */
export interface Remedy {
  change: Change
  /** f at the end, with and without; of a run that over-fits the validation loss. Where chance has a part, means over their last tenths. */
  loss: number
  before: number
  of?: 'validation'
  isMean?: true
  /** Whether the changed run ends at a minimum. */
  settles: boolean
}

export type Change =
  | { what: 'rate'; rate: number; optimizer: OptimizerChoice }
  | { what: 'method'; optimizer: OptimizerChoice }
  | { what: 'schedule'; schedule: ScheduleChoice }
  | { what: 'clip'; clip: MethodChoice | undefined }
  | { what: 'precision'; precision: MethodChoice }
  | { what: 'estimate'; estimate: MethodChoice }
  | { what: 'patience'; patience: number }
  | { what: 'weightDecay'; weightDecay: number; optimizer: OptimizerChoice }
