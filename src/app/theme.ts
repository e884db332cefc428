import { useView } from '../store/index.ts'
import type { Colours, Theme } from '../store/types.ts'

const DARK = '(prefers-color-scheme: dark)'
const MORE_CONTRAST = '(prefers-contrast: more)'

const systemSays = (query: string): boolean => globalThis.matchMedia?.(query).matches ?? false

/** What a theme means just now. */
export function effectiveTheme(theme: Theme): 'light' | 'dark' {
  return theme === 'system' ? (systemSays(DARK) ? 'dark' : 'light') : theme
}

/** What a choice of colours means just now. */
export function effectiveColours(colours: Colours): Exclude<Colours, 'system'> {
  return colours === 'system' ? (systemSays(MORE_CONTRAST) ? 'contrast' : 'standard') : colours
}

/** To the other theme; back to following the system where that is the same. */
export function toggleTheme(): void {
  const { theme, set } = useView.getState()
  const other = effectiveTheme(theme) === 'dark' ? 'light' : 'dark'
  set({ theme: other === effectiveTheme('system') ? 'system' : other })
}

/** To these colours; following the system where that gives the same. */
export function chooseColours(colours: Exclude<Colours, 'system'>): void {
  useView.getState().set({ colours: colours === effectiveColours('system') ? 'system' : colours })
}

/** Writes theme and colours on the page, now and whenever a choice or the system changes. */
export function startTheme(): () => void {
  const apply = () => {
    const { theme, colours } = useView.getState()
    const { dataset } = document.documentElement
    dataset['theme'] = effectiveTheme(theme)
    dataset['colours'] = effectiveColours(colours)
  }
  apply()
  const system = [DARK, MORE_CONTRAST].map((query) => globalThis.matchMedia?.(query))
  for (const query of system) query?.addEventListener('change', apply)
  const stop = useView.subscribe((state, previous) => {
    if (state.theme !== previous.theme || state.colours !== previous.colours) apply()
  })
  return () => {
    for (const query of system) query?.removeEventListener('change', apply)
    stop()
  }
}
