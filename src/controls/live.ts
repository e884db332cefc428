/** What stands at the playhead: primitives read from the buffers, so that only what changed renders. */
import type { RunRecord, RunSamples } from '../store/types.ts'
import { useRuns, useView } from '../store/index.ts'

/** The whole step at the playhead. */
export const usePlayheadStep = (): number => useView((view) => Math.floor(view.playhead))

/** The last sample known at a step, in a diverged run the last finite one; -1 if there is none. */
export function sampleIndex(samples: RunSamples, step: number): number {
  const finite = samples.end?.status === 'diverged' ? samples.end.step - 1 : Infinity
  return Math.min(step, samples.count - 1, finite)
}

/** Whether the playhead stands where a diverged run has no values any more. */
export function useIsPastEnd(key: string): boolean {
  const step = usePlayheadStep()
  return useRuns(({ runs }) => {
    const end = runs.get(key)?.samples.end
    return end?.status === 'diverged' && step >= end.step
  })
}

/** Reads one number of a run at the playhead; NaN while there is none. */
export function useAtPlayhead(key: string, read: (samples: RunSamples, index: number) => number): number {
  const step = usePlayheadStep()
  return useRuns(({ runs }) => at(runs.get(key), step, read))
}

function at(record: RunRecord | undefined, step: number, read: (samples: RunSamples, index: number) => number): number {
  if (record === undefined) return NaN
  const index = sampleIndex(record.samples, step)
  return index < 0 ? NaN : read(record.samples, index)
}

export const lossAt = (samples: RunSamples, index: number) => samples.losses[index] ?? NaN
export const xAt = (samples: RunSamples, index: number) => samples.points[2 * index] ?? NaN
export const yAt = (samples: RunSamples, index: number) => samples.points[2 * index + 1] ?? NaN
export const gradientNormAt = (samples: RunSamples, index: number) => samples.gradientNorms[index] ?? NaN
export const evaluationsAt = (samples: RunSamples, index: number) => samples.evaluations[index] ?? NaN

/** Length of the step that led to the point; NaN at the start. */
export const stepLengthAt = (samples: RunSamples, index: number): number =>
  index < 1
    ? NaN
    : Math.hypot(xAt(samples, index) - xAt(samples, index - 1), yAt(samples, index) - yAt(samples, index - 1))
