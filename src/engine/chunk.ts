import type { Chunk, RunEnd } from './types.ts'

/** A chunk of points from step `from` on, with room for `capacity`. */
export const emptyChunk = (from: number, capacity: number, slotWidth: number): Chunk => ({
  from,
  count: 0,
  points: new Float64Array(2 * capacity),
  losses: new Float64Array(capacity),
  gradients: new Float64Array(2 * capacity),
  gradientNorms: new Float64Array(capacity),
  rates: new Float64Array(capacity),
  evaluations: new Float64Array(capacity),
  termEvaluations: new Float64Array(capacity),
  slots: new Float64Array(slotWidth * capacity),
  clipped: new Float64Array(capacity),
})

/** The chunk that ends its run: arrays cut to `count`, no update from the last point. */
export function lastChunk(chunk: Chunk, slotWidth: number, end: RunEnd): Chunk {
  const { from, count } = chunk
  if (count > 0) chunk.rates[count - 1] = chunk.clipped[count - 1] = NaN
  return {
    from,
    count,
    points: chunk.points.slice(0, 2 * count),
    losses: chunk.losses.slice(0, count),
    gradients: chunk.gradients.slice(0, 2 * count),
    gradientNorms: chunk.gradientNorms.slice(0, count),
    rates: chunk.rates.slice(0, count),
    evaluations: chunk.evaluations.slice(0, count),
    termEvaluations: chunk.termEvaluations.slice(0, count),
    slots: chunk.slots.slice(0, slotWidth * count),
    clipped: chunk.clipped.slice(0, count),
    end,
  }
}
