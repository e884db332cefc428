import { useView } from '../store/index.ts'
import type { Theme } from '../store/types.ts'

const DARK = '(prefers-color-scheme: dark)'

const systemPrefersDark = (): boolean => globalThis.matchMedia?.(DARK).matches ?? false

/** What a theme means just now. */
export function effectiveTheme(theme: Theme): 'light' | 'dark' {
  return theme === 'system' ? (systemPrefersDark() ? 'dark' : 'light') : theme
}

/** To the other theme; back to following the system where that is the same. */
export function toggleTheme(): void {
  const { theme, set } = useView.getState()
  const other = effectiveTheme(theme) === 'dark' ? 'light' : 'dark'
  set({ theme: other === effectiveTheme('system') ? 'system' : other })
}

/** Writes the theme on the page, now and whenever the choice or the system changes. */
export function startTheme(): () => void {
  const apply = () => {
    document.documentElement.dataset['theme'] = effectiveTheme(useView.getState().theme)
  }
  apply()
  const system = globalThis.matchMedia?.(DARK)
  system?.addEventListener('change', apply)
  const stop = useView.subscribe((state, previous) => {
    if (state.theme !== previous.theme) apply()
  })
  return () => {
    system?.removeEventListener('change', apply)
    stop()
  }
}
