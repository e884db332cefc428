import type { RunSpecification } from '../config/types.ts'
import { openLane, type Job, type Lane, type Listener, type Task, type WorkerLike } from './lane.ts'
import type { ContourRequest } from './protocol.ts'

export type { JobEvent, Listener, WorkerLike } from './lane.ts'

/** The page's way to the engine. Events come until a run's last chunk, a picture, a failure or a final loss. */
export interface Client {
  /** Computes a run. A newer one with the same key takes the place of the older one. */
  run(key: string, specification: RunSpecification, listener: Listener): void
  /** Computes a contour picture. A newer one takes the place of the older one. */
  contours(request: ContourRequest, listener: Listener): void
  /** Drops a run. */
  cancel(key: string): void
  dispose(): void
}

export interface ClientOptions {
  workers?: number
  createWorker?: () => WorkerLike
}

const CONTOURS = 'contours'
const runKey = (key: string) => `run ${key}`

/**
 * Two at least: a contour picture cannot be interrupted, and must not hold up the paths. More than four bring little,
 * and one core stays free for the page.
 */
export const poolSize = (cores: number) => Math.min(4, Math.max(2, cores - 1))

const startWorker = (): WorkerLike => new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' })

/**
 * A pool of workers. The latest task of a key wins, but a job that has shown nothing yet is first let show something:
 * under a flood of changes every run keeps moving, as fast as the workers can, and none starves.
 * A worker that dies or hangs is replaced and its jobs are sent again, once.
 */
export function createClient(options: ClientOptions = {}): Client {
  const { workers = poolSize(navigator.hardwareConcurrency), createWorker = startWorker } = options
  const lanes = new Set<Lane>()
  /** The unfinished job of each key. */
  const jobs = new Map<string, Job>()
  let lastNumber = 0

  const addLane = () => {
    const lane: Lane = openLane(createWorker(), settle, () => replace(lane))
    lanes.add(lane)
    return lane
  }

  const leastBusy = () => {
    let best: Lane | undefined
    for (const lane of lanes) if (!best || lane.jobs.size < best.jobs.size) best = lane
    return best && (best.jobs.size === 0 || lanes.size >= workers) ? best : addLane()
  }

  const start = (task: Task, lane = leastBusy()) => {
    const job: Job = { ...task, number: ++lastNumber, lane, losses: 0, answered: false }
    jobs.set(task.key, job)
    lane.send(job)
  }

  const submit = (task: Task) => {
    const job = jobs.get(task.key)
    if (job && !job.answered) {
      job.next = task
      return
    }
    if (job) job.lane.cancel(job)
    start(task)
  }

  /** After an event of a job: its key is free if it has finished, and what waits for it starts. */
  const settle = (job: Job, finished: boolean) => {
    if (jobs.get(job.key) !== job) return
    if (finished) jobs.delete(job.key)
    if (!job.next || !job.answered) return
    if (!finished) job.lane.cancel(job)
    start(job.next)
  }

  const replace = (lost: Lane) => {
    if (!lanes.delete(lost)) return
    const owed = lost.close()
    if (owed.length === 0) return
    const successor = addLane()
    for (const job of owed) {
      if (job.next) start(job.next, successor)
      else if (job.losses > 0) {
        jobs.delete(job.key)
        job.listener({ type: 'lost' })
      } else {
        job.losses += 1
        job.lane = successor
        successor.send(job)
        job.listener({ type: 'restarted' })
      }
    }
  }

  return {
    run: (key, specification, listener) =>
      submit({ key: runKey(key), listener, message: (job) => ({ type: 'run', job, specification }) }),
    contours: (request, listener) =>
      submit({ key: CONTOURS, listener, message: (job) => ({ type: 'contours', job, request }) }),
    cancel(key) {
      const job = jobs.get(runKey(key))
      if (!job) return
      jobs.delete(job.key)
      job.lane.cancel(job)
    },
    dispose() {
      for (const lane of lanes) lane.close()
      lanes.clear()
      jobs.clear()
    },
  }
}
