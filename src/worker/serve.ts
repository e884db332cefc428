import { contourPieces, outlineOf, run, type Study, type StudyRequest } from '../engine/index.ts'
import type { RunSpecification } from '../config/types.ts'
import type { RunOutline } from '../engine/types.ts'
import type { ContourRequest, FromWorker, ToWorker } from './protocol.ts'
import { withRows } from './rows.ts'
import { buffersOf } from './transfer.ts'

/** What a worker's global scope and a MessagePort have in common. */
export interface Port {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void
  postMessage(message: FromWorker, options: { transfer: ArrayBuffer[] }): void
}

const NOT_LOADED = 'this part of the program could not be loaded; reload the page'

type Post = (message: FromWorker) => void
/** A job in progress: every `next()` does one piece of it and posts the piece itself. */
type Work = Generator<void, void>

/** Milliseconds: runs that take no longer arrive as a whole, in one frame. */
const SLICE = 2

/**
 * Answers the messages of a port with the engine. Jobs are worked on for a slice of time, one chunk of one at least; then the
 * event loop has its turn, so that a cancel or a newer job gets in between.
 */
export function serve(port: Port, slice = SLICE): void {
  const post: Post = (message) => port.postMessage(message, { transfer: buffersOf(message) })
  /** Jobs by number: those of which nothing is shown yet come first, then the others in turn. */
  const fresh = new Map<number, Work>()
  const started = new Map<number, Work>()
  /** Studies that wait for their part of the engine: it comes after the first paths. */
  const awaited = new Set<number>()

  const turn = () => {
    const until = performance.now() + slice
    do workOnNext(until)
    while (fresh.size + started.size && performance.now() < until)
    if (fresh.size + started.size) giveWay()
  }
  const workOnNext = (until: number) => {
    const queue = fresh.size ? fresh : started
    const [job, work] = queue.entries().next().value ?? []
    if (job === undefined || !work) return
    queue.delete(job)
    try {
      let done
      do done = work.next().done
      while (!done && performance.now() < until)
      if (!done) started.set(job, work)
    } catch (problem) {
      post({ type: 'failed', job, message: problem instanceof Error ? problem.message : String(problem) })
    }
  }
  const giveWay = afterOtherMessages(turn)

  const begin = async (job: number, request: StudyRequest) => {
    awaited.add(job)
    try {
      const { study } = await import('../engine/studies.ts')
      if (!awaited.delete(job)) return
      fresh.set(job, studyWork(job, study(request), post))
      giveWay()
    } catch {
      if (awaited.delete(job)) post({ type: 'failed', job, message: NOT_LOADED })
    }
  }

  port.addEventListener('message', (event) => {
    const data = withRows(event.data)
    switch (data.type) {
      case 'run':
        fresh.set(data.job, runWork(data.job, data.specification, post))
        return giveWay()
      case 'contours':
        fresh.set(data.job, contourWork(data.job, data.request, post))
        return giveWay()
      case 'study':
        return void begin(data.job, data.request)
      case 'cancel':
        fresh.delete(data.job)
        started.delete(data.job)
        awaited.delete(data.job)
        return
      case 'ping':
        return post({ type: 'pong', ping: data.ping })
    }
  })
}

function* runWork(job: number, specification: RunSpecification, post: Post): Work {
  let outline: RunOutline | undefined = outlineOf(specification)
  for (const chunk of run(specification)) {
    post({ type: 'chunk', job, chunk, outline })
    outline = undefined
    yield
  }
}

function* contourWork(job: number, request: ContourRequest, post: Post): Work {
  post({ type: 'contours', job, picture: yield* contourPieces(request) })
}

function* studyWork(job: number, pieces: Study, post: Post): Work {
  for (let piece = pieces.next(); ; piece = pieces.next()) {
    if (piece.done) return post({ type: 'result', job, result: piece.value })
    if (piece.value) post({ type: 'progress', job, progress: piece.value })
    yield
  }
}

/**
 * Gives a function that asks for one call of `action` behind the messages that already wait. A message channel,
 * because timers that call each other are held back to 4 ms.
 */
function afterOtherMessages(action: () => void): () => void {
  const { port1, port2 } = new MessageChannel()
  let asked = false
  port1.onmessage = () => {
    asked = false
    action()
  }
  return () => {
    if (asked) return
    asked = true
    port2.postMessage(null)
  }
}
