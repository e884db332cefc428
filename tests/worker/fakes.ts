import { recorded } from '../../src/core/recorded.ts'
import type { RunSpecification } from '../../src/config/types.ts'
import type { StudyRequest } from '../../src/engine/studies.ts'
import type { Chunk, ContourPicture } from '../../src/engine/types.ts'
import type { JobEvent, Listener } from '../../src/worker/client.ts'
import type { ContourRequest, FromWorker, ToWorker } from '../../src/worker/protocol.ts'

/** A specification that is told from others by its seed. */
export const specification = (seed: number): RunSpecification => ({
  surface: { id: 'bowl', params: {} },
  start: [1, 1],
  steps: 100,
  seed,
  optimizer: { id: 'gradientDescent', params: {} },
  schedule: { id: 'constant', params: {} },
})

export const contourRequest = (columns: number): ContourRequest => ({
  surface: { id: 'bowl', params: {} },
  view: { x: [0, 1], y: [0, 1] },
  columns,
  rows: columns,
})

/** A study of the run with that seed. */
export const studyRequest = (seed: number): StudyRequest => ({ kind: 'diagnose', specification: specification(seed) })

/** One point; `last` ends the run. */
export const chunk = (from: number, last = false): Chunk => ({
  from,
  count: 1,
  ...recorded((_, width) => new Float64Array(width).fill(from)),
  slots: Float64Array.of(from),
  ...(last && {
    end: {
      status: 'moving',
      step: from,
      point: [from, from],
      gradientNorm: 1,
      eigenvalues: [1, 1],
      stepLength: 1,
      evaluations: 1,
      termEvaluations: 1,
      termsDrawn: 1,
      serialEvaluations: 1,
      synchronizations: 0,
    },
  }),
})

const lines = () => ({ coordinates: Float64Array.of(0, 0, 1, 1), offsets: Uint32Array.of(0, 2) })

export const picture = (columns: number): ContourPicture => ({
  view: { x: [0, 1], y: [0, 1] },
  columns,
  rows: columns,
  levels: Float64Array.of(1),
  major: Uint8Array.of(1),
  scale: 'linear',
  isolines: [lines()],
  regions: [lines()],
  undefinedRegion: { coordinates: new Float64Array(0), offsets: Uint32Array.of(0) },
  undefinedShare: 0,
  minimum: 0,
  maximum: 1,
})

/** A worker that does what the test tells it. */
export class FakeWorker extends EventTarget {
  received: ToWorker[] = []
  terminated = false
  answersPings = true

  postMessage(message: ToWorker): void {
    this.received.push(message)
    if (message.type === 'ping' && this.answersPings) this.say({ type: 'pong', ping: message.ping })
  }

  terminate(): void {
    this.terminated = true
  }

  say(data: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }

  /** The seeds of the runs, and of those under study, that it was sent, in order. */
  get seeds(): number[] {
    return this.received.flatMap((message) => {
      if (message.type === 'run') return [message.specification.seed]
      return message.type === 'study' && message.request.kind === 'diagnose' ? [message.request.specification.seed] : []
    })
  }

  /** The number of the last job it was sent. */
  get job(): number {
    return this.received.findLast((message) => message.type !== 'cancel' && message.type !== 'ping')?.job ?? -1
  }

  get cancelled(): number[] {
    return this.received.flatMap((message) => (message.type === 'cancel' ? [message.job] : []))
  }
}

/** A listener that writes down what it hears: `started`, `chunk 0`, `lost`, ... */
export function recorder(): { heard: string[]; listener: Listener } {
  const heard: string[] = []
  const shown = (event: JobEvent) => {
    if (event.type === 'chunk') return `chunk ${event.chunk.from}`
    if (event.type === 'contours') return `contours ${event.picture.columns}`
    if (event.type === 'progress') return `progress ${event.progress.done}/${event.progress.of}`
    return event.type === 'failed' ? `failed: ${event.message}` : event.type
  }
  return { heard, listener: (event) => heard.push(shown(event)) }
}
