/** Surfaces that change in mid-run: when they do, and what they are then. */
import type { ParameterValue } from '../core/parameter.ts'
import { axisOf } from './budget.ts'
import { methodValues, surfaceOf } from './resolve.ts'
import type { Configuration, SurfaceChoice } from './types.ts'

/** The share of a run's steps after which a surface moves; undefined for one that stays. */
function moveShare(choice: SurfaceChoice): number | undefined {
  const surface = surfaceOf(choice)
  return surface.moves && numberOf(methodValues(surface, choice, 1)[surface.moves.at])
}

const numberOf = (value: ParameterValue | undefined) => (typeof value === 'number' ? value : undefined)

/** The first point of a run of so many steps at which the surface has moved; undefined for one that stays. */
export function moveStep(choice: SurfaceChoice, steps: number): number | undefined {
  const share = moveShare(choice)
  return share === undefined ? undefined : Math.round(share * steps)
}

/** Where on the axis that is, of all runs alike: what they may spend is spent alike, but for the first few updates. */
export function movePlace(
  { shown, steps }: Pick<Configuration, 'shown' | 'steps'>,
  choice: SurfaceChoice,
): number | undefined {
  if (axisOf({ shown }) === 'steps') return moveStep(choice, steps)
  const share = moveShare(choice)
  return share === undefined ? undefined : share * steps
}

/** Made once: what stands still for a choice stands still for this one. */
const moved = new WeakMap<SurfaceChoice, SurfaceChoice>()

/** The surface as it is after its move. */
export function afterMove(choice: SurfaceChoice): SurfaceChoice {
  const known = moved.get(choice)
  if (known) return known
  const made: SurfaceChoice = { ...choice, hasMoved: true }
  moved.set(choice, made)
  return made
}

/** The surface as it stands where the playhead is. */
export function surfaceAt(
  configuration: Pick<Configuration, 'shown' | 'steps'>,
  choice: SurfaceChoice,
  playhead: number,
): SurfaceChoice {
  const place = movePlace(configuration, choice)
  return place !== undefined && playhead >= place ? afterMove(choice) : choice
}
