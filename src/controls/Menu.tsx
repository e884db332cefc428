import type { KeyboardEvent, ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { Popover } from './Popover.tsx'

export interface MenuItem {
  label: string
  icon?: IconName
  detail?: string
  /** The key that does the same. */
  keys?: string
  danger?: boolean
  disabled?: boolean
  /** Of a choice among several, whether this one is in force; absent: it is a command. */
  checked?: boolean
  onSelect(): void
}

interface Props {
  /** Name of the button and of the menu. */
  label: string
  className: string
  face: ReactNode
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  disabled?: boolean
}

/** A button that opens a list of commands; arrows move, letters jump, Enter chooses. */
export function Menu({ label, className, face, items, align, disabled }: Props) {
  return (
    <Popover
      label={label}
      title={label}
      name={label}
      role="menu"
      className={className}
      face={face}
      align={align}
      disabled={disabled}
    >
      {(close) =>
        items.map((item) => (
          <button
            key={item.label}
            type="button"
            role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={item.checked}
            tabIndex={-1}
            className={item.danger ? 'item danger' : 'item'}
            disabled={item.disabled}
            onKeyDown={moveFocus}
            onClick={() => {
              close()
              item.onSelect()
            }}
          >
            {item.icon && <Icon name={item.icon} />}
            <span className="text">
              <b>{item.label}</b>
              {item.detail && <small>{item.detail}</small>}
            </span>
            {item.checked && <Icon name="check" />}
            {item.keys && <kbd>{item.keys}</kbd>}
          </button>
        ))
      }
    </Popover>
  )
}

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const all = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role^=menuitem]:enabled') ?? [])]
  const here = all.indexOf(event.currentTarget)
  const target = nextItem(all, here, event.key)
  if (target === undefined) return
  event.preventDefault()
  target.focus()
}

function nextItem(all: readonly HTMLElement[], here: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return all[(here + 1) % all.length]
  if (key === 'ArrowUp') return all[(here - 1 + all.length) % all.length]
  if (key === 'Home') return all[0]
  if (key === 'End') return all[all.length - 1]
  if (key.length !== 1 || key === ' ') return undefined
  const rotated = [...all.slice(here + 1), ...all.slice(0, here + 1)]
  return rotated.find((item) => item.textContent?.toLowerCase().startsWith(key.toLowerCase()))
}
