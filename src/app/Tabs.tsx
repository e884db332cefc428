import { useState, type KeyboardEvent, type ReactNode } from 'react'

const NAMES = { runs: 'Runs', charts: 'Charts', data: 'Data' } as const
type Name = keyof typeof NAMES

/** Where there is no room for both: runs, curves or, if there are any, the data under the picture. */
export function Tabs(panels: Record<Name, ReactNode>) {
  const [chosen, setShown] = useState<Name>('runs')
  const names = (Object.keys(NAMES) as Name[]).filter((name) => panels[name] !== undefined)
  const shown = names.includes(chosen) ? chosen : 'runs'
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const by = event.key === 'ArrowRight' ? 1 : -1
    const other = names[(names.indexOf(shown) + by + names.length) % names.length] ?? 'runs'
    setShown(other)
    document.getElementById(`tab-${other}`)?.focus()
  }
  return (
    <div className="drawer">
      <div className="tabs" role="tablist" aria-label="Under the picture">
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={shown === name}
            aria-controls="under"
            tabIndex={shown === name ? 0 : -1}
            onClick={() => setShown(name)}
            onKeyDown={onKeyDown}
          >
            {NAMES[name]}
          </button>
        ))}
      </div>
      <div key={shown} className={`under under-${shown}`} id="under" role="tabpanel" aria-labelledby={`tab-${shown}`}>
        {panels[shown]}
      </div>
    </div>
  )
}
