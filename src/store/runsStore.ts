import { create } from 'zustand'
import type { Ensemble } from '../engine/ensemble/types.ts'
import type { Chunk, ContourPicture, RunOutline } from '../engine/types.ts'
import { appendChunk, emptySamples } from './samples.ts'
import type { Picture, RunCondition, RunRecord, RunsState } from './types.ts'

export const useRuns = create<RunsState>(() => ({ runs: new Map(), version: 0, pictures: {} }))

/** The runs as the changes that are still under way have left them; absent when none are. */
let draft: RunsState['runs'] | undefined

const runsSoFar = () => draft ?? useRuns.getState().runs

function setRuns(runs: RunsState['runs']): void {
  if (draft) draft = runs
  else useRuns.setState(({ version }) => ({ runs, version: version + 1 }))
}

let streaming = false

/** Whether the change that is being told of is what came in a frame. */
export const isStreaming = (): boolean => streaming

/** All changes of runs within the action are told to who follows the store as one: dozens of chunks come in a frame of a drag. */
export function changeTogether(action: () => void): void {
  const { runs } = useRuns.getState()
  draft = runs
  try {
    action()
  } finally {
    const changed = draft
    draft = undefined
    streaming = true
    if (changed !== runs) setRuns(changed)
    streaming = false
  }
}

function update(key: string, change: (record: RunRecord) => Partial<RunRecord>): void {
  const runs = runsSoFar()
  const record = runs.get(key) ?? { samples: emptySamples(), condition: 'computing', version: 0 }
  const next = { ...record, ...change(record), version: record.version + 1 }
  setRuns(new Map(runs).set(key, next))
}

/** A run is being computed, for the first time or anew: what is known of it stays until its first new chunk. */
export function expectRun(key: string): void {
  if (!runsSoFar().has(key)) update(key, () => ({}))
}

/** Appends the samples; those of an earlier path go when the first chunk of the new one comes. */
export function applyChunk(key: string, chunk: Chunk, outline: RunOutline, condition: RunCondition): void {
  update(key, ({ samples }) => {
    appendChunk(samples, chunk, outline)
    return { condition, message: undefined }
  })
}

/** Says why a run has no (more) samples; those that are there stay. */
export const setCondition = (key: string, condition: RunCondition, message: string): void =>
  update(key, () => ({ condition, message }))

/** A run cannot run. Samples that are not its own, of the configuration before, would be shown where they are false: they go. */
export const failRun = (key: string, message: string, hasSamples: boolean): void =>
  update(key, ({ samples }) => ({ condition: 'failed', message, samples: hasSamples ? samples : emptySamples() }))

/** Asks for a run once more whose worker was lost; what is known of it stays until its first new chunk. */
export const runAgain = (key: string): void => update(key, () => ({ condition: 'computing', message: undefined }))

/** What a run is like over many seeds; undefined: nothing is known of it any more. Its own path stays as it is. */
export function setEnsemble(key: string, ensemble: Ensemble | undefined): void {
  const runs = runsSoFar()
  const record = runs.get(key)
  if (record && record.ensemble !== ensemble) setRuns(new Map(runs).set(key, { ...record, ensemble }))
}

/** Forgets every other run. */
export function keepRuns(keys: ReadonlySet<string>): void {
  const runs = runsSoFar()
  const kept = [...runs].filter(([key]) => keys.has(key))
  if (kept.length < runs.size) setRuns(new Map(kept))
}

/** A place in a comparison has a picture of its own; the experiment's own is at ''. */
export const showContours = (picture: ContourPicture, place = ''): void =>
  place === ''
    ? useRuns.setState({ contours: picture, contoursProblem: undefined, contoursAwaited: false })
    : setPicture(place, { picture })

/** Contours and minimum of another surface than the one that is chosen would be false: they go until there are new ones. */
export const awaitContours = (place = ''): void =>
  place === '' ? useRuns.setState({ contours: undefined, contoursAwaited: true }) : setPicture(place, {})

export const setContoursProblem = (problem: string, place = ''): void =>
  place === ''
    ? useRuns.setState({ contoursProblem: problem, contoursAwaited: false })
    : setPicture(place, { ...useRuns.getState().pictures[place], problem })

const setPicture = (place: string, picture: Picture): void =>
  useRuns.setState(({ pictures }) => ({ pictures: { ...pictures, [place]: picture } }))

/** Forgets the pictures of other places. */
export function keepPictures(places: ReadonlySet<string>): void {
  const { pictures } = useRuns.getState()
  const kept = Object.entries(pictures).filter(([place]) => places.has(place))
  if (kept.length < Object.keys(pictures).length) useRuns.setState({ pictures: Object.fromEntries(kept) })
}

/** The picture of a place, the experiment's own by default. */
export const pictureAt = ({ contours, contoursProblem, pictures }: RunsState, place = ''): Picture =>
  place === '' ? { picture: contours, problem: contoursProblem } : (pictures[place] ?? {})
