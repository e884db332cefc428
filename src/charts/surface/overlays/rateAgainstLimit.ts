import { specificationOf } from '../../../config/index.ts'
import type { Configuration } from '../../../config/types.ts'
import { eigenvaluesOf, stabilityLimit, type MethodState, type StabilityLimit } from '../../../engine/index.ts'
import { slotTrack } from '../../track.ts'
import type { Watched } from './place.ts'

/** Where a rate stands; a method at its limit neither settles nor leaves. */
export const sideOf = ({ rate, limit }: RateAgainstLimit): 'under' | 'at' | 'over' =>
  Math.abs(rate - limit) <= 1e-12 * limit ? 'at' : rate > limit ? 'over' : 'under'

/** The rate of the run's next update, and the limit for it where f has this Hessian. */
export interface RateAgainstLimit extends StabilityLimit {
  rate: number
  clipped: boolean
  /** The limit's eigenvalue is not that of f alone: the run goes down f with its weight decay, or -f. */
  own: boolean
}

/** Undefined where no limit is known: of this method, before its first update, or where nothing curves upwards. */
export function rateAgainstLimit(
  configuration: Configuration,
  { run, record: { samples }, step }: Watched,
  hessian: ArrayLike<number>,
): RateAgainstLimit | undefined {
  // The update that leaves the point; after the last one, that.
  const update = Math.min(step, samples.count - 2)
  const rate = samples.rates[update] ?? NaN
  const found = stabilityLimit(specificationOf(configuration, run), hessian, stateAfter(samples, update))
  if (!found || !Number.isFinite(rate)) return undefined
  const own = !found.preconditioned && found.lambdaMax !== eigenvaluesOf(hessian)[1]
  return { ...found, rate, clipped: run.clip !== undefined, own }
}

/** After the update that leaves a point; undefined while there is none. */
function stateAfter(samples: Watched['record']['samples'], update: number): MethodState | undefined {
  if (update < 0) return undefined
  const slots = samples.layout.map(({ name }) => {
    const track = slotTrack(samples, name)
    const from = track ? track.offset + (update + 1) * track.stride : 0
    return [name, track ? track.values.slice(from, from + track.width) : new Float64Array(0)] as const
  })
  const parameters = Object.entries(samples.parameterCurves).flatMap(([name, curve]) => {
    const value = curve[update]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { t: update + 1, slots: Object.fromEntries(slots), parameters: Object.fromEntries(parameters) }
}
