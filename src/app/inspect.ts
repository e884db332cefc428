import { runLabel, toJson } from '../config/index.ts'
import type { RunEnd } from '../engine/types.ts'
import { useConfig, useRuns } from '../store/index.ts'
import type { RunCondition } from '../store/types.ts'

/** How far a run is. */
export interface RunProgress {
  label: string
  condition: RunCondition
  /** Points known so far, the start included. */
  count: number
  /** Moves with every chunk. */
  version: number
  end?: RunEnd
}

/** A run's samples as plain arrays, number for number as the engine gave them. */
export interface RunNumbers {
  points: number[]
  losses: number[]
  gradientNorms: number[]
  rates: number[]
}

/** What the page holds, for the browser's console and for scripts. Copies: nothing can be changed through it. */
export interface Inspector {
  /** The experiment as `npm run trace` reads it. */
  configuration(): unknown
  /** The runs in the list's order. */
  runs(): RunProgress[]
  /** The numbers of the run at that place in the list, as far as they are computed. */
  samples(index: number): RunNumbers
}

declare global {
  var thalweg: Inspector
}

const recordAt = (index: number) => {
  const run = useConfig.getState().configuration.runs[index]
  return run && useRuns.getState().runs.get(run.key)
}

function progress(): RunProgress[] {
  return useConfig.getState().configuration.runs.map((run, index, runs) => {
    const { samples, condition = 'computing', version = 0 } = recordAt(index) ?? {}
    return {
      label: runLabel(run, runs),
      condition,
      version,
      count: samples?.count ?? 0,
      end: structuredClone(samples?.end),
    }
  })
}

function numbers(index: number): RunNumbers {
  const samples = recordAt(index)?.samples
  if (!samples) return { points: [], losses: [], gradientNorms: [], rates: [] }
  const { count, points, losses, gradientNorms, rates } = samples
  return {
    points: [...points.subarray(0, 2 * count)],
    losses: [...losses.subarray(0, count)],
    gradientNorms: [...gradientNorms.subarray(0, count)],
    rates: [...rates.subarray(0, count)],
  }
}

/** Puts the inspector where the console finds it: `thalweg.samples(0).points`. */
export function exposeInspector(): void {
  globalThis.thalweg = Object.freeze({
    configuration: () => toJson(useConfig.getState().configuration),
    runs: progress,
    samples: numbers,
  })
}
