import type { RunRecord, RunSamples } from '../store/types.ts'
import { countUntil } from './countUntil.ts'

const NONE = new Uint32Array(0)

interface Known {
  version: number
  steps: Uint32Array
}

/** By the samples, which stay the same object as long as the run is the same one. */
const known = new WeakMap<RunSamples, Known>()

/** The updates whose gradient was clipped, by the step that they leave, ascending; looked for once per version. */
export function clippedSteps({ samples, version }: RunRecord): Uint32Array {
  const before = known.get(samples)
  if (before?.version === version) return before.steps
  const { clipped, count } = samples
  const found: number[] = []
  for (let k = 0; k < count; k += 1) if ((clipped[k] ?? NaN) < 1) found.push(k)
  const steps = found.length === 0 ? NONE : Uint32Array.from(found)
  known.set(samples, { version, steps })
  return steps
}

/** Of ascending steps up to `last` the first, then each next one that is at least `apart` further on. */
export function stepsApart(steps: Uint32Array, last: number, apart: number): number[] {
  const kept: number[] = []
  const end = countUntil(steps, last)
  for (let i = 0; i < end;) {
    const step = steps[i] ?? 0
    kept.push(step)
    i = Math.max(i + 1, countUntil(steps, Math.ceil(step + apart) - 1))
  }
  return kept
}
