import { grainOf, onGrain } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'
import type { CurvePlace } from './picture.ts'

/** A press on the steps takes the playhead there; false for one above them. */
export function pressOnSteps(place: CurvePlace | undefined, Y: number): boolean {
  const lower = place?.steps
  if (!lower || Y < lower.frame.top) return false
  const { configuration } = useConfig.getState()
  const grain = grainOf(configuration)
  const at = onGrain(grain, (Y - lower.frame.top) / lower.ky + grain / 2)
  useView.getState().set({ playhead: Math.max(0, Math.min(configuration.steps, at)), playing: false })
  return true
}
