import { toJson } from '../config/index.ts'
import type { RunEnd } from '../engine/types.ts'
import { useConfig, useRuns } from '../store/index.ts'
import type { RunCondition } from '../store/types.ts'

/** One run's samples as plain arrays, number for number as the engine gave them. */
export interface RunSnapshot {
  key: string
  condition: RunCondition
  /** Moves with every chunk. */
  version: number
  points: number[]
  losses: number[]
  gradientNorms: number[]
  rates: number[]
  end?: RunEnd
}

/** What the page holds, for the browser's console and for scripts. Copies: nothing can be changed through it. */
export interface Inspector {
  /** The experiment as `npm run trace` reads it. */
  configuration(): unknown
  /** The runs in the list's order, as far as they are computed. */
  runs(): RunSnapshot[]
}

declare global {
  var thalweg: Inspector
}

function snapshots(): RunSnapshot[] {
  const { runs } = useRuns.getState()
  return useConfig.getState().configuration.runs.flatMap(({ key }) => {
    const record = runs.get(key)
    if (!record) return []
    const { count, points, losses, gradientNorms, rates, end } = record.samples
    return {
      key,
      condition: record.condition,
      version: record.version,
      points: [...points.subarray(0, 2 * count)],
      losses: [...losses.subarray(0, count)],
      gradientNorms: [...gradientNorms.subarray(0, count)],
      rates: [...rates.subarray(0, count)],
      end: end && structuredClone(end),
    }
  })
}

/** Puts the inspector where the console finds it: `thalweg.runs()[0].points`. */
export function exposeInspector(): void {
  globalThis.thalweg = Object.freeze({
    configuration: () => toJson(useConfig.getState().configuration),
    runs: snapshots,
  })
}
