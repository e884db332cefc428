import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

interface Props {
  /** Accessible name of the button, where its face is not text. */
  label?: string
  title?: string
  className: string
  /** What the button shows. */
  face: ReactNode
  /** Accessible name of what opens. */
  name: string
  role?: 'dialog' | 'menu'
  align?: 'start' | 'end'
  disabled?: boolean
  children(close: () => void): ReactNode
}

const MARGIN = 8
const GAP = 4
const ROOM = 180

/** A button and the panel it opens: in the top layer, never clipped; closes on Escape, outside press or choice. */
export function Popover({
  label,
  title,
  className,
  face,
  name,
  role = 'dialog',
  align = 'start',
  disabled,
  children,
}: Props) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  useLayoutEffect(() => {
    const shown = panel.current
    const anchor = button.current
    if (!open || shown === null || anchor === null) return
    if (shown.isConnected) shown.showPopover?.()
    const place = () => placeUnder(anchor, shown, align)
    place()
    const resized = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(place)
    resized?.observe(shown)
    window.addEventListener('resize', place)
    const preferred = shown.querySelector<HTMLElement>('[data-autofocus]')
    const first = preferred ?? shown.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')
    first?.focus()
    return () => {
      resized?.disconnect()
      window.removeEventListener('resize', place)
    }
  }, [open, align])
  useEffect(() => {
    if (!open) return
    const onOutside = (event: Event) => {
      const target = event.target as Node
      if (!panel.current?.contains(target) && !button.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', onOutside)
    document.addEventListener('focusin', onOutside)
    return () => {
      document.removeEventListener('pointerdown', onOutside)
      document.removeEventListener('focusin', onOutside)
    }
  }, [open])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }

  return (
    <>
      <button
        type="button"
        ref={button}
        className={className}
        aria-label={label}
        title={title}
        aria-haspopup={role}
        aria-expanded={open}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <div
          className={`popover ${role}`}
          ref={panel}
          role={role}
          aria-label={name}
          popover={manual}
          onKeyDown={onKeyDown}
        >
          {children(close)}
        </div>
      )}
    </>
  )
}

/** Where the browser has no top layer for it, the panel is an ordinary fixed box. */
const manual = typeof HTMLElement !== 'undefined' && 'showPopover' in HTMLElement.prototype ? 'manual' : undefined

function placeUnder(anchor: HTMLElement, panel: HTMLElement, align: 'start' | 'end') {
  const box = anchor.getBoundingClientRect()
  const width = panel.offsetWidth
  const wanted = align === 'start' ? box.left : box.right - width
  panel.style.left = `${Math.max(MARGIN, Math.min(wanted, window.innerWidth - width - MARGIN))}px`
  const below = window.innerHeight - box.bottom - GAP - MARGIN
  const above = box.top - GAP - MARGIN
  const upwards = below < Math.min(panel.scrollHeight, ROOM) && above > below
  panel.style.maxHeight = `${Math.max(ROOM, upwards ? above : below)}px`
  panel.style.top = upwards ? `${Math.max(MARGIN, box.top - GAP - panel.offsetHeight)}px` : `${box.bottom + GAP}px`
}
