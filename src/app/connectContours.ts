import { fingerprint } from '../config/fingerprint.ts'
import { afterMove, movePlace, surfaceOf, surfacesOf } from '../config/index.ts'
import type { ContourPicture } from '../engine/types.ts'
import { keepPictures, setContoursProblem, showContours, useConfig, useView } from '../store/index.ts'
import { staleContours } from './staleContours.ts'
import type { Client, JobEvent } from '../worker/client.ts'
import type { ContourRequest } from '../worker/protocol.ts'
import { contourRequests } from './contourRequest.ts'
import { onNextFrame } from './frames.ts'

const COARSE_COLUMNS = 97
const FINE_COLUMNS = 257
/** Milliseconds without a change after which the fine picture is asked for. */
const REST = 120
/** Fine pictures of surfaces that move: before and after it, in each of a few places. */
const KEPT = 24

/**
 * A coarse picture for every change of a surface or of what is seen of it, and a fine one when things are at rest. Of a surface that
 * moves in mid-run the other one is then made ready too: the playhead goes to and fro over the move, and nothing flickers.
 */
export function connectContours(client: Client): () => void {
  const sent = new Map<string, string>()
  const rests = new Map<string, ReturnType<typeof setTimeout>>()
  const kept = new Map<string, ContourPicture>()
  const stale = staleContours()
  const wanted = (columns: number) => contourRequests(useConfig.getState().configuration, useView.getState(), columns)
  const keep = (request: ContourRequest, picture: ContourPicture) => {
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!)
    kept.set(fingerprint(request), picture)
  }
  const prepare = (place: string, fine: ContourRequest) => {
    const other = otherSide(fine)
    if (!other || kept.has(fingerprint(other))) return
    client.contours(`${place} aside`, other, (event) => event.type === 'contours' && keep(other, event.picture))
  }
  const send = () => {
    const requests = wanted(COARSE_COLUMNS)
    const fineRequests = wanted(FINE_COLUMNS)
    for (const place of sent.keys()) {
      if (requests.has(place)) continue
      sent.delete(place)
      stale.forget(place)
    }
    keepPictures(new Set(requests.keys()))
    for (const [place, coarse] of requests) {
      const text = fingerprint(coarse)
      if (sent.get(place) === text) continue
      sent.set(place, text)
      clearTimeout(rests.get(place))
      stale.want(place, coarse)
      // What comes late of the other side of a move is not shown.
      const show = (request: ContourRequest, event: JobEvent) => {
        const { hasMoved } = request.surface
        const isHere = Boolean(hasMoved) === Boolean(wanted(COARSE_COLUMNS).get(place)?.surface.hasMoved)
        if (!sent.has(place) || !isHere) return
        stale.hear(place, request, event)
        listenToContours(place, event)
      }
      const ready = kept.get(fingerprint(fineRequests.get(place)))
      if (ready) {
        stale.hear(place, coarse, { type: 'contours' })
        showContours(ready, place)
        continue
      }
      // The first one to be seen: however long it takes, the fine one does not take its place.
      const still = { toSee: true, toRest: true }
      client.contours(place, coarse, (event) => {
        show(coarse, event)
        if (event.type === 'restarted') return
        still.toSee = false
        refine()
      })
      const refine = () => {
        if (still.toSee || still.toRest || sent.get(place) !== text) return
        const fine = wanted(FINE_COLUMNS).get(place)
        if (!fine) return
        client.contours(place, fine, (event) => {
          show(fine, event)
          if (event.type !== 'contours' || !surfaceOf(fine.surface).moves) return
          keep(fine, event.picture)
          prepare(place, fine)
        })
      }
      const rested = () => {
        still.toRest = false
        refine()
      }
      rests.set(place, setTimeout(rested, REST))
    }
  }
  // Not at once: what is visible follows a change of the surface, when the view has been laid out.
  const request = onNextFrame(send)
  request()
  const stops = [
    useConfig.subscribe((state, previous) => {
      if (state.configuration !== previous.configuration) request()
    }),
    useView.subscribe((state, previous) => {
      if (state.visible !== previous.visible || state.pictured !== previous.pictured) request()
      else if (state.playhead !== previous.playhead && passesMove(previous.playhead, state.playhead)) request()
    }),
  ]
  return () => {
    for (const rest of rests.values()) clearTimeout(rest)
    stale.stop()
    for (const stop of stops) stop()
  }
}

/** Whether some surface moves between two places of the playhead. */
function passesMove(from: number, to: number): boolean {
  const { configuration } = useConfig.getState()
  return surfacesOf(configuration).some((surface) => {
    const place = movePlace(configuration, surface)
    return place !== undefined && from >= place !== to >= place
  })
}

/** The same picture on the other side of the move; undefined for a surface that stays. */
function otherSide(request: ContourRequest): ContourRequest | undefined {
  const { hasMoved, ...surface } = request.surface
  if (!surfaceOf(request.surface).moves) return undefined
  return { ...request, surface: hasMoved ? surface : afterMove(request.surface) }
}

function listenToContours(place: string, event: JobEvent): void {
  if (event.type === 'contours') showContours(event.picture, place)
  else if (event.type === 'failed') setContoursProblem(event.message, place)
  else if (event.type === 'lost') setContoursProblem('The worker that computes the contours stopped twice.', place)
}
