import { drawnPenalty, surfaceOf, mostSteps } from '../../config/index.ts'
import { criticalBoxes, criticalMarks, criticalPointsOf } from '../../charts/surface/criticalLabels.ts'
import { drawField } from '../../charts/surface/drawField.ts'
import { freeLabels } from '../../charts/surface/freeLabels.ts'
import { furniture, hasScale } from '../../charts/surface/furniture.ts'
import { isCompact, plotFrame, project, visibleView, type Projection } from '../../charts/surface/geometry.ts'
import type { Box } from '../../charts/surface/labels.ts'
import { shownOverlays } from '../../charts/surface/offReasons.ts'
import { moveWords } from '../../charts/moveWords.ts'
import { drawOverlays } from '../../charts/surface/overlays/drawOverlays.ts'
import { marksBox } from '../../charts/surface/MarksLegend.tsx'
import { createSceneMemory, isBusy } from '../../charts/surface/scene.ts'
import { seenPlaces } from '../../charts/surface/seenPlaces.ts'
import { startBox } from '../../charts/surface/StartHandle.tsx'
import { marksOf } from '../../charts/surface/useMarks.ts'
import { runsOf, type Seen } from '../seen.ts'
import { drawAxes } from './axes.ts'
import { drawCriticalLabels, drawCriticalPoints } from './critical.ts'
import { drawOneParameter } from './curve.ts'
import { planEstimate } from './estimate.ts'
import { drawMarksKey } from './marks.ts'
import { drawNotice, drawPenalty } from './notes.ts'
import { planOverlayWords } from './overlays.ts'
import { drawWhole } from './paths.ts'
import { drawFromTheSide, drawHeightWords } from './relief.ts'
import { drawScale } from './scale.ts'
import { drawStart } from './start.ts'
import { PENALIZED, F } from './symbols.ts'

/** How high the surface is in a figure so wide: its plot has the shape that it has on the screen. */
export function surfaceHeight(width: number, { view }: Seen): number {
  const { visible } = view
  const frame = plotFrame(width, 1000)
  const shape = visible ? visible.height / visible.width : 0.6
  return frame.width * shape + 1000 - frame.height
}

/** The surface and all that stands on it, with the same functions and in the same places as on the screen. */
export function drawSurface(context: CanvasRenderingContext2D, width: number, height: number, seen: Seen) {
  const { configuration, palette, view, runs: state } = seen
  const { surface } = configuration
  if (surfaceOf(surface).isOneParameter) return drawOneParameter(context, width, height, seen)
  const frame = plotFrame(width, height)
  const shown = view.visible?.view ?? visibleView(configuration.view ?? surfaceOf(surface).view, frame, true)
  const p = project(shown, frame)
  const penalty = drawnPenalty(configuration)
  const picture = state.contours
  const legend = picture !== undefined && hasScale(frame)
  const fixed = furniture(frame, {
    compact: isCompact(frame),
    // Names stay where they are on the screen, which has buttons here.
    tools: true,
    legend,
    notice: (picture?.undefinedShare ?? 0) > 0 || surfaceOf(surface).moves !== undefined,
    caption: penalty !== undefined,
    inspecting: false,
  })
  const room = { width, height, projection: p, obstacles: fixed }
  if (drawFromTheSide(context, room, seen)) drawHeightWords(context, frame, seen)
  else drawFlat(context, p, seen, fixed)
  if (picture && legend) drawScale(context, frame, palette, picture, penalty ? PENALIZED : F, mostSteps(configuration))
  if (picture) drawNotice(context, frame, palette, picture.undefinedShare, moveWords(configuration, view.playhead))
  if (penalty) drawPenalty(context, frame, palette, configuration)
}

/** The surface from above, with what stands on it. */
function drawFlat(context: CanvasRenderingContext2D, p: Projection, seen: Seen, fixed: readonly Box[]) {
  const { configuration, palette, view, runs: state } = seen
  const { surface, start } = configuration
  const { frame } = p
  const runs = runsOf(seen)
  const penalty = drawnPenalty(configuration)
  const picture = state.contours
  const marks = criticalMarks(criticalPointsOf(surface, picture?.found), penalty ? ' of f' : '', p, [
    ...fixed,
    startBox(p, start),
  ])
  const meanings = marksOf(
    runs.map(({ key }) => key),
    state.runs,
    'steps',
    seen.rounds,
  )
  const keyPlace = marksBox(meanings, frame, isCompact(frame), penalty !== undefined)
  const obstacles = [...fixed, ...(keyPlace ? [keyPlace] : []), ...criticalBoxes(marks)]
  if (picture) drawField(context, p, palette, picture, freeLabels(picture, p, obstacles), 1)
  const names = drawOverlays(context, p, palette, seen)
  const words = planOverlayWords(
    context,
    p,
    palette,
    seen,
    (picture?.undefinedShare ?? 0) > 0 || surfaceOf(surface).moves ? 44 : 10,
  )
  const estimate = planEstimate(p, seen)
  drawAxes(context, p, palette)
  drawCriticalPoints(context, palette, marks)
  const scene = {
    runs,
    projection: p,
    palette,
    playhead: view.playhead,
    rounds: seen.rounds,
    steps: mostSteps(configuration),
    busy: isBusy(shownOverlays(configuration)),
    obstacles: [...obstacles, ...names, ...(words ? [words.box] : []), ...(estimate?.boxes ?? []), startBox(p, start)],
  }
  drawWhole(context, scene, seen.memory ?? { ...createSceneMemory(), candidates: seenPlaces() })
  drawCriticalLabels(context, palette, marks)
  drawStart(context, p, palette, start)
  estimate?.draw(context)
  words?.draw()
  if (keyPlace) drawMarksKey(context, palette, meanings, keyPlace)
}
