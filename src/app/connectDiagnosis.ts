import { fingerprint } from '../config/fingerprint.ts'
import { specificationOf } from '../config/index.ts'
import { keepDiagnoses, outdateDiagnosis, showDiagnosis, updateOnFrame, useConfig } from '../store/index.ts'
import type { Client } from '../worker/client.ts'
import { atRest } from './atRest.ts'
import { onNextFrame } from './frames.ts'

/** Milliseconds without a change after which the runs are looked at. */
const REST = 300

/** Has every run diagnosed that has changed, when the experiment is at rest and no pointer is held down. */
export function connectDiagnosis(client: Client): () => void {
  /** The specification of each run that is diagnosed or about to be. */
  const asked = new Map<string, string>()

  const wanted = () => {
    const { configuration } = useConfig.getState()
    return configuration.runs.map((run) => {
      const specification = specificationOf(configuration, run)
      return { key: run.key, specification, text: fingerprint(specification) }
    })
  }
  const ask = () => {
    for (const { key, specification, text } of wanted()) {
      if (asked.get(key) === text) continue
      asked.set(key, text)
      client.study(key, { kind: 'diagnose', specification }, (event) => {
        const result = event.type === 'result' ? event.result : undefined
        const ended = result?.kind === 'diagnose' || event.type === 'failed' || event.type === 'lost'
        if (!ended) return
        const diagnosis = result?.kind === 'diagnose' ? result.diagnosis : undefined
        updateOnFrame(() => asked.get(key) === text && showDiagnosis(key, diagnosis))
      })
    }
  }
  const rest = atRest(REST, ask)
  const look = () => {
    const runs = wanted()
    const keys = new Set(runs.map(({ key }) => key))
    for (const [key, text] of asked) {
      if (runs.some((run) => run.key === key && run.text === text)) continue
      asked.delete(key)
      client.cancelStudy(key)
      outdateDiagnosis(key)
    }
    keepDiagnoses(keys)
    rest.wait()
  }
  const request = onNextFrame(look)
  rest.wait()
  const stop = useConfig.subscribe((state, previous) => {
    if (state.configuration === previous.configuration) return
    // Dimmed or not, numbers of another surface would be false beside this one.
    if (state.configuration.surface.id !== previous.configuration.surface.id) keepDiagnoses(new Set())
    request()
  })
  return () => {
    stop()
    rest.stop()
  }
}
