import { create } from 'zustand'
import type { Configuration } from '../config/types.ts'
import { useConfig } from './configStore.ts'

/** The experiments before and after this one, the nearest last. */
interface UndoState {
  past: readonly Configuration[]
  future: readonly Configuration[]
}

/** So many gestures can be undone. */
const MOST = 500

export const useUndo = create<UndoState>(() => ({ past: [], future: [] }))

/**
 * Keeps the experiment as it was before each gesture: changes with one tag, until the gesture ends, are undone together.
 * From here on; returns what ends it.
 */
export function startUndo(): () => void {
  useUndo.setState({ past: [], future: [] })
  let kept = { tag: '', gesture: -1 }
  return useConfig.subscribe((state, previous) => {
    if (state.configuration === previous.configuration) return
    const { tag, gesture } = state
    const goesOn = tag === kept.tag && gesture === kept.gesture
    kept = { tag, gesture }
    if (goesOn || tag === UNDO) return
    useUndo.setState(({ past }) => ({ past: [...past, previous.configuration].slice(-MOST), future: [] }))
  })
}

const UNDO = 'undo'

/** Shows another experiment of the list. All undoing in a row is one entry of the browser's history. */
const goTo = (configuration: Configuration) => useConfig.setState({ configuration, tag: UNDO })

/** An experiment with its own past and future, which undo and redo go through while it is in front. */
export interface Side extends UndoState {
  configuration: Configuration
}

/** Puts another experiment in front; gives the one that was, with its past. Itself it is no change, and not undone. */
export function exchange({ configuration, past, future }: Side): Side {
  const before = sideInFront()
  useUndo.setState({ past, future })
  goTo(configuration)
  return before
}

export const sideInFront = (): Side => ({ configuration: useConfig.getState().configuration, ...useUndo.getState() })

/** Takes back the last gesture, whatever it changed of the experiment and of how it is shown. */
export function undo(): void {
  const { past, future } = useUndo.getState()
  const before = past.at(-1)
  if (!before) return
  useUndo.setState({ past: past.slice(0, -1), future: [...future, useConfig.getState().configuration] })
  goTo(before)
}

/** Does again what was undone last. */
export function redo(): void {
  const { past, future } = useUndo.getState()
  const after = future.at(-1)
  if (!after) return
  useUndo.setState({ past: [...past, useConfig.getState().configuration], future: future.slice(0, -1) })
  goTo(after)
}
