/**
 * Sliders: between a parameter's value and its place on the track, 0 at the left end and 1 at the right.
 * Values past an end have places below 0 or above 1; the knob then stands at the end.
 */
import type { NumberParameter } from '../core/parameter.ts'

export type Track = Pick<NumberParameter, 'min' | 'max' | 'scale' | 'integer'>

/** A log track whose `min` is 0 has 0 on this share of its left end, and six decades on the rest. */
export const ZERO_ZONE = 0.05
const DECADES_ABOVE_ZERO = 6
/** A decay track cannot reach 1, where log10(1 - v) ends: it stops here. */
const NEAREST_TO_ONE = 1 - 1e-6

const holdsZero = (track: Track) => track.scale === 'log' && track.min <= 0

/** The track's ends in the coordinate in which it is linear. */
function ends(track: Track): [number, number] {
  if (track.scale === 'linear') return [track.min, track.max]
  if (track.scale === 'decay') {
    return [-Math.log10(1 - track.min), -Math.log10(1 - Math.min(track.max, NEAREST_TO_ONE))]
  }
  const top = Math.log10(track.max)
  return [holdsZero(track) ? top - DECADES_ABOVE_ZERO : Math.log10(track.min), top]
}

/** Where a value stands on the track; unclamped, so that a value past the end can be told from one at it. */
export function toPosition(track: Track, value: number): number {
  const [low, high] = ends(track)
  if (track.scale === 'linear') return (value - low) / (high - low)
  if (track.scale === 'decay') return value >= 1 ? 2 : (-Math.log10(1 - value) - low) / (high - low)
  if (!holdsZero(track)) return value <= 0 ? -1 : (Math.log10(value) - low) / (high - low)
  if (value === 0) return 0
  if (value < 0) return -1
  return ZERO_ZONE + (1 - ZERO_ZONE) * Math.max(0, (Math.log10(value) - low) / (high - low))
}

/** The value at a place on the track, rounded to what the hand can tell apart; `digits` more of them for fine work. */
export function fromPosition(track: Track, position: number, digits = 0): number {
  const place = Math.min(1, Math.max(0, position))
  const [low, high] = ends(track)
  if (holdsZero(track) && place < ZERO_ZONE) return 0
  const share = holdsZero(track) ? (place - ZERO_ZONE) / (1 - ZERO_ZONE) : place
  const coordinate = low + share * (high - low)
  if (track.scale === 'decay') return withinEnds(track, 1 - significant(10 ** -coordinate, 2 + digits))
  const value = track.scale === 'log' ? significant(10 ** coordinate, 2 + digits) : onGrid(track, coordinate, digits)
  return withinEnds(track, track.integer ? Math.round(value) : value)
}

/** One step by keyboard: a fiftieth of the track, ten times that, or a tenth of it; always at least the least change. */
export function stepFrom(track: Track, value: number, direction: 1 | -1, size: 'step' | 'page' | 'fine'): number {
  const share = size === 'page' ? 0.1 : size === 'fine' ? 0.002 : 0.02
  const position = toPosition(track, value)
  const stepped = fromPosition(track, position + direction * share, size === 'fine' ? 1 : 0)
  if (track.integer && (stepped - value) * direction < 1) return value + direction
  return stepped
}

/** Whole decades on log and decay tracks; five even marks on linear ones. */
export function ticks(track: Track): number[] {
  if (track.scale === 'linear') return [0, 0.25, 0.5, 0.75, 1]
  const [low, high] = ends(track)
  const start = holdsZero(track) ? ZERO_ZONE : 0
  const marks: number[] = holdsZero(track) ? [0] : []
  for (let decade = Math.ceil(low - 1e-9); decade <= high + 1e-9; decade++) {
    marks.push(start + ((1 - start) * (decade - low)) / (high - low))
  }
  return marks
}

const significant = (value: number, digits: number) => Number(value.toPrecision(digits))

/** The nearest multiple of a 1, 2 or 5 step of which the track has at least 200. */
function onGrid(track: Track, value: number, digits: number): number {
  const raw = (track.max - track.min) / (200 * 10 ** digits)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = (raw / power >= 5 ? 5 : raw / power >= 2 ? 2 : 1) * power
  return Number((Math.round(value / step) * step).toPrecision(12))
}

function withinEnds(track: Track, value: number): number {
  return Math.min(track.max, Math.max(track.min, Number(value.toPrecision(12))))
}
