import type { Rounds } from '../../engine/rounds.ts'
import type { Palette } from '../palette.ts'
import { colourOf } from '../marker.ts'
import type { ShownRun } from '../shownRuns.ts'
import { inFrame, toX, toY, unproject } from '../surface/geometry.ts'
import type { Box } from '../surface/labels.ts'
import { dotCadence } from '../surface/path.ts'
import type { Scene } from '../surface/scene.ts'
import { alongSteps, onCurve } from './lift.ts'
import { liftedRounds, minimaAtHeights, roundsAlongSteps } from './liftRounds.ts'
import type { CurvePlace } from './picture.ts'
import { heightAt } from './place.ts'

/** What the runs' pictures are made of. */
export interface RunsOnCurve {
  place: CurvePlace
  palette: Palette
  runs: readonly ShownRun[]
  playhead: number
  /** Of the run that has most. */
  steps: number
  obstacles: readonly Box[]
  /** The lambda of the penalized objective, if that is drawn. */
  penalty: number | undefined
  /** What the clients of federated runs did, by the run's key. */
  rounds?: ReadonlyMap<string, Rounds>
  /** One run in a picture of its own. */
  alone?: boolean
}

/** A dot at every step where there are not too many. */
export const curveCadence = (steps: number): number => dotCadence(steps, 1)

/** The runs on the curve, with their names. */
export const curveScene = ({ place, penalty, runs, rounds, ...rest }: RunsOnCurve): Scene => ({
  ...rest,
  rounds: liftedRounds(runs, rounds, (each) => minimaAtHeights(each, (x) => heightAt(place, x))),
  runs: runs.map((run) => onCurve(run, place.curve, place.heights, penalty)),
  projection: place.projection,
  line: pixelsOf(place),
  cadence: curveCadence(rest.steps),
})

/** Pixels between two points of the curve. */
const APART = 6

/** The curve across the frame. */
function pixelsOf(place: CurvePlace): Float64Array {
  const { projection: p } = place
  const pixels = new Float64Array(2 * (Math.floor(p.frame.width / APART) + 1))
  for (let i = 0; i < pixels.length; i += 2) {
    const X = p.frame.left + (i / 2) * APART
    const [x] = unproject(p, X, 0)
    pixels[i] = X
    pixels[i + 1] = toY(p, heightAt(place, x))
  }
  return pixels
}

/** The same runs over their steps, without names; undefined where there is no room. */
export function stepsScene({ place, runs, rounds, ...rest }: RunsOnCurve): Scene | undefined {
  if (!place.steps) return undefined
  return {
    ...rest,
    rounds: liftedRounds(runs, rounds, roundsAlongSteps),
    runs: runs.map(alongSteps),
    projection: place.steps,
    cadence: curveCadence(rest.steps),
    alone: true,
  }
}

/** From where each run is on the curve down to where it is among the steps: one x. */
export function drawDrops(context: CanvasRenderingContext2D, palette: Palette, on: Scene, under: Scene) {
  context.save()
  context.setLineDash([2, 3])
  context.lineWidth = 1
  for (const [i, run] of on.runs.entries()) {
    const lower = under.runs[i]
    if (!lower) continue
    const [x = NaN, height = NaN] = run.record.samples.points.subarray(2 * run.step)
    const from = [toX(on.projection, x), toY(on.projection, height)] as const
    const to = [from[0], toY(under.projection, lower.record.samples.points[2 * lower.step + 1] ?? NaN)] as const
    if (!inFrame(on.projection.frame, ...from) || !inFrame(under.projection.frame, ...to)) continue
    context.globalAlpha = 0.6 * run.opacity
    context.strokeStyle = palette.run[colourOf(run.slot)] ?? palette.ink
    context.beginPath()
    context.moveTo(...from)
    context.lineTo(...to)
    context.stroke()
  }
  context.restore()
}
