import { useId, useState, type KeyboardEvent } from 'react'
import type { Surface } from '../../core/method.ts'
import { surfaces } from '../../surfaces/index.ts'
import { useConfig } from '../../store/index.ts'
import { Formula } from './Formula.tsx'

const ALL = Object.entries(surfaces)

/** Every word must occur in the name, the id or the summary. */
export function matching(search: string): readonly (readonly [string, Surface])[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return ALL.filter(([id, { name, summary }]) => {
    const text = `${id} ${name} ${summary}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

const reveal = (option: HTMLElement | null) => option?.scrollIntoView?.({ block: 'nearest' })

/** All surfaces, found by typing, chosen by arrow keys and Enter or by a press. */
export function SurfaceList({ onChosen }: { onChosen(): void }) {
  const current = useConfig(({ configuration }) => configuration.surface.id)
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      ALL.findIndex(([id]) => id === current),
    ),
  )
  const base = useId()
  const found = matching(search)

  const choose = (id: string | undefined) => {
    if (id === undefined) return
    const { setSurface, endGesture } = useConfig.getState()
    if (id !== current) setSurface({ id, params: {} })
    endGesture()
    onChosen()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // The same press would act on the button that has the focus next.
      event.preventDefault()
      choose(found[active]?.[0])
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
        aria-activedescendant={found[active] ? `${base}-${found[active][0]}` : undefined}
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
      <div className="surface-list" role="listbox" id={base} aria-label="Surfaces">
        {found.map(([id, surface], index) => (
          <div
            key={id}
            id={`${base}-${id}`}
            role="option"
            tabIndex={-1}
            ref={index === active ? reveal : undefined}
            aria-selected={id === current}
            className={index === active ? 'active' : undefined}
            title={surface.summary}
            onPointerMove={() => setActive(index)}
            onClick={() => choose(id)}
          >
            <b>{surface.name}</b>
            <Formula choice={{ id, params: {} }} />
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="hint">No surface of that name. You can type your own.</p>}
    </>
  )
}
