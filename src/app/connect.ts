import { fingerprint } from '../config/fingerprint.ts'
import { keyOn, rowsOf, specificationOf } from '../config/index.ts'
import type { Configuration, RunSpecification } from '../config/types.ts'
import {
  applyChunk,
  emptyOutline,
  expectRun,
  keepRuns,
  failRun,
  setCondition,
  updateOnFrame,
  useConfig,
  useRuns,
} from '../store/index.ts'
import type { Client, JobEvent } from '../worker/client.ts'
import { connectContours } from './connectContours.ts'
import { oncePerFrame } from './frames.ts'

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
      case 'chunk': {
        const condition = restarted ? 'restarted' : event.chunk.end ? 'done' : 'computing'
        hasSamples = true
        if (event.outline) outline = event.outline
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
