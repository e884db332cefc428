import { estimateOf, specificationOf, surfaceOf } from '../config/index.ts'
import { shownRuns } from '../charts/shownRuns.ts'
import { covers, roundAt } from '../charts/surface/rounds.ts'
import { keepRounds, showRounds, updateOnFrame, useConfig, useRounds, useRuns, useView } from '../store/index.ts'
import type { RunSpecification } from '../config/types.ts'
import type { Client } from '../worker/client.ts'
import { onNextFrame } from './frames.ts'

/** Milliseconds without a change of the run after which its rounds are asked for. */
const REST = 150

const studyKey = (key: string) => `rounds ${key}`

interface Wanted {
  specification: RunSpecification
  /** The specification as text: another one has other rounds. */
  text: string
  /** The round at the playhead; absent where nothing of the run is shown. */
  update?: number
}

/** Has the rounds of federated runs computed that the playhead is in: what their clients did is not among a run's samples. */
export function connectRounds(client: Client): () => void {
  /** What was asked for last, by run: the text alone is that of all rounds that are known of the run. */
  const asked = new Map<string, { text: string; update: number }>()
  let rest: ReturnType<typeof setTimeout> | undefined

  const ask = () => {
    for (const [key, { specification, text, update }] of wanted()) {
      if (update === undefined) continue
      const last = asked.get(key)
      const known = useRounds.getState().known.get(key)
      if (last?.text === text && (last.update === update || !known || covers(known, update))) continue
      asked.set(key, { text, update })
      client.study(studyKey(key), { kind: 'rounds', specification, update }, (event) => {
        if (event.type !== 'result' || event.result.kind !== 'rounds') return
        const { rounds } = event.result
        updateOnFrame(() => {
          if (asked.get(key)?.text !== text) return
          showRounds(key, rounds)
          look()
        })
      })
    }
  }
  const look = () => {
    const now = wanted()
    for (const [key, { text }] of asked) {
      if (now.get(key)?.text === text) continue
      asked.delete(key)
      client.cancelStudy(studyKey(key))
    }
    keepRounds(new Set(asked.keys()))
    // While a run is dragged about it is not followed; within one that stands the playhead is, at once.
    clearTimeout(rest)
    if ([...now].some(([key]) => !asked.has(key))) rest = setTimeout(ask, REST)
    else ask()
  }
  const request = onNextFrame(look)
  request()
  const stops = [
    useConfig.subscribe((state, previous) => {
      if (state.configuration !== previous.configuration) request()
    }),
    useRuns.subscribe(({ runs }, previous) => {
      if (runs !== previous.runs && wanted().size > asked.size) request()
    }),
    useView.subscribe((state, previous) => {
      if (state.playhead !== previous.playhead || state.soloRun !== previous.soloRun) request()
    }),
  ]
  return () => {
    clearTimeout(rest)
    for (const stop of stops) stop()
  }
}

/** The runs that have rounds, by key. */
function wanted(): Map<string, Wanted> {
  const { configuration } = useConfig.getState()
  const found = new Map<string, Wanted>()
  if (!surfaceOf(configuration.surface).data) return found
  for (const run of configuration.runs) {
    if (!estimateOf(run.estimate)?.server) continue
    const specification = specificationOf(configuration, run)
    found.set(run.key, { specification, text: JSON.stringify(specification) })
  }
  if (found.size === 0) return found
  for (const { key, step } of shownRuns(configuration, useRuns.getState(), useView.getState())) {
    const one = found.get(key)
    if (one) found.set(key, { ...one, update: roundAt(step) })
  }
  return found
}
