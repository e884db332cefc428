/** Keeps the page for use without a network, and knows when a newer version is there. */
import { create } from 'zustand'
import { keepForReload } from './kept.ts'

interface Update {
  /** A newer version is stored and waits. */
  waiting?: ServiceWorker
  /** Another tab has brought in a newer version: this one still shows the former. */
  behind?: boolean
}

export const useUpdate = create<Update>(() => ({}))

/** Asks for a newer version now and then: a lecture's page may stay open for days. */
const HOUR = 3_600_000
let reloading = false

/** Called once, when the page has loaded and has nothing more urgent to fetch. */
export async function startOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const first = serviceWorker.controller === null
  try {
    const registration = await serviceWorker.register(new URL('sw.js', document.baseURI), { updateViaCache: 'none' })
    watch(registration)
    setInterval(() => void registration.update().catch(() => undefined), HOUR)
  } catch {
    // Forbidden here, or no network at this moment: the page works as before, with a network.
    return
  }
  serviceWorker.addEventListener('controllerchange', () => {
    if (reloading) location.reload()
    else if (!first) useUpdate.setState({ behind: true })
  })
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    if (registration.waiting && registration.active) useUpdate.setState({ waiting: registration.waiting })
  }
  look()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look)
  })
}

/** Changes to the newer version, with everything as it stands. */
export function reloadNewer(): void {
  const { waiting } = useUpdate.getState()
  keepForReload()
  reloading = true
  if (waiting?.state === 'installed') waiting.postMessage('activate')
  else location.reload()
}

/** Not now: the notice comes again with the next visit. */
export const dismissUpdate = (): void => useUpdate.setState({ waiting: undefined, behind: undefined })
