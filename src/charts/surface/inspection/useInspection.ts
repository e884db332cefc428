import { useEffect, useMemo, useRef } from 'react'
import { atGrain, runLabel, specificationOf, surfaceOf } from '../../../config/index.ts'
import type { RunConfiguration } from '../../../config/types.ts'
import { useConfig, useRuns, useView, type RunSamples } from '../../../store/index.ts'
import { axisIn, endPosition, isOnAxis, stepAt, type Axis } from '../../axisUnit.ts'
import { endsInSample, inspectorOf, lastUpdate, updateAt, type InspectedUpdate } from './inspected.ts'

/** The update of one run at the playhead, taken apart. */
export interface Inspection extends InspectedUpdate {
  run: RunConfiguration
  label: string
  /** The horizon. */
  steps: number
  isOneParameter: boolean
}

/**
 * The update that led to the playhead's point; at the start the first one, after a run's end its last. That of a run which
 * diverged leads to what is not finite. Undefined while there is none.
 */
export function useInspection(): Inspection | undefined {
  const key = useView(({ inspecting }) => inspecting)
  const configuration = useConfig((state) => state.configuration)
  const playhead = useView((view) => atGrain(configuration, view.playhead))
  const record = useRuns(({ runs }) => (key === undefined ? undefined : runs.get(key)))
  const axis = axisIn(configuration)
  const run = configuration.runs.find((each) => each.key === key)
  const specification = useMemo(() => run && specificationOf(configuration, run), [configuration, run])
  const inspector = useMemo(() => specification && inspectorOf(specification), [specification])
  const last = useRef<Inspection>(undefined)
  const inspection = useMemo(() => {
    if (!run || !specification || !inspector || !record || record.samples.count === 0) return undefined
    const { samples } = record
    const step = Math.max(1, updateUnder(samples, axis, playhead))
    if (step > lastUpdate(samples) || !isOnAxis(samples, axis)) return undefined
    const found = updateAt(inspector, samples, step)
    return (
      found && {
        ...found,
        run,
        label: runLabel(run, configuration.runs),
        steps: specification.steps,
        isOneParameter: surfaceOf(specification.surface).isOneParameter === true,
      }
    )
  }, [inspector, specification, run, record, playhead, axis, configuration])
  // While a drag goes on the samples may still be those of the configuration before: what is shown then stays as it was.
  const isOwn = inspection === undefined || endsInSample(inspection)
  useEffect(() => {
    if (isOwn) last.current = inspection
  })
  const kept = last.current
  return isOwn || kept?.run.key !== inspection.run.key ? inspection : kept
}

/** The update that led to what stands at the playhead, if only to what is not finite; 0 at the start. */
function updateUnder(samples: RunSamples, axis: Axis, playhead: number): number {
  const last = lastUpdate(samples)
  return playhead >= (endPosition(samples, axis) ?? Infinity) ? last : Math.min(stepAt(samples, axis, playhead), last)
}
