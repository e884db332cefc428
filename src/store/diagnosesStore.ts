import { create } from 'zustand'
import type { Diagnosis } from '../engine/diagnosis/types.ts'

/** What is wrong with each run, as far as it has been found out; a run that is not in it has not been looked at. */
export interface DiagnosesState {
  /** By the run's key. */
  found: ReadonlyMap<string, Found>
}

export interface Found {
  /** Absent: nothing is wrong with it. */
  diagnosis?: Diagnosis
  /** The run has changed since: what is said here was true of the one before. */
  stale: boolean
}

export const useDiagnoses = create<DiagnosesState>(() => ({ found: new Map() }))

const put = (key: string, found: Found): void =>
  useDiagnoses.setState((state) => ({ found: new Map(state.found).set(key, found) }))

export const showDiagnosis = (key: string, diagnosis: Diagnosis | undefined): void =>
  put(key, { ...(diagnosis && { diagnosis }), stale: false })

/** What is said of the run stays, dimmed, until more is known: the list must not jump. */
export function outdateDiagnosis(key: string): void {
  const found = useDiagnoses.getState().found.get(key)
  if (found && !found.stale) put(key, { ...found, stale: true })
}

/** Forgets every other run. */
export function keepDiagnoses(keys: ReadonlySet<string>): void {
  const { found } = useDiagnoses.getState()
  const kept = [...found].filter(([key]) => keys.has(key))
  if (kept.length < found.size) useDiagnoses.setState({ found: new Map(kept) })
}
