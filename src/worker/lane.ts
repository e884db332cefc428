import type { FromWorker, ToWorker } from './protocol.ts'
import { withPackedRows } from './rows.ts'
import { createWatchdog } from './watchdog.ts'

/** What a job's listener hears. After `restarted` the job's messages come again from the beginning. */
export type JobEvent = Exclude<FromWorker, { type: 'pong' }> | { type: 'restarted' } | { type: 'lost' }
export type Listener = (event: JobEvent) => void

export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

/** Something to compute. */
export interface Task {
  kind: 'run' | 'contours' | 'study'
  key: string
  listener: Listener
  message(job: number): ToWorker
}

/** A task in a worker's hands. */
export interface Job extends Task {
  number: number
  lane: Lane
  /** When it was first sent, on the page's clock. */
  sent: number
  /** Workers that were lost with it. */
  losses: number
  /** It has given a chunk, a picture, a sign of progress or a failure. */
  answered: boolean
  /** The newer task of its key, to start as soon as this one may be replaced. */
  next?: Task
}

/** One worker and the jobs it owes, by number: what comes for any other job is dropped. */
export interface Lane {
  readonly kind: Task['kind']
  readonly jobs: ReadonlyMap<number, Job>
  send(job: Job): void
  cancel(job: Job): void
  /** Ends the worker and gives back the jobs it still owed. */
  close(): Job[]
}

export function openLane(
  kind: Task['kind'],
  worker: WorkerLike,
  settle: (job: Job, finished: boolean) => void,
  lost: () => void,
): Lane {
  const jobs = new Map<number, Job>()
  const post = (message: ToWorker) => worker.postMessage(withPackedRows(message))
  let pings = 0
  const watchdog = createWatchdog({
    owes: () => jobs.size > 0,
    ping: () => post({ type: 'ping', ping: ++pings }),
    lost,
  })

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    watchdog.heard()
    if (data.type === 'pong') return
    const job = jobs.get(data.job)
    if (!job) return
    const finished = isLast(data)
    if (finished) jobs.delete(job.number)
    job.answered = true
    job.listener(data)
    settle(job, finished)
  })
  worker.addEventListener('error', lost)
  worker.addEventListener('messageerror', lost)

  return {
    kind,
    jobs,
    send(job) {
      jobs.set(job.number, job)
      post(job.message(job.number))
      watchdog.watch()
    },
    cancel(job) {
      if (jobs.delete(job.number)) post({ type: 'cancel', job: job.number })
    },
    close() {
      watchdog.stop()
      worker.terminate()
      const owed = [...jobs.values()]
      jobs.clear()
      return owed
    },
  }
}

function isLast(message: Exclude<FromWorker, { type: 'pong' }>): boolean {
  if (message.type === 'chunk') return message.chunk.end !== undefined
  return message.type !== 'progress'
}
