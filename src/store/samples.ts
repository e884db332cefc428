import type { Chunk, RunOutline, SlotLayout } from '../engine/types.ts'
import type { RunSamples } from './types.ts'

const SMALLEST = 256

export function emptySamples(): RunSamples {
  const none = new Float64Array(0)
  return {
    count: 0,
    points: none,
    losses: none,
    gradients: none,
    gradientNorms: none,
    rates: none,
    evaluations: none,
    termEvaluations: none,
    slots: none,
    clipped: none,
    ...emptyOutline(),
  }
}

export const emptyOutline = (): RunOutline => ({
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
 * A chunk that starts at step 0 begins a path anew.
 */
export function appendChunk(samples: RunSamples, chunk: Chunk, outline: RunOutline): void {
  const { from, count } = chunk
  const width = slotWidth(outline.layout)
  const put = (buffer: Float64Array, values: Float64Array, perPoint: number) => {
    const roomy = grown(buffer, from * perPoint, (from + count) * perPoint)
    roomy.set(values, from * perPoint)
    return roomy
  }
  samples.points = put(samples.points, chunk.points, 2)
  samples.losses = put(samples.losses, chunk.losses, 1)
  samples.gradients = put(samples.gradients, chunk.gradients, 2)
  samples.gradientNorms = put(samples.gradientNorms, chunk.gradientNorms, 1)
  samples.rates = put(samples.rates, chunk.rates, 1)
  samples.evaluations = put(samples.evaluations, chunk.evaluations, 1)
  samples.termEvaluations = put(samples.termEvaluations, chunk.termEvaluations, 1)
  samples.slots = put(samples.slots, chunk.slots, width)
  samples.clipped = put(samples.clipped, chunk.clipped, 1)
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
