import { useMemo, useState } from 'react'
import { runLabel, surfaceOf } from '../../config/index.ts'
import type { Configuration } from '../../config/types.ts'
import {
  clearRecents,
  continueRecent,
  deleteRecent,
  openExperiment,
  recentExperiment,
  renameRecent,
  useRecents,
  type Recent,
} from '../../store/index.ts'
import { Dialog } from '../Dialog.tsx'
import { Thumbnail } from '../gallery/Thumbnail.tsx'
import { Icon } from '../Icon.tsx'
import './recent.css'

/** The experiments that were worked on in this browser, each with its picture; they are opened, named and deleted here. */
export function RecentDialog({ onClose }: { onClose(): void }) {
  const list = useRecents((state) => state.list)
  const [asked, setAsked] = useState(false)
  const clear = () => {
    if (asked) clearRecents()
    setAsked(!asked)
  }
  return (
    <Dialog
      title="Recent experiments"
      className="gallery recent"
      onClose={onClose}
      tools={
        list.length > 0 && (
          <button
            type="button"
            className={asked ? 'b danger' : 'b ghost'}
            onClick={clear}
            onBlur={() => setAsked(false)}
          >
            <Icon name="trash" />
            {asked ? `Really delete all ${list.length}` : 'Delete all'}
          </button>
        )
      }
    >
      {list.length === 0 ? (
        <p className="hint">
          None yet. What you change is kept here, in this browser alone, a second after you have changed it.
        </p>
      ) : (
        <ul className="cards">
          {list.map((recent) => (
            <Card key={recent.id} recent={recent} onOpened={onClose} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Named after what it shows. */
function nameOf({ surface, runs }: Configuration): string {
  const labels = runs.map((run) => runLabel(run, runs))
  const [first = 'no runs', second, ...others] = labels
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  return `${surfaceOf(surface).name}: ${second === undefined ? first : `${first}, ${second}${more}`}`
}

/** Of data that an entry's link does not hold. */
const ROWS = {
  here: 'Its rows are too many to be kept here: they last as long as this tab. A file keeps them.',
  gone: 'Its rows were too many to be kept here: the problem’s own data stand in their place.',
}

function Card({ recent, onOpened }: { recent: Recent; onOpened(): void }) {
  const { configuration, rows } = useMemo(() => recentExperiment(recent), [recent])
  const [naming, setNaming] = useState(false)
  const name = recent.name ?? nameOf(configuration)
  const open = () => {
    openExperiment(configuration)
    continueRecent(recent.id)
    onOpened()
  }
  const rename = (to: string) => {
    setNaming(false)
    if (to !== name) renameRecent(recent.id, to)
  }
  return (
    <li>
      <button type="button" className="card" onClick={open}>
        <Thumbnail configuration={configuration} />
        <b>{name}</b>
        <span>{time.format(recent.saved)}</span>
        {rows && <span className="recent-rows">{ROWS[rows]}</span>}
      </button>
      <div className="acts">
        {naming ? (
          <input
            className="field"
            aria-label={`Name of ${name}`}
            defaultValue={name}
            maxLength={80}
            ref={(field) => field?.select()}
            onBlur={(event) => rename(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') rename(event.currentTarget.value)
              if (event.key !== 'Escape') return
              event.preventDefault()
              setNaming(false)
            }}
          />
        ) : (
          <button type="button" className="b ghost" aria-label={`Rename ${name}`} onClick={() => setNaming(true)}>
            <Icon name="edit" />
            Rename
          </button>
        )}
        <button
          type="button"
          className="b ghost icon"
          aria-label={`Delete ${name}`}
          title="Delete"
          onClick={() => deleteRecent(recent.id)}
        >
          <Icon name="trash" />
        </button>
      </div>
    </li>
  )
}
