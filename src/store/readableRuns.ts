import { create } from 'zustand'
import { isStreaming, useRuns } from './runsStore.ts'
import type { RunsState } from './types.ts'

/** Milliseconds between two changes of a number that one can still read. */
const READABLE = 100

/**
 * The runs as text tells of them. While paths stream in, in every frame of a drag, it follows ten times a second: nobody reads
 * numbers that change faster, and to lay them out costs more than to draw the paths. Everything else is told at once.
 */
export const useReadableRuns = create<RunsState>(() => useRuns.getState())

let told = -Infinity
let timer: ReturnType<typeof setTimeout> | undefined

function tell(): void {
  clearTimeout(timer)
  timer = undefined
  told = performance.now()
  useReadableRuns.setState(useRuns.getState())
}

useRuns.subscribe(() => {
  const wait = isStreaming() ? told + READABLE - performance.now() : 0
  if (wait <= 0) tell()
  else timer ??= setTimeout(tell, wait)
})
