/** A problem with one parameter, as it stands on the screen: its curve with the runs on it, and under it their steps. */
import { drawnPenalty, mostSteps, surfaceOf } from '../../config/index.ts'
import { localModel } from '../../charts/curve/localModel.ts'
import { legendBox } from '../../charts/curve/CurveLegend.tsx'
import { curveScene, drawDrops, stepsScene, type RunsOnCurve } from '../../charts/curve/drawRuns.ts'
import { curveFrames } from '../../charts/curve/geometry.ts'
import { criticalOnCurve } from '../../charts/curve/marks.ts'
import { parabola } from '../../charts/curve/model.ts'
import { drawCurve, type CurvePlace } from '../../charts/curve/picture.ts'
import { heightAt, placeCurve } from '../../charts/curve/place.ts'
import { moveWords } from '../../charts/moveWords.ts'
import type { ShownRun } from '../../charts/shownRuns.ts'
import { criticalBoxes } from '../../charts/surface/criticalLabels.ts'
import { clipToFrame } from '../../charts/surface/drawField.ts'
import { furniture } from '../../charts/surface/furniture.ts'
import { isCompact, plotFrame, type Frame } from '../../charts/surface/geometry.ts'
import type { Box } from '../../charts/surface/labels.ts'
import { marksBox } from '../../charts/surface/MarksLegend.tsx'
import { createSceneMemory, type SceneMemory } from '../../charts/surface/scene.ts'
import { seenPlaces } from '../../charts/surface/seenPlaces.ts'
import { startBox } from '../../charts/surface/StartHandle.tsx'
import { marksOf } from '../../charts/surface/useMarks.ts'
import type { ContourPicture } from '../../engine/types.ts'
import { runsOf, type Seen } from '../seen.ts'
import { drawCurveAxes } from './curveAxes.ts'
import { drawKey, drawTheory } from './curveWords.ts'
import { drawCriticalLabels, drawCriticalPoints } from './critical.ts'
import { planEstimate } from './estimate.ts'
import { drawMarksKey } from './marks.ts'
import { drawNotice, drawPenalty } from './notes.ts'
import { drawWhole } from './paths.ts'
import { drawOrigin, drawStart } from './start.ts'

type Context = CanvasRenderingContext2D

/** The experiment's own picture. */
export function drawOneParameter(context: Context, width: number, height: number, seen: Seen) {
  const { configuration, palette, view, runs: state } = seen
  const { surface, start, steps: length } = configuration
  const steps = mostSteps(configuration)
  const frame = plotFrame(width, height)
  const picture = state.contours
  const place = placeCurve(picture, (configuration.view ?? surfaceOf(surface).view).x, length, frame)
  if (!place || !picture) return
  const penalty = drawnPenalty(configuration)
  const compact = isCompact(frame)
  const runs = runsOf(seen)
  const key = legendBox(place)
  const meanings = marksOf(
    runs.map((run) => run.key),
    state.runs,
    'steps',
    seen.rounds,
  )
  const keyPlace = marksBox(meanings, frame, compact, penalty !== undefined)
  const notice = picture.undefinedShare > 0
  const fixed: Box[] = [
    // Names stay where they are on the screen, which has buttons here.
    ...furniture(curveFrames(frame).curve, {
      tools: true,
      compact,
      legend: false,
      notice,
      caption: false,
      inspecting: false,
    }),
    ...(key ? [key] : []),
  ]
  const marks = criticalOnCurve(place, picture.found, penalty ? ' of f' : '', fixed)
  const at = [start[0], heightAt(place, start[0])] as const
  const estimate = planEstimate(place.projection, seen, (x) => heightAt(place, x))
  const obstacles = [
    ...fixed,
    ...(keyPlace ? [keyPlace] : []),
    ...criticalBoxes(marks),
    ...(estimate?.boxes ?? []),
    startBox(place.projection, at),
  ]
  drawCurve(context, palette, place, picture.found)
  drawModel(context, place, seen)
  drawCurveAxes(context, place, seen)
  drawCriticalPoints(context, palette, marks)
  drawRuns(
    context,
    {
      place,
      palette,
      runs,
      rounds: seen.rounds,
      playhead: view.playhead,
      steps,
      obstacles,
      penalty: penalty?.strength,
    },
    seen.memory,
  )
  drawCriticalLabels(context, palette, marks)
  drawStart(context, place.projection, palette, at)
  estimate?.draw(context)
  drawTheory(context, place, seen)
  if (keyPlace) drawMarksKey(context, palette, meanings, keyPlace)
  if (key) drawKey(context, place, key, seen, penalty !== undefined)
  drawNotice(context, frame, palette, picture.undefinedShare, moveWords(configuration, view.playhead))
  if (penalty) drawPenalty(context, frame, palette, configuration)
}

/** One run in a panel. */
export function drawCurvePanel(
  context: Context,
  frame: Frame,
  sides: { x: boolean; y: boolean },
  seen: Seen,
  {
    picture,
    x,
    start,
    run,
  }: { picture: ContourPicture | undefined; x: readonly [number, number]; start: number; run: ShownRun | undefined },
) {
  const { configuration, palette, view } = seen
  const steps = mostSteps(configuration)
  const place = placeCurve(picture, x, configuration.steps, frame)
  if (!place) return
  drawCurve(context, palette, place, picture?.found)
  drawCurveAxes(context, place, seen, sides)
  drawCriticalPoints(context, palette, criticalOnCurve(place, picture?.found, '', []))
  const runs = run ? [run] : []
  drawRuns(context, {
    place,
    palette,
    runs,
    playhead: view.playhead,
    steps,
    obstacles: [],
    penalty: undefined,
    alone: true,
  })
  drawOrigin(context, place.projection, palette, [start, heightAt(place, start)], 6)
}

function drawRuns(context: Context, drawing: RunsOnCurve, memory?: SceneMemory) {
  const on = curveScene(drawing)
  const under = stepsScene(drawing)
  if (under) {
    drawDrops(context, drawing.palette, on, under)
    drawWhole(context, under, createSceneMemory())
  }
  drawWhole(context, on, memory ?? { ...createSceneMemory(), candidates: drawing.alone ? new Map() : seenPlaces() })
}

/** The parabola of f's quadratic model at the watched run. */
function drawModel(context: Context, place: CurvePlace, seen: Seen) {
  if (!seen.configuration.shown?.overlays?.includes('model')) return
  const { model } = localModel(seen)
  if (!model) return
  context.save()
  clipToFrame(context, place.projection.frame)
  context.setLineDash([5, 3.5])
  context.strokeStyle = seen.palette.accent
  context.lineWidth = 1.4
  context.beginPath()
  for (const [X, Y] of parabola(place, model)) context.lineTo(X, Y)
  context.stroke()
  context.restore()
}
