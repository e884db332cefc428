import { nextFrame } from '../store/index.ts'

/** Gives a function that asks for one call of `action` on the next animation frame. */
export function onNextFrame(action: () => void): () => void {
  let asked = false
  return () => {
    if (asked) return
    asked = true
    nextFrame(() => {
      asked = false
      action()
    })
  }
}

/**
 * Gives a function that asks for `action`: it is done as soon as the running code has ended, then again at most once
 * an animation frame, after the last request too.
 */
export function oncePerFrame(action: () => void): () => void {
  let asked = false
  let waiting = false
  const perform = () => {
    waiting = asked
    if (!asked) return
    asked = false
    nextFrame(perform)
    action()
  }
  return () => {
    asked = true
    if (waiting) return
    waiting = true
    queueMicrotask(perform)
  }
}
