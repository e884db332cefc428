import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useView } from '../../store/index.ts'
import { Dialog } from '../Dialog.tsx'
import { useRunLimit } from '../runs/limit.ts'
import { addressOf, elementId, entryAt, type Entry, type Kind } from './address.ts'
import { EntryView } from './EntryView.tsx'
import { found, groupsOf, KIND_NAMES, type Group } from './groups.ts'
import './reference.css'

const KINDS = Object.keys(KIND_NAMES) as Kind[]

/** Every method with all that it declares; the address says which one is looked at. */
export function Reference({ address, onClose }: { address: string; onClose(): void }) {
  const [search, setSearch] = useState('')
  const asked = entryAt(address)
  const kind = asked?.kind ?? 'optimizer'
  const groups = useMemo(() => (search.trim() === '' ? groupsOf(kind) : found(search)), [search, kind])
  const body = useRef<HTMLDivElement>(null)
  const full = useRunLimit()

  useEffect(() => {
    const page = body.current
    if (page === null) return
    if (asked) return stayAt(() => elementAt(address) ?? elementAt(addressOf(asked)), page)
    page.scrollTop = 0
  }, [asked, address])
  const go = (entry: Entry) => {
    useView.getState().set({ reference: addressOf(entry) })
    // Once more to where one is already.
    if (entry === asked) elementAt(addressOf(entry))?.scrollIntoView({ block: 'start' })
  }
  const showKind = (next: Kind) => {
    setSearch('')
    const [first] = groupsOf(next)
    const [entry] = first?.entries ?? []
    if (entry) go(entry)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = groups
    const [entry] = first?.entries ?? []
    if (event.key === 'Enter' && search.trim() !== '' && entry) go(entry)
    // The first press empties the field, the next closes the page.
    if (event.key === 'Escape' && search !== '') {
      event.preventDefault()
      setSearch('')
    }
  }

  return (
    <Dialog
      title="Reference"
      className="reference-page"
      onClose={onClose}
      tools={
        <>
          <div className="kinds" role="group" aria-label="Kind of method">
            {KINDS.map((each) => (
              <button
                key={each}
                type="button"
                className="b"
                aria-pressed={search.trim() === '' && each === kind}
                onClick={() => showKind(each)}
              >
                {KIND_NAMES[each]}
              </button>
            ))}
          </div>
          <input
            className="search"
            type="search"
            aria-label="Search methods"
            placeholder="Search"
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </>
      }
    >
      <div className="columns">
        <Index groups={groups} current={asked} onGo={go} />
        <div className="entries" ref={body}>
          {groups.map(({ heading, entries }) => (
            <section key={heading}>
              <h3>{heading}</h3>
              {entries.map((entry) => (
                <EntryView key={addressOf(entry)} entry={entry} full={full} />
              ))}
            </section>
          ))}
          {groups.length === 0 && <p className="hint">No method of that name.</p>}
        </div>
      </div>
    </Dialog>
  )
}

const HANDS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

const elementAt = (address: string) => document.getElementById(elementId(address))

/**
 * Entries grow as they come near, and a parameter's row comes with its entry: what is asked for has the focus and stays where
 * it is until the reader scrolls.
 */
function stayAt(find: () => HTMLElement | null, page: HTMLElement): () => void {
  const align = () => {
    const element = find()
    if (element !== document.activeElement) element?.focus({ preventScroll: true })
    element?.scrollIntoView?.({ block: element.matches('tr') ? 'center' : 'start' })
  }
  const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(align)
  const stop = () => {
    observer?.disconnect()
    page.removeEventListener('scroll', stopIfFar)
    for (const hand of HANDS) page.removeEventListener(hand, stop)
  }
  /** However the reader got there, by a search of the browser's, say. */
  const stopIfFar = () => {
    const top = find()?.getBoundingClientRect().top ?? 0
    if (Math.abs(top - page.getBoundingClientRect().top) > page.clientHeight) stop()
  }
  align()
  for (const entry of page.getElementsByClassName('entry')) observer?.observe(entry)
  page.addEventListener('scroll', stopIfFar)
  for (const hand of HANDS) page.addEventListener(hand, stop, { passive: true })
  return stop
}

interface IndexProps {
  groups: readonly Group[]
  current: Entry | undefined
  onGo(entry: Entry): void
}

const reveal = (link: HTMLElement | null) => {
  link?.scrollIntoView?.({ block: 'nearest' })
}

function Index({ groups, current, onGo }: IndexProps) {
  return (
    <nav className="index" aria-label="Methods">
      {groups.map(({ heading, entries }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <ul>
            {entries.map((entry) => (
              <li key={addressOf(entry)}>
                <a
                  href={`?reference=${addressOf(entry)}`}
                  aria-current={entry === current ? 'true' : undefined}
                  ref={entry === current ? reveal : undefined}
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return
                    event.preventDefault()
                    onGo(entry)
                  }}
                >
                  {entry.method.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
