import type { RunSpecification } from '../config/types.ts'
import { PRECISION_EVENTS } from '../core/precision.ts'
import type { Answer } from './oracle.ts'
import { surfaceOfRun } from './moving.ts'
import { atRoundedStart } from './rounded.ts'
import { steppingOf } from './stepping.ts'

/** Two numbers for each of point, estimated, noisy, rounded and given. */
const WIDTH = 10

/** Of one update. */
export interface Answers {
  /** The first gradient that was given for the point; undefined if none was. */
  at(point: Float64Array): Answer | undefined
  /** The first gradient of the update, wherever it was asked for. */
  first: Answer | undefined
  /** Where the update led. */
  reached: Float64Array
  /** What low precision did to it, and its loss scale; absent in double precision. */
  rounding?: { events: number; scale: number }
  /** Its number among those that were not skipped, from 1. */
  count: number
}

/**
 * The gradients that a run's optimizer was given, by the number of the update, from 1: the run's way is gone again, as far as is
 * asked, which draws the same batches and the same noise. Undefined where it has no such update.
 */
export function answersOf(given: RunSpecification): (update: number) => Answers | undefined {
  const specification = atRoundedStart(given)
  const surface = surfaceOfRun(specification)
  const told: Answers[] = []
  let skipped = 0
  let current: number[] = []
  const stepping = steppingOf(specification, surface, undefined, ({ point, estimated, noisy, rounded, given }) =>
    current.push(...point, ...estimated, ...noisy, ...rounded, ...given),
  )
  const { x, rounding } = stepping
  const gradient = new Float64Array(2)
  return (update) => {
    while (told.length < update) {
      const loss = surface.gradient(x[0]!, x[1]!, gradient)
      if (!Number.isFinite(x[0]! + x[1]! + loss)) return undefined
      current = []
      stepping.update(told.length, loss, gradient)
      const { events = 0, scale = 1 } = rounding ?? {}
      told.push({
        ...answersIn(current),
        reached: x.slice(),
        ...(rounding && { rounding: { events, scale } }),
        count: told.length + 1 - skipped,
      })
      if (events & PRECISION_EVENTS.skipped) skipped++
    }
    return told[update - 1]
  }
}

function answersIn(numbers: readonly number[]): Pick<Answers, 'first' | 'at'> {
  const answer = (from: number): Answer => {
    const pair = (at: number) => Float64Array.from(numbers.slice(from + at, from + at + 2))
    return { point: pair(0), estimated: pair(2), noisy: pair(4), rounded: pair(6), given: pair(8) }
  }
  return {
    first: numbers.length > 0 ? answer(0) : undefined,
    at([x, y]) {
      for (let from = 0; from < numbers.length; from += WIDTH)
        if (Object.is(numbers[from], x) && Object.is(numbers[from + 1], y)) return answer(from)
      return undefined
    },
  }
}
