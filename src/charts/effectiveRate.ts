import type { RunRecord, RunSamples } from '../store/types.ts'

/** A move of so few units in the last place of its coordinate is made of rounding. */
const LOST = 64 * Number.EPSILON

/**
 * The rate at which plain gradient descent would have made the update that leaves point k, along one axis: −Δ/g with the
 * raw gradient g at the point. NaN where g is 0, and where rounding hides both the move and what descent would have moved.
 */
export function effectiveRate(
  samples: Pick<RunSamples, 'points' | 'gradients' | 'rates'>,
  k: number,
  axis: 0 | 1,
): number {
  const { points, gradients, rates } = samples
  const from = points[2 * k + axis] ?? NaN
  const moved = (points[2 * k + 2 + axis] ?? NaN) - from
  const gradient = gradients[2 * k + axis] ?? NaN
  const seen = Math.max(Math.abs(moved), Math.abs((rates[k] ?? NaN) * gradient))
  const rate = moved === 0 ? 0 : -moved / gradient
  return gradient === 0 || seen < LOST * Math.abs(from) || !Number.isFinite(rate) ? NaN : rate
}

interface Known {
  version: number
  values: Float64Array
}

/** By the samples, which stay the same object as long as the run is the same one. */
const known = new WeakMap<RunSamples, Known>()

/** The effective rates of every update, x and y in turn; made once per version. */
export function effectiveRates({ samples, version }: RunRecord): Float64Array {
  const before = known.get(samples)
  if (before?.version === version) return before.values
  const updates = Math.max(0, samples.count - 1)
  const values = new Float64Array(2 * updates)
  for (let k = 0; k < updates; k += 1) {
    values[2 * k] = effectiveRate(samples, k, 0)
    values[2 * k + 1] = effectiveRate(samples, k, 1)
  }
  known.set(samples, { version, values })
  return values
}
