import type { Recorded } from '../core/recorded.ts'
import type { Budget } from '../core/spending.ts'
import type { View } from '../core/method.ts'

/**
 * What a run ended as.
 * `minimum`, `saddle`, `maximum`: a stationary point of that kind, by gradient, Hessian and velocity together.
 * `flat`: gradient and curvature both negligible, so that nothing can be said. `edge`: come to rest on an end of its interval.
 * `hovering`: gradients that are estimated or noisy keep it to and fro about one place, at a rate that does not fall.
 * `moving`: none of these when the horizon was reached. `diverged`: x or f ceased to be finite.
 */
export type Status = 'minimum' | 'saddle' | 'maximum' | 'flat' | 'edge' | 'hovering' | 'moving' | 'diverged'

/** How a run ended, with the numbers that justify the status. */
export interface RunEnd {
  status: Status
  /** The last step taken; in a diverged run the first step whose x or f is not finite. */
  step: number
  /** The last finite point. */
  point: readonly [x: number, y: number]
  gradientNorm: number
  /** Eigenvalues of the Hessian at `point`, ascending. */
  eigenvalues: readonly [number, number]
  /** Of a problem with one parameter the second derivative there: the other eigenvalue is y's, and 0. */
  curvature?: number
  /** Length of the last finite step. */
  stepLength: number
  /** On an end of its interval: how fast f rises outward there; below zero it falls, and is lowest on the edge. */
  outward?: number
  /** Present in a run that hovers. */
  hover?: Hover
  /** Gradients asked for until `step`. */
  evaluations: number
  /** Gradients of single terms computed for them. */
  termEvaluations: number
  /** Terms drawn, term gradients that followed one another, and waits of workers until then, as they are recorded. */
  termsDrawn: number
  serialEvaluations: number
  synchronizations: number
  /** Present where another step would have taken more than this budget of the run's. */
  spent?: Budget
  /** Present where early stopping has ended the run before its last step. */
  stopped?: EarlyStop
}

/** Where a run hovered for its last `steps` steps: about their mean point, `radius` away from it in the root mean square. */
export interface Hover {
  steps: number
  point: readonly [x: number, y: number]
  radius: number
}

/** Why early stopping ended a run. The run's end is its last point: it does not go back to the best one. */
export interface EarlyStop {
  /** Epochs without a lower validation loss. */
  patience: number
  /** The step that ended the epoch with the lowest one; 0: the start's was never bettered. */
  best: number
  validationLoss: number
}

/** Consecutive points of one run. Every array has `count` entries (points and gradients two, slots `slotWidth`, per point). */
export interface Chunk extends Recorded {
  /** Step number of the first point; point 0 is the start. */
  from: number
  count: number
  /** The optimizer's state after the update that led to the point. */
  slots: Float64Array
  /** Present in the run's last chunk. */
  end?: RunEnd
}

/** Names and widths of the state slots, in the order in which they stand in `Chunk.slots`. */
export type SlotLayout = readonly { name: string; width: number }[]

/** What is known of a run before its first step. */
export interface RunOutline {
  /** Terms of the sum; 1 for a surface that is none. */
  terms: number
  layout: SlotLayout
  /** The rate of every update of the horizon, whatever becomes of the run; empty where the rates depend on the losses. */
  curve: Float64Array
  /** The other parameters that are scheduled, each with its value at every update (empty where it depends on the losses). */
  parameterCurves: Readonly<Record<string, Float64Array>>
  /** Where the schedules count epochs: how many are over when each update begins, and what their horizon T stands for. */
  epochs?: { over: Float64Array; horizon: number } | undefined
  /** Slots that are drawn as paths of their own. */
  shown: readonly string[]
  /** Slots that are the corners of a figure, drawn at the playhead; none for most. */
  corners: readonly string[]
}

/** Polylines packed flat: polyline i has the points `offsets[i] .. offsets[i+1]` (in points), as x, y in surface coordinates. */
export interface PackedLines {
  coordinates: Float64Array
  offsets: Uint32Array
}

/** f of one parameter, sampled at ascending x, a little beyond the view. */
export interface Curve {
  x: Float64Array
  /** f, NaN where it is undefined; and its derivative. */
  values: Float64Array
  slopes: Float64Array
  /** Where there are few of them, the terms that f is the mean of. */
  terms: readonly CurveTerm[]
  /** How many terms f is the mean of. */
  count: number
  /** What x is held in. */
  interval?: readonly [min: number, max: number]
}

/** A term of the mean, or several that are one and the same: their places in the data, from 0. */
export interface CurveTerm {
  places: readonly number[]
  values: Float64Array
}

/** Contours of a surface over a view: for every level its isolines, and the closed rings of the region at or above it. */
export interface ContourPicture {
  view: View
  columns: number
  rows: number
  levels: Float64Array
  /** 1 where the level is a major one (a decade on a logarithmic scale). */
  major: Uint8Array
  scale: 'linear' | 'log'
  /** Per level. Lines break where the surface is undefined; they never run along the frame. */
  isolines: PackedLines[]
  /** Per level: even-odd filled polygons of `f >= level`. */
  regions: PackedLines[]
  /** Rings around the part of the view where f is not finite; empty if there is none. */
  undefinedRegion: PackedLines
  /** Share of the samples where f is not finite, 0 to 1. */
  undefinedShare: number
  /** Smallest and largest finite sample; NaN if there is none. */
  minimum: number
  maximum: number
  /** The minimum of a problem over data, where one is found: no formula states it. */
  found?: readonly [x: number, y: number]
  /** Of a problem with one parameter: its curve, in place of contours, of which there are then none. */
  curve?: Curve
}
