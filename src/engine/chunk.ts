import { recorded, RECORDED_WIDTHS } from '../core/recorded.ts'
import type { Chunk, RunEnd } from './types.ts'

/** Of the update that leaves a point: there is none at the last one. */
const OF_UPDATES = ['rates', 'clipped', 'estimates', 'precisionEvents', 'lossScales'] as const

const OF_ROUNDING: ReadonlySet<string> = new Set(['precisionEvents', 'lossScales'])

/** A chunk of points from step `from` on, with room for `capacity`. */
export const emptyChunk = (from: number, capacity: number, slotWidth: number): Chunk => ({
  from,
  count: 0,
  ...recorded((_, width) => new Float64Array(width * capacity)),
  slots: new Float64Array(slotWidth * capacity),
})

const cut = (array: Float64Array, length: number): Float64Array =>
  array.length === length ? array : array.slice(0, length)

/** The chunk that ends its run: arrays cut to `count`, no update from the last point. */
export function lastChunk(chunk: Chunk, slotWidth: number, end: RunEnd): Chunk {
  const { from, count } = chunk
  if (count > 0)
    for (const name of OF_UPDATES) {
      // What led out of the finite numbers was an update of the last point: its events are its explanation.
      if (end.status === 'diverged' && OF_ROUNDING.has(name)) continue
      const width = RECORDED_WIDTHS[name]
      chunk[name].fill(NaN, (count - 1) * width, count * width)
    }
  return {
    from,
    count,
    ...recorded((name, width) => cut(chunk[name], width * count)),
    slots: cut(chunk.slots, slotWidth * count),
    end,
  }
}
