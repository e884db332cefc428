import { axisOf, movePlace } from '../config/index.ts'
import type { Configuration, SurfaceChoice } from '../config/types.ts'
import { unitWords } from './axisUnit.ts'
import { formatAmount } from './format.ts'

/** Where on the axis a surface, the experiment's own if no other is given, moves, in words: `step 250`, `40 epochs`; undefined for one that stays. */
export function moveAt(
  configuration: Configuration,
  surface: SurfaceChoice = configuration.surface,
): string | undefined {
  const place = movePlace(configuration, surface)
  if (place === undefined) return undefined
  const unit = axisOf(configuration)
  const at = formatAmount(place)
  return unit === 'steps' ? `step ${at}` : `${at} ${unitWords[unit].many}`
}

/** Which f is drawn where the playhead is. */
export function moveWords(
  configuration: Configuration,
  playhead: number,
  surface: SurfaceChoice = configuration.surface,
): string | undefined {
  const [place, at] = [movePlace(configuration, surface), moveAt(configuration, surface)]
  if (place === undefined || at === undefined) return undefined
  return playhead < place ? `until ${at}, when its minimum moves` : `since ${at}, when its minimum moved`
}
