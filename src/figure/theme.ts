import { currentPalette, paletteOf, type Palette } from '../charts/palette.ts'

export type FigureTheme = 'seen' | 'light' | 'dark'

/** The colours of a theme, whatever the page is in. */
export function paletteFor(theme: FigureTheme): Palette {
  if (theme === 'seen') return currentPalette()
  const probe = document.createElement('div')
  probe.dataset['theme'] = theme
  probe.hidden = true
  document.body.append(probe)
  const palette = paletteOf(probe)
  probe.remove()
  return palette
}
