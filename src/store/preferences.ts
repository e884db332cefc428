import { recall, remember } from './storage.ts'
import type { Theme, ViewState } from './types.ts'

/** What of the page is the same on the next visit. */
type Preferences = Pick<ViewState, 'theme' | 'speed'>

const NAME = 'preferences'
const themes: readonly Theme[] = ['system', 'light', 'dark']

/** What was chosen on earlier visits; the standard where nothing was, or nothing that makes sense. */
export function rememberedPreferences(): Preferences {
  const kept = recall(NAME)
  const { theme, speed } = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  return {
    theme: themes.find((known) => known === theme) ?? 'system',
    // JSON has no infinity: it is written as null.
    speed: speed === null ? Infinity : typeof speed === 'number' && speed > 0 ? speed : 30,
  }
}

const isPreference = (name: string): name is keyof Preferences => name === 'theme' || name === 'speed'

/** Keeps what is a preference of a change. */
export function rememberPreferences(change: Partial<ViewState>, { theme, speed }: ViewState): void {
  if (Object.keys(change).some(isPreference)) remember(NAME, { theme, speed })
}
