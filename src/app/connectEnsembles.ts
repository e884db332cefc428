import { hasChance, keyOn, rowsOf, specificationOf } from '../config/index.ts'
import type { Configuration, RunSpecification } from '../config/types.ts'
import {
  beginEnsemble,
  dropEnsembles,
  reportEnsemble,
  setEnsemble,
  updateOnFrame,
  useConfig,
  useEnsembles,
} from '../store/index.ts'
import type { Client, JobEvent } from '../worker/client.ts'
import { atRest } from './atRest.ts'
import { onNextFrame } from './frames.ts'

/** Milliseconds without a change after which seeds are run. */
const REST = 150

const studyKey = (key: string) => `ensemble ${key}`

interface Wanted {
  specification: RunSpecification
  seeds: number
  /** The experiment's own seed is of no account. */
  subject: string
}

/** The runs that seeds are wanted of, on every surface, by key. */
function wantedOf(configuration: Configuration): Map<string, Wanted> {
  const { seeds } = configuration.shown ?? {}
  if (seeds === undefined) return new Map()
  return new Map(
    rowsOf(configuration).flatMap((row, place) =>
      configuration.runs
        .filter((run) => !run.hidden && hasChance(run))
        .map((run): [string, Wanted] => {
          const specification = specificationOf({ ...configuration, ...row, seed: 1 }, run)
          return [keyOn(run.key, place), { specification, seeds, subject: JSON.stringify([specification, seeds]) }]
        }),
    ),
  )
}

/** Runs the seeds that the experiment asks for, when it is at rest and no pointer is held down. */
export function connectEnsembles(client: Client): () => void {
  const listen = (key: string, { subject, seeds }: Wanted, event: JobEvent) => {
    if (event.type === 'progress') {
      const { done, ensemble } = event.progress
      const diverged = ensemble && { diverged: ensemble.diverged }
      if (reportEnsemble(key, subject, { done, ...diverged }) && ensemble) setEnsemble(key, ensemble)
    } else if (event.type === 'failed') reportEnsemble(key, subject, { condition: 'failed', problem: event.message })
    else if (event.type === 'lost')
      reportEnsemble(key, subject, { condition: 'failed', problem: 'its worker stopped twice' })
    else if (event.type === 'result' && event.result.kind === 'ensemble') {
      const { ensemble } = event.result
      const { diverged } = ensemble
      if (reportEnsemble(key, subject, { condition: 'done', done: seeds, diverged })) setEnsemble(key, ensemble)
    }
  }
  const ask = () => {
    const { works } = useEnsembles.getState()
    for (const [key, wanted] of wantedOf(useConfig.getState().configuration)) {
      if (works.get(key)?.subject === wanted.subject) continue
      beginEnsemble(key, wanted.subject, wanted.seeds)
      const { specification, seeds } = wanted
      client.study(studyKey(key), { kind: 'ensemble', specification, seeds }, (event) =>
        updateOnFrame(() => listen(key, wanted, event)),
      )
    }
  }
  const rest = atRest(REST, ask)
  /** What is shown of a run that is no longer what it was would be false: it goes at once. */
  const look = () => {
    const wanted = wantedOf(useConfig.getState().configuration)
    const stale = [...useEnsembles.getState().works].flatMap(([key, { subject }]) =>
      wanted.get(key)?.subject === subject ? [] : [key],
    )
    for (const key of stale) {
      client.cancelStudy(studyKey(key))
      setEnsemble(key, undefined)
    }
    if (stale.length > 0) dropEnsembles(stale)
    rest.wait()
  }
  const request = onNextFrame(look)
  rest.wait()
  const stops = [
    useConfig.subscribe((state, previous) => {
      if (state.configuration !== previous.configuration) request()
    }),
    useEnsembles.subscribe(({ works }, previous) => {
      for (const [key, { condition }] of previous.works) {
        const now = works.get(key)
        if (condition === 'computing' && now?.condition === 'cancelled') client.cancelStudy(studyKey(key))
        if (!now) rest.wait()
      }
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    rest.stop()
  }
}
