/** What a watchdog must know of its worker, and may do to it. */
export interface Watched {
  /** Whether the worker owes an answer. */
  owes(): boolean
  ping(): void
  /** The worker is dead or hangs. */
  lost(): void
}

export interface Watchdog {
  /** The worker was given something to do. */
  watch(): void
  /** The worker said something. */
  heard(): void
  stop(): void
}

const INTERVAL = 1000
/** Checks in a row that may pass in silence; each asks for a sign of life. */
const PATIENCE = 2
/** The same before the first word: the worker's script may still be loading. */
const LOADING_PATIENCE = 15

/**
 * Notices a worker that owes work and has stopped answering: a worker that closed itself or hangs gives no event.
 * Silence is counted in checks of the page's own timer, and a check that comes late starts the count anew: a page that
 * was asleep, blocked or throttled has not listened.
 */
export function createWatchdog(worker: Watched): Watchdog {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = 0
  let silentChecks = 0
  let patience = LOADING_PATIENCE

  const schedule = () => {
    due = performance.now() + INTERVAL
    timer = setTimeout(check, INTERVAL)
  }
  const check = () => {
    timer = undefined
    if (!worker.owes()) return
    const late = performance.now() - due > INTERVAL
    silentChecks = late ? 0 : silentChecks + 1
    if (silentChecks > patience) return worker.lost()
    worker.ping()
    schedule()
  }

  return {
    watch() {
      if (timer !== undefined) return
      silentChecks = 0
      schedule()
    },
    heard() {
      silentChecks = 0
      patience = PATIENCE
    },
    stop: () => clearTimeout(timer),
  }
}
