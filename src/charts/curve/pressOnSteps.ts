import { useConfig, useView } from '../../store/index.ts'
import type { CurvePlace } from './picture.ts'

/** A press on the steps takes the playhead there; false for one above them. */
export function pressOnSteps(place: CurvePlace | undefined, Y: number): boolean {
  const lower = place?.steps
  if (!lower || Y < lower.frame.top) return false
  const { steps } = useConfig.getState().configuration
  const at = Math.round((Y - lower.frame.top) / lower.ky)
  useView.getState().set({ playhead: Math.max(0, Math.min(steps, at)), playing: false })
  return true
}
