/** Where the steps of a schedule stand on an axis that counts something else, known or not yet. */
import { positionsOf, type Axis } from '../../axisUnit.ts'
import type { RunSamples } from '../../../store/types.ts'

/** Between a schedule's steps and places on the axis. */
export interface Places {
  at(step: number): number
  /** The step that is nearest to a place. */
  under(place: number): number
}

/** Undefined where each step stands at its own number. What the run has not come to is as far apart as what it has. */
export function placesOf(samples: RunSamples | undefined, axis: Axis, horizon: number): Places | undefined {
  const positions = samples && positionsOf(samples, axis)
  const last = (samples?.count ?? 0) - 1
  if (axis === 'steps') return undefined
  const at = (step: number): number => {
    if (!positions || last < 1) return NaN
    return step <= last ? positions(Math.max(0, Math.round(step))) : (positions(last) * step) / last
  }
  return {
    at,
    under(place) {
      let [low, high] = [0, horizon]
      while (low < high) {
        const middle = (low + high) >> 1
        if (at(middle) < place) low = middle + 1
        else high = middle
      }
      return low > 0 && place - at(low - 1) < at(low) - place ? low - 1 : low
    },
  }
}
