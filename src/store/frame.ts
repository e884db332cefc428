import { changeTogether } from './runsStore.ts'

/**
 * An animation frame in two phases: first the stores take up what has come since the last one, so that the page
 * renders once for all of it; then what follows the stores by itself is painted, in the same frame.
 */
const updates: (() => void)[] = []
const paints = new Set<() => void>()
let asked = false

/** Changes the stores on the next frame, in the order of the calls. */
export function updateOnFrame(update: () => void): void {
  updates.push(update)
  ask()
}

/** Paints on the next frame, or in this one if its updates ask for it: once, however often it is asked for. */
export function paintOnFrame(paint: () => void): void {
  paints.add(paint)
  ask()
}

export const cancelPaint = (paint: () => void): boolean => paints.delete(paint)

export function nextFrame(action: () => void): void {
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(action)
  else setTimeout(action, 16)
}

function ask(): void {
  if (asked) return
  asked = true
  nextFrame(perform)
}

function perform(): void {
  try {
    const come = updates.splice(0)
    if (come.length > 0)
      changeTogether(() => {
        for (const update of come) update()
      })
    const due = [...paints]
    paints.clear()
    for (const paint of due) paint()
  } finally {
    asked = false
    if (updates.length + paints.size > 0) ask()
  }
}
