/**
 * Handles on a schedule's curve: which of its parameters have a place on it, and what they become when that place moves.
 * The two functions are exact inverses of `at`, so that a handle stays under the pointer that holds it.
 */
import type { ParameterValues } from './parameter.ts'

/** A place on the curve. */
export interface CurvePlace {
  /** Counted from the schedule's own first step; may lie between two. */
  step: number
  /** The rate there, or whatever number the schedule moves; absent: that with which the schedule that takes over begins. */
  rate?: number
}

/** The schedule's numbers by name, with `lr`, the base, and `steps`, the number of steps that are its own. */
export type CurveNumbers = Readonly<Record<string, number>>

/** What becomes of some of them. */
export type ChangedNumbers = Readonly<Record<string, number | undefined>>

export interface ScheduleHandle {
  /** What the place is: `end of the warmup`. */
  name: string
  /** Undefined where a curve of these values has no such place. `values` are for the options. */
  at(numbers: CurveNumbers, values: ParameterValues): CurvePlace | undefined
  /** The numbers (`lr` for the base) that put the place at a step; absent: it moves up and down only. */
  toStep?(step: number, numbers: CurveNumbers, values: ParameterValues): ChangedNumbers
  /** Those that put it at a rate, at its step; absent: it moves to and fro only. */
  toRate?(rate: number, numbers: CurveNumbers, values: ParameterValues): ChangedNumbers
}

/** Where the curve begins, at the base rate. */
export const baseRate: ScheduleHandle = {
  name: 'base rate',
  at: ({ lr = 0 }) => ({ step: 0, rate: lr }),
  toRate: (lr) => ({ lr }),
}

/** The last step of the run, or of what is the schedule's own of it, from which a curve without an end is bent. */
export const lastOf = ({ steps = 1 }: CurveNumbers): number => steps - 1
