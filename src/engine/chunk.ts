import { recorded, RECORDED_WIDTHS } from '../core/recorded.ts'
import type { Chunk, RunEnd } from './types.ts'

/** Of the update that leaves a point: there is none at the last one. */
const OF_UPDATES = ['rates', 'clipped', 'estimates', 'precisionEvents', 'lossScales'] as const

const OF_ROUNDING: ReadonlySet<string> = new Set(['precisionEvents', 'lossScales'])

const WIDTH = Object.values(RECORDED_WIDTHS).reduce((sum, width) => sum + width, 0)

/**
 * A chunk of points from step `from` on, with room for `capacity`: all of its arrays in one buffer, which is made and handed over
 * at once. What most runs have none of says so.
 */
export function emptyChunk(from: number, capacity: number, slotWidth: number): Chunk {
  const all = new Float64Array((WIDTH + slotWidth) * capacity)
  let taken = 0
  const next = (width: number) => all.subarray(taken, (taken += width * capacity))
  const chunk = { from, count: 0, ...recorded((_, width) => next(width)), slots: next(slotWidth) }
  chunk.validationLosses.fill(NaN)
  chunk.lossScales.fill(NaN)
  return chunk
}

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
    ...recorded((name, width) => chunk[name].subarray(0, width * count)),
    slots: chunk.slots.subarray(0, slotWidth * count),
    end,
  }
}
