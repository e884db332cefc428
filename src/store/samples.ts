import { recorded } from '../core/recorded.ts'
import type { Chunk, RunOutline, SlotLayout } from '../engine/types.ts'
import type { RunSamples } from './types.ts'

const SMALLEST = 256

export function emptySamples(): RunSamples {
  const none = new Float64Array(0)
  return {
    count: 0,
    ...recorded(() => none),
    slots: none,
    ...emptyOutline(),
  }
}

export const emptyOutline = (): RunOutline => ({
  terms: 1,
  layout: [],
  curve: new Float64Array(0),
  parameterCurves: {},
  shown: [],
  corners: [],
})

/** Entries of all slots together for one point. */
export const slotWidth = (layout: SlotLayout): number => layout.reduce((sum, { width }) => sum + width, 0)

/**
 * Writes a chunk into the buffers, which grow by doubling and are used again by the run's next path.
 * A chunk that starts at step 0 begins a path anew; the arrays of a whole path are taken as they are.
 */
export function appendChunk(samples: RunSamples, chunk: Chunk, outline: RunOutline): void {
  const { from, count } = chunk
  const isWhole = from === 0 && chunk.end !== undefined
  const put = (buffer: Float64Array, values: Float64Array, perPoint: number) => {
    if (isWhole) return values
    const roomy = grown(buffer, from * perPoint, (from + count) * perPoint)
    roomy.set(values, from * perPoint)
    return roomy
  }
  Object.assign(
    samples,
    recorded((name, width) => put(samples[name], chunk[name], width)),
  )
  samples.slots = put(samples.slots, chunk.slots, slotWidth(outline.layout))
  Object.assign(samples, outline)
  samples.count = from + count
  samples.end = chunk.end
}

/** The buffer, or one of at least twice its size with the first `kept` entries, if `needed` do not fit. */
function grown(buffer: Float64Array, kept: number, needed: number): Float64Array {
  if (needed <= buffer.length) return buffer
  const larger = new Float64Array(Math.max(needed, 2 * buffer.length, SMALLEST))
  larger.set(buffer.subarray(0, kept))
  return larger
}
