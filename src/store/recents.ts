import { create } from 'zustand'
import { isCutFromLink, NO_ROWS, readLink, writeLink } from '../config/index.ts'
import type { Configuration } from '../config/types.ts'
import { useConfig } from './configStore.ts'
import { recall, remember, useStorage } from './storage.ts'

/** An experiment that was worked on, as its link. */
export interface Recent {
  id: string
  link: string
  /** What the user called it. */
  name?: string
  /** When it was last changed, in milliseconds since 1970. */
  saved: number
}

interface RecentsState {
  /** The newest first. */
  list: readonly Recent[]
}

const NAME = 'recent'
/** The oldest ones without a name make room. */
const MOST = 40
/** Milliseconds without a change after which the experiment is kept. */
const REST = 1500

export const useRecents = create<RecentsState>(() => ({ list: [] }))

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false
  const { id, link, name, saved } = value as Record<string, unknown>
  const named = name === undefined || typeof name === 'string'
  return typeof id === 'string' && typeof link === 'string' && typeof saved === 'number' && named
}

function stored(): readonly Recent[] {
  const kept = recall(NAME)
  return Array.isArray(kept) ? kept.filter(isRecent) : []
}

/** Other tabs write the same list, so it is read anew before each change; where storing fails, the page's own goes on. */
function change(how: (list: readonly Recent[]) => readonly Recent[]): void {
  const list = how(useStorage.getState().problem === undefined ? stored() : useRecents.getState().list)
  useRecents.setState({ list })
  remember(NAME, list)
}

/** Puts an experiment first; one of that id is replaced and keeps its name. */
export function keepRecent(id: string, configuration: Configuration): void {
  change((list) => {
    const name = list.find((recent) => recent.id === id)?.name
    const others = list.filter((recent) => recent.id !== id)
    const recent: Recent = {
      id,
      link: writeLink(configuration),
      saved: Date.now(),
      ...(name !== undefined && { name }),
    }
    return withinLimit([recent, ...others])
  })
}

function withinLimit(list: readonly Recent[]): readonly Recent[] {
  if (list.length <= MOST) return list
  const at = list.findLastIndex(({ name }, index) => index > 0 && name === undefined)
  return list.toSpliced(at > 0 ? at : list.length - 1, 1)
}

/** An empty name: called after what it shows again. */
export const renameRecent = (id: string, name: string): void =>
  change((list) =>
    list.map((recent) => (recent.id === id ? { ...recent, name: name.trim().slice(0, 80) || undefined } : recent)),
  )

export const deleteRecent = (id: string): void => change((list) => list.filter((recent) => recent.id !== id))

export const clearRecents = (): void => change(() => [])

/**
 * The experiment of an entry, and where its rows are if they are too many for its link: in this tab as long as it is open, or gone.
 */
export function recentExperiment({ link }: Recent): { configuration: Configuration; rows?: 'here' | 'gone' } {
  const { configuration, notices } = readLink(link)
  if (notices.some(({ message }) => message.includes(NO_ROWS))) return { configuration, rows: 'gone' }
  return { configuration, ...(isCutFromLink(configuration) && { rows: 'here' as const }) }
}

/** Not `randomUUID`, which pages without encryption do not have. */
const newId = (): string => Date.now().toString(36) + Math.random().toString(36).slice(2)
let current = newId()

/** What is changed from now on belongs to this entry. */
export const continueRecent = (id: string): void => {
  current = id
}

/**
 * Keeps the experiment when it has been at rest after a change. One that is only looked at is not kept; each one that is
 * opened and changed has an entry of its own. Returns what ends it.
 */
export function startRecents(): () => void {
  useRecents.setState({ list: stored() })
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = (configuration = useConfig.getState().configuration) => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    keepRecent(current, configuration)
  }
  const leaving = () => keep()
  const stop = useConfig.subscribe((state, previous) => {
    if (state.configuration === previous.configuration) return
    if (state.tag === 'load') {
      keep(previous.configuration)
      current = newId()
    } else {
      clearTimeout(timer)
      timer = setTimeout(keep, REST)
    }
  })
  window.addEventListener('pagehide', leaving)
  return () => {
    clearTimeout(timer)
    stop()
    window.removeEventListener('pagehide', leaving)
  }
}
