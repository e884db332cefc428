/**
 * The service worker. It keeps every file of one version of the page and answers with them first, so that the page works
 * without a network after one visit. A newer version waits until the page asks for it.
 */
import { outdatedStores, storedFile, storePrefix } from './rules.ts'

/** Written in by the build: the page's files, and a name for exactly this state of them. */
declare const PAGE_FILES: readonly string[]
declare const PAGE_VERSION: string

/** What of a service worker's surroundings is used; the page's own types do not know them. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Lasting {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Surroundings {
  registration: { scope: string }
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
}

const worker = self as unknown as Surroundings
const { scope } = worker.registration
const files = PAGE_FILES
const storeName = storePrefix(scope) + PAGE_VERSION

async function fill(): Promise<void> {
  const store = await caches.open(storeName)
  await Promise.all(
    files.map(async (file) => {
      const answer = await fetch(new URL(file, scope), { cache: 'no-cache' })
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
      // What came by a redirect may not answer for another address; its body may.
      const kept = answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer
      await store.put(new URL(file, scope), kept)
    }),
  )
}

async function tidy(): Promise<void> {
  await Promise.all(outdatedStores(await caches.keys(), scope).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

async function answerTo(request: Request, file: string): Promise<Response> {
  const store = await caches.open(storeName)
  return (await store.match(new URL(file, scope))) ?? fetch(request)
}

/** A part of a former version, for a tab that still shows that. */
async function formerOr(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

worker.addEventListener('install', (event) => event.waitUntil(fill()))
worker.addEventListener('activate', (event) => event.waitUntil(tidy()))
worker.addEventListener('message', ({ data }) => {
  if (data === 'activate') void worker.skipWaiting()
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const file = storedFile(request.url, scope, files)
  if (file !== undefined) event.respondWith(answerTo(request, file))
  else if (request.url.startsWith(`${scope}assets/`)) event.respondWith(formerOr(request))
})
