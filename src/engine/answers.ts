import type { RunSpecification } from '../config/types.ts'
import type { Answer } from './oracle.ts'
import { surfaceFunction } from './compile.ts'
import { atRoundedStart } from './rounded.ts'
import { steppingOf } from './stepping.ts'

/** Two numbers for each of point, estimated, noisy and given. */
const WIDTH = 8

/** Of one update. */
export interface Answers {
  /** The first gradient that was given for the point; undefined if none was. */
  at(point: Float64Array): Answer | undefined
  /** The first gradient of the update, wherever it was asked for. */
  first: Answer | undefined
}

/**
 * The gradients that a run's optimizer was given, by the number of the update, from 1: the run's way is gone again, as far as is
 * asked, which draws the same batches and the same noise. Undefined where it has no such update.
 */
export function answersOf(given: RunSpecification): (update: number) => Answers | undefined {
  const specification = atRoundedStart(given)
  const surface = surfaceFunction(specification.surface)
  const told: number[][] = []
  let current: number[] = []
  const stepping = steppingOf(specification, surface, undefined, ({ point, estimated, noisy, given }) =>
    current.push(...point, ...estimated, ...noisy, ...given),
  )
  const { x } = stepping
  const gradient = new Float64Array(2)
  return (update) => {
    while (told.length < update) {
      const loss = surface.gradient(x[0]!, x[1]!, gradient)
      if (!Number.isFinite(x[0]! + x[1]! + loss)) return undefined
      current = []
      stepping.update(told.length, loss, gradient)
      told.push(current)
    }
    return answersIn(told[update - 1] ?? [])
  }
}

function answersIn(numbers: readonly number[]): Answers {
  const answer = (from: number): Answer => {
    const pair = (at: number) => Float64Array.from(numbers.slice(from + at, from + at + 2))
    return { point: pair(0), estimated: pair(2), noisy: pair(4), given: pair(6) }
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
