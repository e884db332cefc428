import { useEffect, useMemo } from 'react'
import { keyOn } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import type { GradientNoise, GradientNoiseRequest } from '../../engine/gradientNoise.ts'
import { useConfig, useGradientNoise, useReadableRuns, useView, wantGradientNoise } from '../../store/index.ts'
import { axisIn, stepAt } from '../axisUnit.ts'
import { estimatedAt, noiseRequest, recentScatter, type Estimated } from './estimated.ts'

export interface EstimatedThere extends Estimated {
  /** Measured along the path. */
  recent: { variance: number; updates: number }
  /** At this point, or while that is worked out at one just before; absent where nothing is known yet. */
  noise?: GradientNoise
  /** Whether `noise` is of this very point. */
  isHere: boolean
}

/** A run's gradient at the playhead and all that can be said of its scatter, which is asked for under the onlooker's name. */
export function useEstimated(run: RunConfiguration | undefined, onlooker: string): EstimatedThere | undefined {
  const configuration = useConfig((state) => state.configuration)
  const playhead = useView((view) => view.playhead)
  const record = useReadableRuns(({ runs }) => (run ? runs.get(keyOn(run.key, 0)) : undefined))
  const found = useGradientNoise((state) => state.found)
  const step = record ? stepAt(record.samples, axisIn(configuration), playhead) : 0
  const estimated = record && estimatedAt(record, step)
  const asked = run && estimated && noiseRequest(configuration, run, estimated)
  const [x, y] = asked?.point ?? []
  const { B, replacement } = asked?.batch ?? {}
  const surface = asked?.surface
  // One request for as long as it says the same: rows of data are not compared.
  const request = useMemo((): GradientNoiseRequest | undefined => {
    if (!surface || x === undefined || y === undefined) return undefined
    const batch = B !== undefined && replacement !== undefined ? { B, replacement } : undefined
    return { kind: 'gradientNoise', surface, point: [x, y], ...(batch && { batch }) }
  }, [surface, x, y, B, replacement])
  useEffect(() => wantGradientNoise(onlooker, request), [onlooker, request])
  useEffect(() => () => wantGradientNoise(onlooker, undefined), [onlooker])
  if (!record || !estimated) return undefined
  const recent = recentScatter(record, estimated.step)
  const isOf = request && found && isOneKind(found.request, request)
  return {
    ...estimated,
    recent,
    ...(isOf && { noise: found.noise }),
    isHere: isOf === true && found.request.point.join() === request.point.join(),
  }
}

/** Of the same terms and batches, wherever. */
const isOneKind = (a: GradientNoiseRequest, b: GradientNoiseRequest): boolean =>
  a.surface === b.surface && a.batch?.B === b.batch?.B && a.batch?.replacement === b.batch?.replacement
