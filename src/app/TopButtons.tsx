import { Icon } from '../controls/Icon.tsx'
import { useView } from '../store/index.ts'
import { effectiveTheme, toggleTheme } from './theme.ts'
import { useMedia } from './useMedia.ts'

export function GalleryButton({ onClick }: { onClick(): void }) {
  return (
    <button type="button" className="b ghost" title="Prepared experiments (G)" onClick={onClick}>
      <Icon name="gallery" />
      <span className="word">Presets</span>
    </button>
  )
}

export function ReferenceButton({ onClick }: { onClick(): void }) {
  return (
    <button type="button" className="b ghost" title="Every method, its equations and parameters (I)" onClick={onClick}>
      <Icon name="book" />
      <span className="word">Reference</span>
    </button>
  )
}

export function CodeButton({ onClick }: { onClick(): void }) {
  return (
    <button type="button" className="b ghost" title="This experiment in Python (X)" onClick={onClick}>
      <Icon name="code" />
      <span className="word">Code</span>
    </button>
  )
}

export function HelpButton({ onClick }: { onClick(): void }) {
  return (
    <button type="button" className="b ghost keys" title="All keys (?)" onClick={onClick}>
      <Icon name="keyboard" />
      <span className="word">Keys</span>
    </button>
  )
}

export function ThemeButton() {
  const theme = useView((view) => view.theme)
  // Renders anew when the system changes.
  useMedia('(prefers-color-scheme: dark)')
  const dark = effectiveTheme(theme) === 'dark'
  return (
    <button
      type="button"
      className="b ghost icon"
      aria-label={dark ? 'Light theme' : 'Dark theme'}
      title={`${dark ? 'Light' : 'Dark'} theme (T)`}
      onClick={toggleTheme}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </button>
  )
}
