import { recall, remember } from './storage.ts'
import type { Colours, Theme, ViewState } from './types.ts'

/** What of the page is the same on the next visit. */
type Preferences = Pick<ViewState, 'theme' | 'colours' | 'speed' | 'dataHidden'>

const NAME = 'preferences'
const themes: readonly Theme[] = ['system', 'light', 'dark']
const sets: readonly Colours[] = ['system', 'standard', 'projector', 'contrast']

/** What was chosen on earlier visits; the standard where nothing was, or nothing that makes sense. */
export function rememberedPreferences(): Preferences {
  const kept = recall(NAME)
  const { theme, colours, speed, dataHidden } =
    typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  return {
    theme: themes.find((known) => known === theme) ?? 'system',
    colours: sets.find((known) => known === colours) ?? 'system',
    // JSON has no infinity: it is written as null.
    dataHidden: dataHidden === true,
    speed: speed === null ? Infinity : typeof speed === 'number' && speed > 0 ? speed : 30,
  }
}

const isPreference = (name: string): name is keyof Preferences =>
  ['theme', 'colours', 'speed', 'dataHidden'].includes(name)

/** Keeps what is a preference of a change. */
export function rememberPreferences(
  change: Partial<ViewState>,
  { theme, colours, speed, dataHidden }: ViewState,
): void {
  if (Object.keys(change).some(isPreference)) remember(NAME, { theme, colours, speed, dataHidden })
}
