import { fingerprint } from '../config/fingerprint.ts'
import { awaitContours } from '../store/index.ts'
import type { JobEvent } from '../worker/client.ts'
import type { ContourRequest } from '../worker/protocol.ts'

/** Milliseconds for which the contours of another surface may stand under the paths of this one: while it is dragged, they are shorter. */
const PATIENCE = 700

/**
 * Takes contours away that are of another surface than the one that is wanted, and whose successors are long in coming: those of very many
 * rows take seconds, and until then contours and minimum of the data before would be false.
 */
export function staleContours() {
  /** By place: whose contours are shown, whose are wanted, and the time until the ones shown go. */
  const shown = new Map<string, string>()
  const wanted = new Map<string, string>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const calm = (place: string) => {
    clearTimeout(timers.get(place))
    timers.delete(place)
  }
  const watch = (place: string) => {
    if (shown.get(place) === wanted.get(place)) return calm(place)
    if (!shown.has(place) || timers.has(place)) return
    const expire = () => {
      timers.delete(place)
      shown.delete(place)
      awaitContours(place)
    }
    timers.set(place, setTimeout(expire, PATIENCE))
  }
  return {
    want(place: string, request: ContourRequest) {
      wanted.set(place, subjectOf(request))
      watch(place)
    },
    /** The last good contours stay where there can be no others. */
    hear(place: string, request: ContourRequest, { type }: Pick<JobEvent, 'type'>) {
      if (type !== 'contours' && type !== 'failed' && type !== 'lost') return
      calm(place)
      if (type !== 'contours') return
      shown.set(place, subjectOf(request))
      watch(place)
    },
    forget(place: string) {
      calm(place)
      shown.delete(place)
      wanted.delete(place)
    },
    stop() {
      for (const place of timers.keys()) clearTimeout(timers.get(place))
    },
  }
}

/** What is drawn, wherever one looks. */
const subjectOf = ({ surface, penalty }: ContourRequest): string => fingerprint({ surface, penalty })
