import { fingerprint } from '../config/fingerprint.ts'
import { keyOn, rowsOf, specificationOf } from '../config/index.ts'
import type { Configuration, RunSpecification } from '../config/types.ts'
import {
  applyChunk,
  emptyOutline,
  expectRun,
  keepPictures,
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
import { contourRequests } from './contourRequest.ts'
import { onNextFrame, oncePerFrame } from './frames.ts'

/** Sends what changes of the configuration to the workers, and what they answer to the stores. */
export function connect(client: Client): () => void {
  const stops = [connectRuns(client), connectContours(client)]
  return () => {
    for (const stop of stops) stop()
    client.dispose()
  }
}

/** Every run on every surface, by key. */
const specificationsOf = (configuration: Configuration): Map<string, RunSpecification> =>
  new Map(
    rowsOf(configuration).flatMap((row, place) =>
      configuration.runs.map((run) => [keyOn(run.key, place), specificationOf({ ...configuration, ...row }, run)]),
    ),
  )

/** Computes anew exactly the runs whose specification has changed. */
function connectRuns(client: Client): () => void {
  const sent = new Map<string, string>()
  const send = () => {
    const { configuration } = useConfig.getState()
    const specifications = specificationsOf(configuration)
    for (const key of sent.keys()) {
      if (specifications.has(key)) continue
      client.cancel(key)
      sent.delete(key)
    }
    keepRuns(new Set(specifications.keys()))
    for (const [key, specification] of specifications) {
      const text = fingerprint(specification)
      if (sent.get(key) === text) continue
      sent.set(key, text)
      expectRun(key)
      const listener = runListener(key)
      client.run(key, specification, (event) => updateOnFrame(() => sent.has(key) && listener(event)))
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

/** A coarse picture for every change of a surface or of what is seen of it, and a fine one when things are at rest. */
function connectContours(client: Client): () => void {
  const sent = new Map<string, string>()
  const rests = new Map<string, ReturnType<typeof setTimeout>>()
  const wanted = (columns: number) => contourRequests(useConfig.getState().configuration, useView.getState(), columns)
  const send = () => {
    const requests = wanted(COARSE_COLUMNS)
    for (const place of sent.keys()) if (!requests.has(place)) sent.delete(place)
    keepPictures(new Set(requests.keys()))
    for (const [place, coarse] of requests) {
      const text = fingerprint(coarse)
      if (sent.get(place) === text) continue
      sent.set(place, text)
      const listen = (event: JobEvent) => sent.has(place) && listenToContours(place, event)
      client.contours(place, coarse, listen)
      clearTimeout(rests.get(place))
      const refine = () => {
        const fine = wanted(FINE_COLUMNS).get(place)
        if (fine) client.contours(place, fine, listen)
      }
      rests.set(place, setTimeout(refine, REST))
    }
  }
  // Not at once: what is visible follows a change of the surface, when the view has been laid out.
  const request = onNextFrame(send)
  request()
  const stops = [
    useConfig.subscribe((state, previous) => {
      if (state.configuration !== previous.configuration) request()
    }),
    useView.subscribe((state, previous) => {
      if (state.visible !== previous.visible || state.pictured !== previous.pictured) request()
    }),
  ]
  return () => {
    for (const rest of rests.values()) clearTimeout(rest)
    for (const stop of stops) stop()
  }
}

function listenToContours(place: string, event: JobEvent): void {
  if (event.type === 'contours') showContours(event.picture, place)
  else if (event.type === 'failed') setContoursProblem(event.message, place)
  else if (event.type === 'lost') setContoursProblem('The worker that computes the contours stopped twice.', place)
}
