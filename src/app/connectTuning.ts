import { specificationOf } from '../config/index.ts'
import {
  endTogether,
  isRunning,
  reportSearch,
  stopSearches,
  subjectOf,
  updateOnFrame,
  useConfig,
  useTuning,
  type TuningState,
} from '../store/index.ts'
import type { Client } from '../worker/client.ts'

const studyKey = (key: string) => `tune ${key}`

/** Has the rates searched that are asked for, and sets them where several were asked for together. */
export function connectTuning(client: Client): () => void {
  const sent = new Map<string, string>()

  const send = (key: string, subject: string) => {
    const { configuration } = useConfig.getState()
    const run = configuration.runs.find((each) => each.key === key)
    if (!run) return stopSearches([key])
    sent.set(key, subject)
    const report: typeof reportSearch = (...report) =>
      updateOnFrame(() => sent.get(key) === subject && reportSearch(...report))
    client.study(studyKey(key), { kind: 'tune', specification: specificationOf(configuration, run) }, (event) => {
      if (event.type === 'progress') report(key, subject, { progress: event.progress })
      else if (event.type === 'failed') report(key, subject, { problem: event.message })
      else if (event.type === 'lost') report(key, subject, { problem: 'its worker stopped twice' })
      else if (event.type === 'result' && event.result.kind === 'tune')
        report(key, subject, { tuned: event.result.tuned })
    })
  }
  const follow = ({ searches, together }: TuningState) => {
    for (const [key, search] of searches)
      if (isRunning(search) && sent.get(key) !== search.subject) send(key, search.subject)
    for (const key of sent.keys()) {
      const search = searches.get(key)
      if (search && isRunning(search)) continue
      sent.delete(key)
      client.cancelStudy(studyKey(key))
    }
    const found = together?.map((key) => searches.get(key))
    if (!together || !found?.every((search) => search && !isRunning(search))) return
    endTogether()
    const rates = found.flatMap((search, i): [string, number][] => {
      const best = search?.tuned?.best
      return best && Number.isFinite(best.loss) ? [[together[i] ?? '', best.rate]] : []
    })
    useConfig.getState().setRates(new Map(rates))
  }
  /** A search whose run is no longer what it was tells nothing. */
  const drop = () => {
    const { configuration } = useConfig.getState()
    const stale = [...sent].filter(([key, subject]) => {
      const run = configuration.runs.find((each) => each.key === key)
      return !run || subjectOf(configuration, run) !== subject
    })
    if (stale.length > 0) stopSearches(stale.map(([key]) => key))
  }
  const stops = [
    useTuning.subscribe(follow),
    useConfig.subscribe((state, previous) => {
      if (sent.size > 0 && state.configuration !== previous.configuration) drop()
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
