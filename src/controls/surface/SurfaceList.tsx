import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { Surface } from '../../core/method.ts'
import { KINDS } from '../../config/registries.ts'
import { useConfig } from '../../store/index.ts'
import { SURFACE_FAMILIES } from '../families.ts'

interface Entry {
  id: string
  surface: Surface
  heading: string
}

/** All surfaces, heading by heading. */
const ALL: readonly Entry[] = Object.entries(SURFACE_FAMILIES).flatMap(([family, heading]) =>
  Object.entries(KINDS.surface.registry)
    .filter(([, surface]) => surface.family === family)
    .map(([id, surface]) => ({ id, surface, heading })),
)

/** Every word must occur in the name, the id, the summary or the heading. */
export function matching(search: string): readonly Entry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return ALL.filter(({ id, surface: { name, summary }, heading }) => {
    const text = `${id} ${name} ${summary} ${heading}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** All surfaces, found by typing, chosen by arrow keys and Enter or by a press. */
interface Props {
  /** What a choice does; absent: it becomes the experiment's surface. */
  onChoose?: (id: string) => void
  /** After it. */
  onChosen(): void
}

export function SurfaceList({ onChoose, onChosen }: Props) {
  const current = useConfig(({ configuration }) => configuration.surface.id)
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      ALL.findIndex(({ id }) => id === current),
    ),
  )
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const found = matching(search)
  // When the list has been opened and laid out, and then with every press of a key.
  useEffect(() => {
    list.current?.querySelector('.active')?.scrollIntoView?.({ block: 'nearest' })
  }, [active, search])

  const choose = (id: string | undefined) => {
    if (id === undefined) return
    const { setSurface, endGesture } = useConfig.getState()
    if (onChoose) onChoose(id)
    else if (id !== current) setSurface({ id, params: {} })
    endGesture()
    onChosen()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // The same press would act on the button that has the focus next.
      event.preventDefault()
      choose(found[active]?.id)
    }
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move === undefined || found.length === 0) return
    event.preventDefault()
    setActive((active + move + found.length) % found.length)
  }

  return (
    <>
      <input
        className="search"
        type="text"
        role="combobox"
        aria-label="Search surfaces"
        aria-expanded="true"
        aria-controls={base}
        aria-activedescendant={found[active] ? `${base}-${found[active].id}` : undefined}
        placeholder="Search"
        autoComplete="off"
        data-autofocus
        value={search}
        onChange={(event) => {
          setSearch(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} className="surface-list" role="listbox" id={base} aria-label="Surfaces">
        {Object.values(SURFACE_FAMILIES).map((heading) => {
          const entries = found.filter((entry) => entry.heading === heading)
          return (
            entries.length > 0 && (
              <div key={heading} role="group" aria-label={heading}>
                <h4 aria-hidden="true">{heading}</h4>
                {entries.map((entry) => (
                  <Option
                    key={entry.id}
                    base={base}
                    entry={entry}
                    selected={entry.id === current}
                    active={entry === found[active]}
                    onPoint={() => setActive(found.indexOf(entry))}
                    onChoose={() => choose(entry.id)}
                  />
                ))}
              </div>
            )
          )
        })}
      </div>
      {found.length === 0 && <p className="hint">No surface of that name. You can type your own.</p>}
    </>
  )
}

interface OptionProps {
  base: string
  entry: Entry
  selected: boolean
  active: boolean
  onPoint(): void
  onChoose(): void
}

function Option({ base, entry: { id, surface }, selected, active, onPoint, onChoose }: OptionProps) {
  return (
    <div
      id={`${base}-${id}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={active ? 'active' : undefined}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <b>{surface.name}</b>
      <small>{surface.summary}</small>
    </div>
  )
}
