import { create } from 'zustand'
import type { Configuration } from '../config/types.ts'
import type { Theme, ViewState } from './types.ts'

const THEME_KEY = 'thalweg.theme'
const themes: readonly Theme[] = ['system', 'light', 'dark']

export const useView = create<ViewState>((set) => ({
  playhead: 0,
  playing: false,
  speed: 30,
  drafts: {},
  theme: rememberedTheme(),
  set(change) {
    set(change)
    if (change.theme) rememberTheme(change.theme)
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

/** Storage may be forbidden, full or absent: then the theme lasts as long as the page. */
function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(THEME_KEY)
    return themes.find((theme) => theme === stored) ?? 'system'
  } catch {
    return 'system'
  }
}

function rememberTheme(theme: Theme): void {
  try {
    localStorage.setItem(THEME_KEY, theme)
  } catch {
    // Nothing is lost but the memory of it.
  }
}
