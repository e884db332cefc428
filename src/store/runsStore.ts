import { create } from 'zustand'
import type { Chunk, ContourPicture, RunOutline } from '../engine/types.ts'
import { appendChunk, emptySamples } from './samples.ts'
import type { RunCondition, RunRecord, RunsState } from './types.ts'

export const useRuns = create<RunsState>(() => ({ runs: new Map(), version: 0 }))

function update(key: string, change: (record: RunRecord) => Partial<RunRecord>): void {
  useRuns.setState(({ runs, version }) => {
    const record = runs.get(key) ?? { samples: emptySamples(), condition: 'computing', version: 0 }
    const next = { ...record, ...change(record), version: record.version + 1 }
    return { runs: new Map(runs).set(key, next), version: version + 1 }
  })
}

/** A run is being computed, for the first time or anew: what is known of it stays until its first new chunk. */
export function expectRun(key: string): void {
  if (!useRuns.getState().runs.has(key)) update(key, () => ({}))
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

/** Forgets every other run. */
export function keepRuns(keys: ReadonlySet<string>): void {
  useRuns.setState((state) => {
    const runs = new Map([...state.runs].filter(([key]) => keys.has(key)))
    return runs.size === state.runs.size ? state : { runs, version: state.version + 1 }
  })
}

export const showContours = (contours: ContourPicture): void =>
  useRuns.setState({ contours, contoursProblem: undefined })

export const setContoursProblem = (contoursProblem: string): void => useRuns.setState({ contoursProblem })
