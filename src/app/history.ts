import { atGrain, grainOf, readLink, writeLink } from '../config/index.ts'
import type { Configuration } from '../config/types.ts'
import { useConfig, useView } from '../store/index.ts'

/** What of a window the history needs. */
export type Page = Pick<Window, 'history' | 'addEventListener' | 'removeEventListener'> & {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>
}

/** Milliseconds of rest after which the address is rewritten: to do so takes a browser longer than a frame. */
const REST = 350
/** Where there is no rest, all the same after so many. Browsers refuse more than about a hundred in half a minute. */
const AT_LONGEST = 2000

/** The fragment that restores what is on the screen. While playing the playhead is left out. */
export function fragmentOf(configuration: Configuration): string {
  const { playhead, playing } = useView.getState()
  const seen = atGrain(configuration, playhead + grainOf(configuration) / 2)
  return writeLink({ ...configuration, playhead: playing || seen >= configuration.steps ? undefined : seen })
}

/** Runs keep their slots, by which they are known again: what is open on one, or computed for it, stays when one goes back. */
function sameRuns(configuration: Configuration, { runs: before }: Configuration): Configuration {
  const left = [...before]
  const runs = configuration.runs.map((run) => {
    const at = left.findIndex(({ slot }) => slot === run.slot)
    const [known] = at < 0 ? [] : left.splice(at, 1)
    return known ? { ...run, key: known.key } : run
  })
  return { ...configuration, runs }
}

/**
 * The one module that reads and writes the address. It opens the experiment that the address names, then keeps the
 * address up to date: the first change of a gesture pushes an entry, those that follow replace it. In a frame none is
 * pushed: the entries there are those of the page around it.
 */
export function startHistory(page: Page = window, inFrame = window.parent !== window): () => void {
  const { location } = page
  let hash = location.hash
  let written = hash || location.pathname + location.search
  let loading = false
  /** What the current entry was pushed for. */
  let entry = { tag: '', gesture: -1 }
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Since when the address has been behind. */
  let behind: number | undefined

  const read = (before?: Configuration) => {
    const { configuration: told, notices } = readLink(hash.slice(1))
    const configuration = before ? sameRuns(told, before) : told
    loading = true
    useConfig.getState().load(configuration, notices)
    loading = false
    return configuration
  }

  const forgetTimer = () => {
    clearTimeout(timer)
    timer = behind = undefined
  }

  /** Whether the address has changed. */
  const write = (how: 'pushState' | 'replaceState', configuration: Configuration): boolean => {
    forgetTimer()
    const fragment = fragmentOf(configuration)
    const address = fragment ? `#${fragment}` : location.pathname + location.search
    if (address === written) return false
    try {
      page.history[how](null, '', address)
    } catch {
      // Too often in too short a time, or not allowed here: the address stays behind until the next change.
      return false
    }
    written = address
    hash = location.hash
    return true
  }
  const replaceAtRest = () => {
    const now = performance.now()
    behind ??= now
    clearTimeout(timer)
    const wait = Math.max(0, Math.min(REST, behind + AT_LONGEST - now))
    timer = setTimeout(() => write('replaceState', useConfig.getState().configuration), wait)
  }
  const flush = (configuration = useConfig.getState().configuration) => {
    if (timer !== undefined) write('replaceState', configuration)
  }

  const moved = () => {
    if (location.hash === hash) return
    forgetTimer()
    hash = written = location.hash
    entry = { tag: '', gesture: -1 }
    const { playhead, steps } = read(useConfig.getState().configuration)
    useView.getState().set({ playhead: Math.min(playhead ?? steps, steps), playing: false })
  }
  const leaving = () => flush()

  read()
  page.addEventListener('popstate', moved)
  page.addEventListener('hashchange', moved)
  page.addEventListener('pagehide', leaving)
  const stops = [
    useConfig.subscribe((state, previous) => {
      if (loading) return
      if (state.configuration === previous.configuration) return flush()
      const { tag, gesture } = state
      if (tag === entry.tag && gesture === entry.gesture) return replaceAtRest()
      flush(previous.configuration)
      if (write(inFrame ? 'replaceState' : 'pushState', state.configuration)) entry = { tag, gesture }
    }),
    useView.subscribe((state, previous) => {
      if (!state.playing && (state.playhead !== previous.playhead || previous.playing)) replaceAtRest()
    }),
  ]
  return () => {
    forgetTimer()
    for (const stop of stops) stop()
    page.removeEventListener('popstate', moved)
    page.removeEventListener('hashchange', moved)
    page.removeEventListener('pagehide', leaving)
  }
}
