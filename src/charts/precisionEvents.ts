import { PRECISION_EVENTS } from '../core/precision.ts'
import type { RunRecord, RunSamples } from '../store/types.ts'

export type PrecisionEvent = keyof typeof PRECISION_EVENTS

/** What low precision did to a run, by kind: the updates by the step that they leave, ascending. */
export type PrecisionSteps = Readonly<Record<PrecisionEvent, Uint32Array>>

const KINDS = Object.keys(PRECISION_EVENTS) as PrecisionEvent[]
const NONE = new Uint32Array(0)
const NOTHING: PrecisionSteps = { underflow: NONE, overflow: NONE, skipped: NONE, lost: NONE }

interface Known {
  version: number
  steps: PrecisionSteps
}

/** By the samples, which stay the same object as long as the run is the same one. */
const known = new WeakMap<RunSamples, Known>()

/** Looked for once per version. */
export function precisionSteps({ samples, version }: RunRecord): PrecisionSteps {
  const before = known.get(samples)
  if (before?.version === version) return before.steps
  const { precisionEvents, count } = samples
  const found: Record<PrecisionEvent, number[]> = { underflow: [], overflow: [], skipped: [], lost: [] }
  for (let k = 0; k < count; k += 1) {
    const events = precisionEvents[k] ?? 0
    if (!(events > 0)) continue
    for (const kind of KINDS) if (events & PRECISION_EVENTS[kind]) found[kind].push(k)
  }
  const isNone = KINDS.every((kind) => found[kind].length === 0)
  const steps = isNone
    ? NOTHING
    : (Object.fromEntries(KINDS.map((kind) => [kind, Uint32Array.from(found[kind])])) as unknown as PrecisionSteps)
  known.set(samples, { version, steps })
  return steps
}
