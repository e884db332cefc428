import type { Overlay } from '../../../config/types.ts'
import { say, useConfig } from '../../../store/index.ts'
import { offReason } from '../offReasons.ts'

const shown = (): readonly Overlay[] => useConfig.getState().configuration.shown?.overlays ?? []

/** An empty list is none: as on a first visit. */
function show(overlays: readonly Overlay[]): void {
  useConfig.getState().setShown({ overlays: overlays.length > 0 ? overlays : undefined })
}

/** On a surface on which it shows nothing it says why. */
export function toggleOverlay(overlay: Overlay): void {
  const reason = offReason(useConfig.getState().configuration, overlay)
  if (reason !== undefined) return say(reason)
  const now = shown()
  show(now.includes(overlay) ? now.filter((each) => each !== overlay) : [...now, overlay])
}

/** Arrows of the field, lines of the flow, neither. */
export function nextField(): void {
  const reason = offReason(useConfig.getState().configuration, 'field')
  if (reason !== undefined) return say(reason)
  const others = shown().filter((each) => each !== 'field' && each !== 'flow')
  const now = shown()
  if (now.includes('flow')) show(others)
  else show([...others, now.includes('field') ? 'flow' : 'field'])
}
