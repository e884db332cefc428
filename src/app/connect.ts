import { specificationOf } from '../config/index.ts'
import {
  applyChunk,
  emptyOutline,
  expectRun,
  keepRuns,
  failRun,
  setCondition,
  setContoursProblem,
  showContours,
  updateOnFrame,
  useConfig,
  useRuns,
  useView,
} from '../store/index.ts'
import type { Client, JobEvent } from '../worker/client.ts'
import { contourRequest } from './contourRequest.ts'
import { onNextFrame, oncePerFrame } from './frames.ts'

/** Sends what changes of the configuration to the workers, and what they answer to the stores. */
export function connect(client: Client): () => void {
  const stops = [connectRuns(client), connectContours(client)]
  return () => {
    for (const stop of stops) stop()
    client.dispose()
  }
}

/** Computes anew exactly the runs whose specification has changed. */
function connectRuns(client: Client): () => void {
  const sent = new Map<string, string>()
  const send = () => {
    const { configuration } = useConfig.getState()
    const keys = new Set(configuration.runs.map((run) => run.key))
    for (const key of sent.keys()) {
      if (keys.has(key)) continue
      client.cancel(key)
      sent.delete(key)
    }
    keepRuns(keys)
    for (const run of configuration.runs) {
      const specification = specificationOf(configuration, run)
      const text = JSON.stringify(specification)
      if (sent.get(run.key) === text) continue
      sent.set(run.key, text)
      expectRun(run.key)
      const listener = runListener(run.key)
      client.run(run.key, specification, (event) => updateOnFrame(() => sent.has(run.key) && listener(event)))
    }
  }
  const request = oncePerFrame(send)
  request()
  const stops = [
    useConfig.subscribe((state, previous) => {
      if (state.configuration !== previous.configuration) request()
    }),
    useRuns.subscribe(({ runs }, previous) => {
      for (const [key, { condition }] of runs) {
        if (condition !== 'computing' || previous.runs.get(key)?.condition !== 'lost') continue
        sent.delete(key)
        request()
      }
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function runListener(key: string): (event: JobEvent) => void {
  let outline = emptyOutline()
  let restarted = false
  let hasSamples = false
  return (event) => {
    switch (event.type) {
      case 'started':
        outline = event.outline
        return
      case 'chunk': {
        const condition = restarted ? 'restarted' : event.chunk.end ? 'done' : 'computing'
        hasSamples = true
        return applyChunk(key, event.chunk, outline, condition)
      }
      case 'failed':
        return failRun(key, event.message, hasSamples)
      case 'restarted':
        restarted = true
        return setCondition(key, 'restarted', 'Its worker stopped; it is run again in another.')
      case 'lost':
        return setCondition(key, 'lost', 'Its worker stopped twice; what is shown came until then.')
    }
  }
}

const COARSE_COLUMNS = 97
const FINE_COLUMNS = 257
/** Milliseconds without a change after which the fine picture is asked for. */
const REST = 120

/** A coarse picture for every change of the surface or of what is seen of it, and a fine one when things are at rest. */
function connectContours(client: Client): () => void {
  let sent = ''
  let rest: ReturnType<typeof setTimeout> | undefined
  const wanted = (columns: number) =>
    contourRequest(useConfig.getState().configuration, useView.getState().visible, columns)
  const send = () => {
    const coarse = wanted(COARSE_COLUMNS)
    const text = JSON.stringify(coarse)
    if (text === sent) return
    sent = text
    client.contours(coarse, listenToContours)
    clearTimeout(rest)
    rest = setTimeout(() => client.contours(wanted(FINE_COLUMNS), listenToContours), REST)
  }
  // Not at once: what is visible follows a change of the surface, when the view has been laid out.
  const request = onNextFrame(send)
  request()
  const stops = [
    useConfig.subscribe((state, previous) => {
      if (state.configuration !== previous.configuration) request()
    }),
    useView.subscribe((state, previous) => {
      if (state.visible !== previous.visible) request()
    }),
  ]
  return () => {
    clearTimeout(rest)
    for (const stop of stops) stop()
  }
}

function listenToContours(event: JobEvent): void {
  if (event.type === 'contours') showContours(event.picture)
  else if (event.type === 'failed') setContoursProblem(event.message)
  else if (event.type === 'lost') setContoursProblem('The worker that computes the contours stopped twice.')
}
