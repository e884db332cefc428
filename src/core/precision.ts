import type { ExplainedLine } from './method.ts'
import type { Parameters, ParameterValues } from './parameter.ts'
import { choice, number, whole } from './parameters.ts'
import type { Random } from './random.ts'
import { roundStochastically, roundToNearest, type NumberFormat } from './rounding.ts'

/** A low precision in which a run keeps some of its numbers. */
export interface Precision {
  name: string
  summary: string
  params: Parameters
  reference: string
  notes: readonly string[]
  format: NumberFormat
  /** What becomes of gradient and parameters, for the reader: formulas in the equation language, typeset and not run. */
  lines(values: ParameterValues): readonly ExplainedLine[]
}

/** What happened in an update, as flags that are added. */
export const PRECISION_EVENTS = {
  /** A component of a gradient that was not 0 was rounded to 0. */
  underflow: 1,
  /** A finite component of a gradient was rounded to infinity. */
  overflow: 2,
  /** Nothing was updated: dynamic loss scaling met a gradient that is not finite. */
  skipped: 4,
  /** The update moved a coordinate, and rounding moved it back to where it was. */
  lost: 8,
} as const

/** One run's low precision at work. */
export interface Rounding {
  /** An update begins. */
  begin(): void
  /** Rounds a gradient, scaled by S, and divides it by S in double precision. */
  gradient(gradient: Float64Array): void
  /** Whether an update may have to be undone. */
  readonly skips: boolean
  /** The update has been made: whether it must be undone. Dynamic loss scaling adjusts its scale. */
  end(): boolean
  /** Rounds the parameters that an update has led to from `before`, if they are kept in low precision. */
  parameters(x: Float64Array, before: Float64Array): void
  /** What happened since `begin`: `PRECISION_EVENTS` added up. */
  readonly events: number
  /** S of this update. */
  readonly scale: number
}

/** 2^-126 and 2^127: the scale stays a normal number of single precision, as PyTorch's does. */
const SCALE_RANGE = [1.1754943508222875e-38, 1.7014118346046923e38] as const

/** What every low precision declares alike. */
export const precisionParameters: Parameters = {
  rounded: choice('gradients', 'Rounded', 'what is kept in low precision; all else is double', {
    gradients: 'gradients alone',
    both: 'gradients and parameters',
  }),
  rounding: choice('nearest', 'Rounding', 'to which of the two neighbours a number is rounded', {
    nearest: 'to the nearest, ties to even',
    stochastic: 'stochastic: unbiased',
  }),
  scaling: choice('static', 'Loss scaling', 'how the loss scale moves', {
    static: 'fixed',
    dynamic: 'dynamic: halved at overflow',
  }),
  S: number(1, 'loss scale, of the first update if it is dynamic; 1 for none', 'S', {
    min: 1,
    max: 0x1000000,
    scale: 'log',
    valid: { min: 1e-30, max: 1e30 },
  }),
  N: whole(2000, 'updates without overflow after which a dynamic scale doubles', 'N', { max: 10_000 }),
}

/** What every low precision does, with its own rounding. */
export function precisionLines({ rounded, rounding, scaling, S, N }: ParameterValues): readonly ExplainedLine[] {
  const how =
    rounding === 'stochastic'
      ? 'round: to one of the two neighbours, to either the likelier the nearer it is'
      : 'round: to the nearest number of the format, of two as near the even one'
  const scaled = S === 1 && scaling === 'static' ? 'g = round(g)' : 'g = round(S*g)/S'
  return [
    { says: how, formula: scaled },
    ...(rounded === 'both' ? [{ says: 'and after every update', formula: 'x = round(x)' }] : []),
    ...(scaling === 'dynamic'
      ? [
          { says: 'where a component is not finite, in place of the update', formula: 'S = S/2' },
          { says: `after ${N === undefined ? 'N' : String(N)} updates without one`, formula: 'S = 2*S' },
        ]
      : []),
  ]
}

/** What is true of every low precision here. */
export const PRECISION_NOTES: readonly string[] = [
  'f and its derivatives are evaluated in double precision, and the optimizer’s state stays double: nothing but what is named is rounded.',
  'Micikevicius et al. take the gradient at a rounded copy of double parameters; here it is taken at the parameters themselves.',
  'Order: estimate, noise, rounding of S times the gradient, division by S in double precision, clipping.',
  'Rounded parameters begin at the start’s nearest number.',
  'Dynamic loss scaling is PyTorch’s GradScaler: an update with a gradient that is not finite is skipped and S halved, after N updates without one S doubles. A skipped update leaves the optimizer and its count of updates alone; the schedule goes on.',
  'Fixed loss scaling skips nothing: an overflow reaches the optimizer.',
]

/** Rounding to a format with these values. `random` decides where rounding is stochastic: one draw for each number. */
export function roundingTo(format: NumberFormat, values: ParameterValues, random: Random): Rounding {
  const round =
    values.rounding === 'stochastic'
      ? (value: number) => roundStochastically(value, format, random.uniform())
      : (value: number) => roundToNearest(value, format)
  const isDynamic = values.scaling === 'dynamic'
  const interval = Number(values.N)
  let nextScale = Number(values.S)
  let scale = nextScale
  let events = 0
  let isFinite = true
  let withoutOverflow = 0

  function component(value: number): number {
    const rounded = round(value * scale)
    if (rounded === 0 && value !== 0) events |= PRECISION_EVENTS.underflow
    if (!Number.isFinite(rounded)) {
      isFinite = false
      if (Number.isFinite(value)) events |= PRECISION_EVENTS.overflow
    }
    return rounded / scale
  }

  /** Micikevicius et al. 2018, section 3.2; the factors are GradScaler's. */
  function adjust(): void {
    withoutOverflow = isFinite ? withoutOverflow + 1 : 0
    if (!isFinite) nextScale = Math.max(scale / 2, SCALE_RANGE[0])
    else if (withoutOverflow === interval) {
      nextScale = Math.min(2 * scale, SCALE_RANGE[1])
      withoutOverflow = 0
    }
  }

  return {
    skips: isDynamic,
    begin() {
      scale = nextScale
      events = 0
      isFinite = true
    },
    gradient(gradient) {
      for (let i = 0; i < gradient.length; i++) gradient[i] = component(gradient[i]!)
    },
    end() {
      if (!isDynamic) return false
      adjust()
      if (!isFinite) events |= PRECISION_EVENTS.skipped
      return !isFinite
    },
    parameters(x, before) {
      if (values.rounded !== 'both') return
      for (let i = 0; i < x.length; i++) {
        const rounded = round(x[i]!)
        if (rounded === before[i] && x[i] !== before[i]) events |= PRECISION_EVENTS.lost
        x[i] = rounded
      }
    },
    get events() {
      return events
    },
    get scale() {
      return scale
    },
  }
}

export const definePrecision = (precision: Precision): Precision => precision
