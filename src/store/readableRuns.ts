import { create } from 'zustand'
import type { Configuration } from '../config/types.ts'
import { useConfig } from './configStore.ts'
import { tellOnFrame } from './frame.ts'
import { isStreaming, useRuns } from './runsStore.ts'
import type { RunsState } from './types.ts'

/** Milliseconds between two changes of a number that one can still read. */
const READABLE = 200

/** What has not been told of yet. All of it is told in one frame, for which text is laid out once. */
const waiting = new Set<() => void>()
let told = -Infinity
let timer: ReturnType<typeof setTimeout> | undefined

function forgetTimer(): void {
  clearTimeout(timer)
  timer = undefined
}

function tellWaiting(): void {
  forgetTimer()
  told = performance.now()
  const due = [...waiting]
  waiting.clear()
  for (const tell of due) tell()
}

/** Gives a function that asks for `tell`: it is done at once, or while changes hurry, when the last time has been read. */
const unhurried =
  (tell: () => void): ((hurries: boolean) => void) =>
  (hurries) => {
    if (!hurries) {
      waiting.delete(tell)
      if (waiting.size === 0) forgetTimer()
      return tell()
    }
    waiting.add(tell)
    timer ??= setTimeout(() => tellOnFrame(tellWaiting), Math.max(0, told + READABLE - performance.now()))
  }

/**
 * The runs as text tells of them. While paths stream in, in every frame of a drag, it follows five times a second: nobody reads
 * numbers that change faster, and to lay them out costs more than to draw the paths. Everything else is told at once.
 */
export const useReadableRuns = create<RunsState>(() => useRuns.getState())

const tellRuns = unhurried(() => useReadableRuns.setState(useRuns.getState()))
useRuns.subscribe(() => tellRuns(isStreaming()))

/** The start as its fields tell of it, likewise; the end of a gesture is told at once. */
export const useReadableStart = create<Pick<Configuration, 'start'>>(() => ({
  start: useConfig.getState().configuration.start,
}))

const tellStart = unhurried(() => useReadableStart.setState({ start: useConfig.getState().configuration.start }))
useConfig.subscribe((now, before) => {
  if (now.configuration.start !== useReadableStart.getState().start)
    tellStart(now.tag === 'start' && now.gesture === before.gesture)
})
