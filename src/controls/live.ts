/** What stands at the playhead: primitives read from the buffers, so that only what changed renders. */
import { axisIn, axisUnit, endPosition, isOnAxis, stepAt, type Axis, type AxisUnit } from '../charts/axisUnit.ts'
import { grainOf, onGrain } from '../config/index.ts'
import type { RunRecord, RunSamples } from '../store/types.ts'
import { useConfig, useReadableRuns, useView } from '../store/index.ts'

/** By how much the playhead moves at least. */
export const useGrain = (): number => useConfig(({ configuration }) => grainOf(configuration))

/** Where the playhead stands on the axis: at a whole step, or where parts of its unit count on the axis' grain. */
export function usePlayhead(): number {
  const grain = useGrain()
  return useView((view) => onGrain(grain, view.playhead))
}

export const useAxisUnit = (): AxisUnit => useConfig(({ configuration }) => axisUnit(configuration))

/** With all that places a step on it. */
export const useAxis = (): Axis => useConfig(({ configuration }) => axisIn(configuration))

/** Whether the playhead stands where a diverged run has no values any more. */
export function useIsPastEnd(key: string): boolean {
  const playhead = usePlayhead()
  const axis = useAxis()
  return useReadableRuns(({ runs }) => {
    const samples = runs.get(key)?.samples
    return samples?.end?.status === 'diverged' && playhead >= (endPosition(samples, axis) ?? Infinity)
  })
}

/** Reads one number of a run at the playhead, in a diverged run the last finite one; NaN while there is none. */
export function useAtPlayhead(key: string, read: (samples: RunSamples, index: number) => number): number {
  const playhead = usePlayhead()
  const axis = useAxis()
  return useReadableRuns(({ runs }) => at(runs.get(key), axis, playhead, read))
}

function at(
  record: RunRecord | undefined,
  axis: Axis,
  playhead: number,
  read: (samples: RunSamples, index: number) => number,
): number {
  if (record === undefined || record.samples.count === 0 || !isOnAxis(record.samples, axis)) return NaN
  return read(record.samples, stepAt(record.samples, axis, playhead))
}

export const lossAt = (samples: RunSamples, index: number) => samples.losses[index] ?? NaN
export const xAt = (samples: RunSamples, index: number) => samples.points[2 * index] ?? NaN
export const yAt = (samples: RunSamples, index: number) => samples.points[2 * index + 1] ?? NaN
export const gradientNormAt = (samples: RunSamples, index: number) => samples.gradientNorms[index] ?? NaN
/** Of a sum of n terms, n term gradients are one. */
export const evaluationsAt = (samples: RunSamples, index: number) =>
  (samples.termEvaluations[index] ?? NaN) / samples.terms

/** Length of the step that led to the point; NaN at the start. */
export const stepLengthAt = (samples: RunSamples, index: number): number =>
  index < 1
    ? NaN
    : Math.hypot(xAt(samples, index) - xAt(samples, index - 1), yAt(samples, index) - yAt(samples, index - 1))
