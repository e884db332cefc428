import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Dialog } from '../../controls/Dialog.tsx'
import { useConfig } from '../../store/index.ts'
import { found, paletteEntries, type PaletteEntry } from './entries.ts'
import './palette.css'

/** More than can be taken in at a glance: typing on finds the rest. */
const MOST = 60

/** Finds any command, method, preset or run by its name, and does it. */
export function Palette({ onClose }: { onClose(): void }) {
  const entries = useMemo(() => paletteEntries(useConfig.getState().configuration), [])
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(0)
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const matching = found(entries, search)
  const shown = matching.slice(0, MOST)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' })
  }, [active])

  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    entry.act()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = shown.length - 1
    const moved: Readonly<Record<string, number>> = {
      ArrowDown: active === last ? 0 : active + 1,
      ArrowUp: active === 0 ? last : active - 1,
      PageDown: Math.min(last, active + 8),
      PageUp: Math.max(0, active - 8),
    }
    const next = moved[event.key]
    if (event.key === 'Enter') choose(shown[active])
    else if (next === undefined) return
    else setActive(Math.max(0, next))
    event.preventDefault()
  }
  return (
    <Dialog title="Find" className="palette" onClose={onClose}>
      <input
        data-autofocus
        className="search"
        type="text"
        role="combobox"
        aria-label="Find a command, method, preset or run"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[active] && `${id}-${active}`}
        aria-autocomplete="list"
        placeholder="Adam, ravine, undo, cosine …"
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label="Found">
        {shown.map((entry, index) => (
          <li
            key={`${entry.label} ${entry.detail}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerMove={() => setActive(index)}
            onClick={() => choose(entry)}
          >
            <b>{entry.label}</b>
            <small>{entry.detail}</small>
            {entry.keys && <kbd>{entry.keys}</kbd>}
          </li>
        ))}
      </ul>
      <p role="status">{summary(matching.length, shown.length)}</p>
    </Dialog>
  )
}

function summary(found: number, shown: number): string {
  if (found === 0) return 'Nothing of that name.'
  return shown < found ? `${shown} of ${found} shown` : `${found} found`
}
