import { afterMove, movePlace } from '../../config/index.ts'
import type { SurfaceChoice } from '../../config/types.ts'
import { useConfig, useView } from '../../store/index.ts'

/** The surface as it stands at the playhead: of one that moves in mid-run, before or after that. Absent: the experiment's own. */
export function useSurfaceNow(other?: SurfaceChoice): SurfaceChoice {
  const own = useConfig(({ configuration }) => configuration.surface)
  const surface = other ?? own
  const place = useConfig(({ configuration }) => movePlace(configuration, surface))
  const hasMoved = useView(({ playhead }) => place !== undefined && playhead >= place)
  return hasMoved ? afterMove(surface) : surface
}
