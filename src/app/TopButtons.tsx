import { Icon } from '../controls/Icon.tsx'
import { redo, undo, useUndo, useView } from '../store/index.ts'
import { present } from './present.ts'
import { effectiveTheme, toggleTheme } from './theme.ts'
import { useMedia } from './useMedia.ts'

export function GalleryButton() {
  const open = () => useView.getState().set({ dialog: 'gallery' })
  return (
    <button type="button" className="b ghost" title="Prepared experiments (G)" onClick={open}>
      <Icon name="gallery" />
      <span className="word minor">Presets</span>
    </button>
  )
}

export function ReferenceButton() {
  const open = () => useView.getState().set({ reference: '' })
  return (
    <button type="button" className="b ghost" title="Every method, its equations and parameters (I)" onClick={open}>
      <Icon name="book" />
      <span className="word minor">Reference</span>
    </button>
  )
}

export function ShareButton() {
  const open = () => useView.getState().set({ dialog: 'share' })
  return (
    <button type="button" className="b ghost" title="Link, QR code and embed code (S)" onClick={open}>
      <Icon name="share" />
      <span className="word">Share</span>
    </button>
  )
}

export function PresentButton() {
  return (
    <button type="button" className="b ghost" title="Present this in a hall (P)" onClick={present}>
      <Icon name="present" />
      <span className="word">Present</span>
    </button>
  )
}

/** Back and forward through what was done. */
export function UndoButtons() {
  const canUndo = useUndo(({ past }) => past.length > 0)
  const canRedo = useUndo(({ future }) => future.length > 0)
  return (
    <>
      <button
        type="button"
        className="b ghost icon"
        aria-label="Undo"
        title="Undo (Ctrl Z)"
        disabled={!canUndo}
        onClick={undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="b ghost icon"
        aria-label="Redo"
        title="Redo (Ctrl Shift Z)"
        disabled={!canRedo}
        onClick={redo}
      >
        <Icon name="redo" />
      </button>
    </>
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
