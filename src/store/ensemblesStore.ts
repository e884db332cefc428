import { create } from 'zustand'

/** The computation of a run over many seeds. What is known of it so far stands in the run's record. */
export interface EnsembleWork {
  /** All that determines it; of another subject it tells nothing. */
  subject: string
  /** Seeds that are done, of those that were asked for. */
  done: number
  of: number
  /** How many of those that are done have diverged. */
  diverged: number
  condition: 'computing' | 'done' | 'cancelled' | 'failed'
  /** Why it has failed. */
  problem?: string
}

interface EnsemblesState {
  /** By the run's key on its surface. */
  works: ReadonlyMap<string, EnsembleWork>
}

export const useEnsembles = create<EnsemblesState>(() => ({ works: new Map() }))

const change = (edit: (works: Map<string, EnsembleWork>) => void): void =>
  useEnsembles.setState((state) => {
    const works = new Map(state.works)
    edit(works)
    return { works }
  })

export const beginEnsemble = (key: string, subject: string, of: number): void =>
  change((works) => works.set(key, { subject, done: 0, of, diverged: 0, condition: 'computing' }))

/** Tells more of an ensemble, if it is still wanted; whether it is. */
export function reportEnsemble(key: string, subject: string, more: Partial<Omit<EnsembleWork, 'subject'>>): boolean {
  const work = useEnsembles.getState().works.get(key)
  if (work?.subject !== subject || work.condition === 'cancelled') return false
  change((works) => works.set(key, { ...work, ...more }))
  return true
}

/** Forgets ensembles. */
export const dropEnsembles = (keys: readonly string[]): void =>
  change((works) => keys.forEach((key) => works.delete(key)))

/** Ends what is still computed: what is known of it stays. */
export const cancelEnsembles = (): void =>
  change((works) => {
    for (const [key, work] of works)
      if (work.condition === 'computing') works.set(key, { ...work, condition: 'cancelled' })
  })

/** Computes anew what was cancelled or has failed. */
export const continueEnsembles = (): void =>
  change((works) => {
    for (const [key, { condition }] of works) if (condition === 'cancelled' || condition === 'failed') works.delete(key)
  })
