import { useState, type KeyboardEvent, type ReactNode } from 'react'

const NAMES = { runs: 'Runs', charts: 'Charts' } as const
type Name = keyof typeof NAMES

/** Where there is no room for both: runs or curves under the picture. */
export function Tabs(panels: Record<Name, ReactNode>) {
  const [shown, setShown] = useState<Name>('runs')
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const other = shown === 'runs' ? 'charts' : 'runs'
    setShown(other)
    document.getElementById(`tab-${other}`)?.focus()
  }
  return (
    <div className="drawer">
      <div className="tabs" role="tablist" aria-label="Under the picture">
        {(['runs', 'charts'] as const).map((name) => (
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
