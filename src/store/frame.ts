import { changeTogether } from './runsStore.ts'

/**
 * An animation frame in two phases: first the stores take up what has come since the last one, so that the page
 * renders once for all of it; then what follows the stores by itself is painted, in the same frame.
 */
const updates: (() => void)[] = []
const paints = new Set<() => void>()
const tellings = new Set<() => void>()
let asked = false
/** Whether the frame before this one has painted. */
let hasPainted = false

/**
 * Milliseconds of painting in a frame. To raster what was painted takes a browser without a graphics card twice as long again:
 * charts painted in turn let the pointer's mark move in every frame, where all at once would hold it up.
 */
const SLICE = 2.5

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

/** Tells of what has changed, after a frame that has painted. To lay out text takes as long as a slice: nothing is painted beside it. */
export function tellOnFrame(tell: () => void): void {
  tellings.add(tell)
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

/** What was asked for is painted in turn; where the time is up the rest is left to the next frame, before what is asked for then. */
function paintDue(until: number): void {
  for (const paint of [...paints]) {
    paints.delete(paint)
    paint()
    if (performance.now() >= until) return
  }
}

function tellDue(): void {
  const due = [...tellings]
  tellings.clear()
  for (const tell of due) tell()
}

function perform(): void {
  try {
    const come = updates.splice(0)
    if (come.length > 0)
      changeTogether(() => {
        for (const update of come) update()
      })
    // A picture first, which is what the hand waits for.
    const isTelling = tellings.size > 0 && (hasPainted || paints.size === 0)
    hasPainted = !isTelling && paints.size > 0
    if (isTelling) tellDue()
    else paintDue(performance.now() + SLICE)
  } finally {
    asked = false
    if (updates.length + paints.size + tellings.size > 0) ask()
    else hasPainted = false
  }
}
