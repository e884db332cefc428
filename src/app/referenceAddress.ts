import { useView } from '../store/index.ts'
import type { Page } from './history.ts'

const KEY = 'reference'

/**
 * The reference in the address: `?reference=adam` before the fragment, which holds the experiment. Opening it is an entry of
 * the history, so that Back closes it; moving on within it is none.
 */
export function startReferenceAddress(page: Page = window): () => void {
  const { location, history } = page
  const inAddress = () => new URLSearchParams(location.search).get(KEY) ?? undefined
  /** The fragment when the entry was pushed: if it is another now, Back leads elsewhere. */
  let pushedAt: string | undefined

  const follow = () => {
    useView.getState().set({ reference: inAddress() })
  }
  const write = (reference: string | undefined) => {
    const before = inAddress()
    if (reference === before) return
    const search = reference === undefined ? '' : `?${KEY}=${encodeURIComponent(reference)}`
    const address = location.pathname + search + location.hash
    if (reference === undefined && pushedAt === location.hash) {
      pushedAt = undefined
      history.back()
    } else if (before === undefined) {
      pushedAt = location.hash
      history.pushState(null, '', address)
    } else {
      if (reference === undefined) pushedAt = undefined
      history.replaceState(null, '', address)
    }
  }

  follow()
  page.addEventListener('popstate', follow)
  const stop = useView.subscribe((state, previous) => {
    if (state.reference !== previous.reference) write(state.reference)
  })
  return () => {
    stop()
    page.removeEventListener('popstate', follow)
  }
}
