/** Runs of one parameter as paths in a plane, so that all that draws paths draws them: x, and in place of y a height or a step. */
import type { RunRecord } from '../../store/index.ts'
import type { Ensemble } from '../../engine/ensemble/types.ts'
import type { Curve } from '../../engine/types.ts'
import { positionOf } from '../axisUnit.ts'
import type { ShownRun } from '../shownRuns.ts'
import { secondTracks, valueAt, type Track } from '../track.ts'
import { heightOf, valueOn, type Heights } from './geometry.ts'

interface Lifted {
  of: readonly unknown[]
  record: RunRecord
}

/** A record is made anew with each chunk, so that what is made of it stays true. */
type Memory = WeakMap<RunRecord, Lifted>
const onCurves: Memory = new WeakMap()
const overSteps: Memory = new WeakMap()

function remembered(memory: Memory, run: ShownRun, of: readonly unknown[], lift: () => RunRecord): ShownRun {
  const known = memory.get(run.record)
  if (known && known.of.every((each, i) => Object.is(each, of[i]))) return { ...run, record: known.record }
  const record = lift()
  memory.set(run.record, { of, record })
  return { ...run, record }
}

/** A slot that is drawn as a second path, as the points (x, `height(x, step)`) one after another. */
function lifted({ samples, ...record }: RunRecord, height: (track: Track, step: number) => number): RunRecord {
  const { count } = samples
  const points = (track: Track) => {
    const out = new Float64Array(2 * count)
    for (let k = 0; k < count; k++) {
      out[2 * k] = valueAt(track, k)
      out[2 * k + 1] = height(track, k)
    }
    return out
  }
  const own = { values: samples.points, offset: 0, stride: 2 }
  const seconds = secondTracks(samples).map(({ name, track }) => ({ name, points: points(track) }))
  const width = 2 * seconds.length
  const slots = new Float64Array(width * count)
  for (const [place, second] of seconds.entries())
    for (let k = 0; k < count; k++) slots.set(second.points.subarray(2 * k, 2 * k + 2), width * k + 2 * place)
  return {
    ...record,
    samples: {
      ...samples,
      points: points(own),
      layout: seconds.map(({ name }) => ({ name, width: 2 })),
      shown: seconds.map(({ name }) => name),
      slots,
      // A simplex has an extent in y, of which there is none.
      corners: [],
    },
  }
}

/** Many seeds, each end point and each way at another height; regions of a plane are none here. */
function liftedEnsemble(
  ensemble: Ensemble | undefined,
  { end, way }: { end(x: number): number; way?(k: number): number },
): Ensemble | undefined {
  return (
    ensemble && {
      ...ensemble,
      endPoints: ensemble.endPoints.map((value, i, all) => (i % 2 === 0 ? value : end(all[i - 1]!))),
      paths: way ? ensemble.paths.map((path) => path.map((value, i) => (i % 2 === 0 ? value : way((i - 1) / 2)))) : [],
      density: [],
    }
  )
}

/**
 * The run on the curve: at the height of the f that was recorded, with the penalty if that is drawn; a second path at the
 * curve's own height.
 */
export const onCurve = (run: ShownRun, curve: Curve, heights: Heights, penalty = 0): ShownRun =>
  remembered(onCurves, run, [curve, heights.isLog, penalty], () => {
    const { losses, points } = run.record.samples
    const ensemble = liftedEnsemble(run.record.ensemble, { end: (x) => heightOf(heights, valueOn(curve, x)) })
    return lifted({ ...run.record, ensemble }, (track, k) => {
      const x = valueAt(track, k)
      if (track.values !== points) return heightOf(heights, valueOn(curve, x))
      return heightOf(heights, (losses[k] ?? NaN) + (penalty / 2) * x * x)
    })
  })

/** The run over its steps, or whatever the playhead counts. */
export const alongSteps = (run: ShownRun): ShownRun =>
  remembered(overSteps, run, [JSON.stringify(run.axis)], () => {
    const { ensemble } = run.record
    const placeOf = (k: number) => positionOf(run.positions, ensemble?.steps[k] ?? NaN)
    const last = (ensemble?.steps.length ?? 1) - 1
    return lifted(
      { ...run.record, ensemble: liftedEnsemble(ensemble, { end: () => placeOf(last), way: placeOf }) },
      (_, k) => positionOf(run.positions, k),
    )
  })
