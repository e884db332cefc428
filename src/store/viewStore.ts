import { create } from 'zustand'
import type { Configuration } from '../config/types.ts'
import { rememberedPreferences, rememberPreferences } from './preferences.ts'
import type { ViewState } from './types.ts'

export const useView = create<ViewState>((set, get) => ({
  playhead: 0,
  playing: false,
  drafts: {},
  ...rememberedPreferences(),
  set(change) {
    set(change)
    rememberPreferences(change, get())
  },
}))

/** How playback begins: at the link's playhead; else running from the start, or at the end if motion is unwelcome. */
export function opening({ playhead, steps }: Configuration): Pick<ViewState, 'playhead' | 'playing'> {
  if (playhead !== undefined) return { playhead: Math.min(playhead, steps), playing: false }
  return prefersReducedMotion() ? { playhead: steps, playing: false } : { playhead: 0, playing: true }
}

function prefersReducedMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false
}
