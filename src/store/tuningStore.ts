import { create } from 'zustand'
import { fingerprint } from '../config/fingerprint.ts'
import { specificationOf, withRate } from '../config/index.ts'
import type { Configuration, RunConfiguration } from '../config/types.ts'
import type { Tuned } from '../engine/tune.ts'

/** A search for the rate at which a run ends lowest. */
export interface Search {
  /** What it is of: all that determines the run but its rate. Of another subject it tells nothing. */
  subject: string
  progress?: { done: number; of: number }
  tuned?: Tuned
  problem?: string
}

export interface TuningState {
  /** By the run's key. */
  searches: ReadonlyMap<string, Search>
  /** The runs that are set to their best rates, all at once, when the last of them is known. */
  together?: readonly string[]
}

export const useTuning = create<TuningState>(() => ({ searches: new Map() }))

export const isRunning = ({ tuned, problem }: Search): boolean => tuned === undefined && problem === undefined

export const subjectOf = (configuration: Configuration, run: RunConfiguration): string =>
  fingerprint(specificationOf(configuration, { ...run, optimizer: withRate(run.optimizer, 1) }))

const change = (edit: (searches: Map<string, Search>) => void): void =>
  useTuning.setState((state) => {
    const searches = new Map(state.searches)
    edit(searches)
    return { searches }
  })

/** Asks for the best rate of a run. */
export const searchRate = (key: string, subject: string): void => change((searches) => searches.set(key, { subject }))

/** Asks for those of several runs, to set them all when they are known; what is known already is not searched again. */
export function tuneTogether(runs: ReadonlyMap<string, string>): void {
  change((searches) => {
    for (const [key, subject] of runs) {
      const known = searches.get(key)
      if (known?.subject !== subject || known.problem !== undefined) searches.set(key, { subject })
    }
  })
  useTuning.setState({ together: [...runs.keys()] })
}

/** Tells more of a search, if it is still wanted. */
export const reportSearch = (key: string, subject: string, report: Omit<Search, 'subject'>): void =>
  change((searches) => {
    if (searches.get(key)?.subject === subject) searches.set(key, { subject, ...report })
  })

export const endTogether = (): void => useTuning.setState({ together: undefined })

/** Gives up what is not known yet, of these runs or of all; nothing is set then. */
export function stopSearches(keys?: readonly string[]): void {
  change((searches) => {
    for (const [key, search] of searches)
      if (isRunning(search) && (keys === undefined || keys.includes(key))) searches.delete(key)
  })
  endTogether()
}
