import { create } from 'zustand'
import type { Rounds } from '../engine/rounds.ts'

/** What the clients of federated runs did, as far as it has been asked for. */
export interface RoundsState {
  /** By the run's key; what is here is of the run as it is now. */
  known: ReadonlyMap<string, Rounds>
}

export const useRounds = create<RoundsState>(() => ({ known: new Map() }))

export const showRounds = (key: string, rounds: Rounds): void =>
  useRounds.setState(({ known }) => ({ known: new Map(known).set(key, rounds) }))

/** Forgets what is no longer true, or no longer there: all but these. */
export function keepRounds(keys: ReadonlySet<string>): void {
  const { known } = useRounds.getState()
  const kept = [...known].filter(([key]) => keys.has(key))
  if (kept.length < known.size) useRounds.setState({ known: new Map(kept) })
}
