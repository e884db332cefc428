import type { RunSpecification } from '../config/types.ts'
import type { StudyRequest } from '../engine/studies.ts'
import { openLane, type Job, type Lane, type Listener, type Task, type WorkerLike } from './lane.ts'
import type { ContourRequest } from './protocol.ts'

export type { JobEvent, Listener, WorkerLike } from './lane.ts'

/** The page's way to the engine. Events come until a run's last chunk, a picture, a failure or a final loss. */
export interface Client {
  /** Computes a run. A newer one with the same key takes the place of the older one. */
  run(key: string, specification: RunSpecification, listener: Listener): void
  /** Computes a contour picture for a place. A newer one takes the place of the older one. */
  contours(place: string, request: ContourRequest, listener: Listener): void
  /** Drops a run. */
  cancel(key: string): void
  /** Answers a question about runs. A newer one with the same key takes the place of the older one, at once. */
  study(key: string, request: StudyRequest, listener: Listener): void
  cancelStudy(key: string): void
  dispose(): void
}

export interface ClientOptions {
  /** How many workers compute runs. */
  workers?: number
  createWorker?: () => WorkerLike
}

/** Milliseconds, two frames: within them a run is let finish, so that a dragged path keeps its length. */
const GRACE = 33

/** Milliseconds that an outdated picture is waited for. */
const PATIENCE = 400

const runKey = (key: string) => `run ${key}`
const studyKey = (key: string) => `study ${key}`
const contoursKey = (place: string) => `contours ${place}`

/** Workers for runs: one core stays free for the page, and more than four bring little. */
export const poolSize = (cores: number) => Math.min(4, Math.max(1, cores - 1))

const startWorker = (): WorkerLike => new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' })

/**
 * A pool of workers for runs, one for contours and one for studies, two where there are cores enough, so that the seeds of two runs
 * are computed side by side: a picture and a study may take long, and neither must hold up the paths. Each is made when there is work for it. The latest task of a key wins, but what it replaces may first show
 * something, and finish if that is a matter of two frames: under a flood of changes every run keeps moving, as fast as the workers
 * can, and none starves. A worker that dies or hangs is replaced and its jobs are sent again, once.
 */
export function createClient(options: ClientOptions = {}): Client {
  const { workers = poolSize(navigator.hardwareConcurrency), createWorker = startWorker } = options
  const most: Readonly<Record<Task['kind'], number>> = { run: workers, contours: 1, study: workers > 2 ? 2 : 1 }
  const lanes = new Set<Lane>()
  /** The unfinished job of each key. */
  const jobs = new Map<string, Job>()
  let lastNumber = 0

  const addLane = (kind: Task['kind']) => {
    const lane: Lane = openLane(kind, createWorker(), settle, () => replace(lane))
    lanes.add(lane)
    return lane
  }

  const laneFor = ({ kind }: Task) => {
    const peers = [...lanes].filter((lane) => lane.kind === kind)
    const leastBusy = peers.reduce<Lane | undefined>(
      (best, lane) => (best && best.jobs.size <= lane.jobs.size ? best : lane),
      undefined,
    )
    const full = peers.length >= most[kind]
    return leastBusy && (full || leastBusy.jobs.size === 0) ? leastBusy : addLane(kind)
  }

  const start = (task: Task, lane = laneFor(task)) => {
    const job: Job = { ...task, number: ++lastNumber, lane, sent: performance.now(), losses: 0, answered: false }
    jobs.set(task.key, job)
    lane.send(job)
  }

  /** Half a study shows nothing: it goes at once. A picture that takes long, of very many rows, may be given up too. */
  const mayBeReplaced = (job: Job) => {
    const age = performance.now() - job.sent
    return job.kind === 'study' || (job.answered && age >= GRACE) || (job.kind === 'contours' && age >= PATIENCE)
  }

  const submit = (task: Task) => {
    const job = jobs.get(task.key)
    if (job && !mayBeReplaced(job)) {
      job.next = task
      if (job.kind === 'contours') setTimeout(() => settle(job, false), PATIENCE)
      return
    }
    if (job) job.lane.cancel(job)
    start(task)
  }

  /** After an answer of a job: its key is free if it has finished, and what waits for it starts if it may. */
  const settle = (job: Job, finished: boolean) => {
    if (jobs.get(job.key) !== job) return
    if (finished) jobs.delete(job.key)
    if (!job.next || !(finished || mayBeReplaced(job))) return
    job.lane.cancel(job)
    start(job.next)
  }

  const drop = (key: string) => {
    const job = jobs.get(key)
    if (!job) return
    jobs.delete(key)
    job.lane.cancel(job)
  }

  const replace = (lost: Lane) => {
    if (!lanes.delete(lost)) return
    const owed = lost.close()
    if (owed.length === 0) return
    const successor = addLane(lost.kind)
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
      submit({ kind: 'run', key: runKey(key), listener, message: (job) => ({ type: 'run', job, specification }) }),
    contours: (place, request, listener) =>
      submit({
        kind: 'contours',
        key: contoursKey(place),
        listener,
        message: (job) => ({ type: 'contours', job, request }),
      }),
    cancel: (key) => drop(runKey(key)),
    study: (key, request, listener) =>
      submit({ kind: 'study', key: studyKey(key), listener, message: (job) => ({ type: 'study', job, request }) }),
    cancelStudy: (key) => drop(studyKey(key)),
    dispose() {
      for (const lane of lanes) lane.close()
      lanes.clear()
      jobs.clear()
    },
  }
}
