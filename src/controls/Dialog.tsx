import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'

interface Props {
  title: string
  className?: string
  /** What stands in the title's row. */
  tools?: ReactNode
  onClose(): void
  children: ReactNode
}

/** A modal dialog, the browser's own: it keeps the focus inside and closes on Escape or a press beside it. */
export function Dialog({ title, className = '', tools, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    if (shown === null) return
    const opener = document.activeElement
    if (shown.showModal) shown.showModal()
    else shown.setAttribute('open', '')
    shown.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      shown.close?.()
      // Closed by its button or by a choice in it, it is gone before the browser could give the focus back.
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <header>
        <h2>{title}</h2>
        {tools}
        <button type="button" className="b ghost icon" aria-label="Close" onClick={onClose}>
          <Icon name="cross" />
        </button>
      </header>
      {children}
    </dialog>
  )
}
