/** Work that can wait: one piece at a time, in order, when the page has nothing better to do. */
const waiting: (() => void)[] = []
let scheduled = false

/** A page that is never idle gets to it after this many milliseconds nevertheless. */
const PATIENCE = 120

/** Puts work at the end; returns what takes it out again. */
export function queue(work: () => void): () => void {
  waiting.push(work)
  schedule()
  return () => {
    const index = waiting.indexOf(work)
    if (index >= 0) waiting.splice(index, 1)
  }
}

function schedule(): void {
  if (scheduled || waiting.length === 0) return
  scheduled = true
  if (typeof requestIdleCallback === 'function') requestIdleCallback(next, { timeout: PATIENCE })
  else setTimeout(next, 16)
}

function next(): void {
  scheduled = false
  const work = waiting.shift()
  schedule()
  work?.()
}
