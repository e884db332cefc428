import type { CriticalPoint } from '../../core/method.ts'
import { drawCross, drawMarker, haloText } from '../canvas.ts'
import { formatStep } from '../format.ts'
import { colourOf } from '../marker.ts'
import type { Palette } from '../palette.ts'
import { hasDiverged, type ShownRun } from '../shownRuns.ts'
import { addClutter, createClutter } from '../surface/clutter.ts'
import { drawExit } from '../surface/drawPaths.ts'
import type { Projection } from '../surface/geometry.ts'
import type { Box as Rectangle } from '../surface/labels.ts'
import { dotCadence } from '../surface/path.ts'
import { traceCritical } from '../surface/traceCritical.ts'
import { drawLabels, type Head, type SceneMemory } from '../surface/scene.ts'
import { drawAxes } from './drawAxes.ts'
import { drawSeenPath, pastOf, see, type SeenPath } from './drawPath.ts'
import type { DrapeCache } from './drapeCache.ts'
import { screenX, screenY, type Box, type Camera } from './geometry.ts'
import type { HeightScale } from './height.ts'
import { heightAt, isHidden, type Terrain } from './terrain.ts'

type Context = CanvasRenderingContext2D

export interface ReliefScene {
  runs: readonly ShownRun[]
  playhead: number
  steps: number
  start: readonly [x: number, y: number]
  critical: readonly CriticalPoint[]
  /** Of the flat picture. */
  projection: Projection
  palette: Palette
  /** What labels must not cover. */
  obstacles: readonly Rectangle[]
  camera: Camera
  box: Box
  terrain: Terrain
  height: HeightScale
}

interface Place {
  X: number
  Y: number
  hidden: boolean
}

/** From the surface's coordinates to the world's ground. */
export const worldOf =
  ({ view, kx, ky }: Projection, { width, depth }: Box) =>
  (x: number, y: number): readonly [x: number, y: number] => [
    (x - view.x[0]) * kx - width / 2,
    depth / 2 + (y - view.y[1]) * -ky,
  ]

/** Where a point of the surface is seen; undefined beside the ground and where f has no value. */
function placeOf({ projection, box, terrain, camera }: ReliefScene, x: number, y: number): Place | undefined {
  const [wx, wy] = worldOf(projection, box)(x, y)
  const z = heightAt(terrain, wx, wy)
  if (Number.isNaN(z)) return undefined
  return {
    X: screenX(camera, wx, wy),
    Y: screenY(camera, wx, wy, z),
    hidden: isHidden(terrain, camera, wx, wy, z),
  }
}

/** What is behind the relief shows through it, faintly. */
const FAINT = 0.4

function headOf(scene: ReliefScene, run: ShownRun, path: SeenPath): (Head & { hidden: boolean }) | undefined {
  const { points, end } = run.record.samples
  const place = placeOf(scene, points[2 * run.step] ?? NaN, points[2 * run.step + 1] ?? NaN)
  const diverged = hasDiverged(run, scene.playhead) && end ? `diverged at ${formatStep(end.step)}` : ''
  if (place) return { run, x: place.X, y: place.Y, hidden: place.hidden, remark: diverged }
  const last = pastOf(path.draped, run.step) - 1
  if (last < 1) return undefined
  const { pixels, hidden, draped } = path
  const [x, y] = [pixels[2 * last] ?? 0, pixels[2 * last + 1] ?? 0]
  const angle = Math.atan2(y - (pixels[2 * last - 1] ?? 0), x - (pixels[2 * last - 2] ?? 0))
  const step = Math.ceil(draped.steps[last] ?? 0)
  const remark = `left the view at ${formatStep(step)}${diverged && `, ${diverged}`}`
  return { run, x, y, hidden: hidden[last] === 1, exit: { x, y, angle, step }, remark }
}

/** A dot at every tenth step or so, as on the flat picture. */
function drawDots(context: Context, scene: ReliefScene, { record, step, slot, opacity }: ShownRun) {
  const { points } = record.samples
  const cadence = dotCadence(scene.steps)
  let [lastX, lastY] = [NaN, NaN]
  context.beginPath()
  for (let k = cadence; k <= step; k += cadence) {
    const place = placeOf(scene, points[2 * k] ?? NaN, points[2 * k + 1] ?? NaN)
    if (!place || place.hidden || (Math.abs(place.X - lastX) < 0.7 && Math.abs(place.Y - lastY) < 0.7)) continue
    context.moveTo(place.X + 1.9, place.Y)
    context.arc(place.X, place.Y, 1.9, 0, 2 * Math.PI)
    ;[lastX, lastY] = [place.X, place.Y]
  }
  context.globalAlpha = opacity
  context.fillStyle = scene.palette.run[colourOf(slot)] ?? scene.palette.ink
  context.fill()
  context.globalAlpha = 1
}

/** More points than this would be a carpet if those behind hills were seen too. */
const MOST_FAINT = 24

function drawCritical(context: Context, scene: ReliefScene): Rectangle[] {
  const boxes: Rectangle[] = []
  context.strokeStyle = scene.palette.ink
  context.lineWidth = 1.2
  for (const { kind, point } of scene.critical) {
    const place = placeOf(scene, ...point)
    if (!place || (place.hidden && scene.critical.length > MOST_FAINT)) continue
    context.save()
    context.translate(place.X, place.Y)
    context.globalAlpha = place.hidden ? FAINT : 1
    context.beginPath()
    traceCritical(context, kind, 0, 0)
    if (kind === 'minimum') {
      context.moveTo(6.5, 0)
      context.arc(0, 0, 6.5, 0, 2 * Math.PI)
    }
    context.stroke()
    context.restore()
    boxes.push({ x: place.X - 10, y: place.Y - 10, width: 20, height: 20 })
  }
  return boxes
}

function drawStart(context: Context, scene: ReliefScene): Rectangle[] {
  const place = placeOf(scene, ...scene.start)
  if (!place) return []
  const { X, Y, hidden } = place
  const { palette } = scene
  context.globalAlpha = hidden ? FAINT : 1
  context.beginPath()
  context.arc(X, Y, 7, 0, 2 * Math.PI)
  context.fillStyle = palette.panel
  context.fill()
  context.strokeStyle = palette.ink
  context.lineWidth = 1.8
  context.stroke()
  context.beginPath()
  context.arc(X, Y, 2, 0, 2 * Math.PI)
  context.fillStyle = palette.ink
  context.fill()
  context.font = `500 12px ${palette.font}`
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  haloText(context, 'start', X - 14, Y, palette.ink, palette.casing)
  context.globalAlpha = 1
  return [{ x: X - 50, y: Y - 14, width: 64, height: 28 }]
}

/** All that lies on the relief, and the axes round it. */
export function drawRelief(context: Context, scene: ReliefScene, cache: DrapeCache, memory: SceneMemory) {
  const { runs, palette, projection, camera, box, terrain, playhead } = scene
  if (memory.palette !== palette) memory.widths.clear()
  memory.palette = palette
  const clutter = createClutter(projection.frame, memory.clutter)
  memory.clutter = clutter
  drawAxes(context, scene)
  const marks = drawCritical(context, scene)
  const toWorld = worldOf(projection, box)
  const seen = runs.map((run) => ({ run, path: see(cache.of(run, terrain, toWorld), terrain, camera) }))
  for (const { run, path } of seen) {
    drawSeenPath(context, palette, path, run)
    drawDots(context, scene, run)
    const last = pastOf(path.draped, run.step) - 1
    if (last > 0) addClutter(clutter, path, last, path.pixels[2 * last] ?? 0, path.pixels[2 * last + 1] ?? 0)
  }
  const start = drawStart(context, scene)
  const heads = seen.flatMap(({ run, path }) => headOf(scene, run, path) ?? [])
  for (const { run, x, y, exit, hidden } of heads) {
    context.globalAlpha = run.opacity * (hidden ? FAINT : 1)
    if (exit) drawExit(context, palette, run.slot, exit)
    else if (hasDiverged(run, playhead)) drawCross(context, palette, run.slot, x, y, 5)
    else drawMarker(context, palette, run.slot, x, y, run.opacity === 1 ? 5.2 : 4.6)
  }
  context.globalAlpha = 1
  heads.sort((a, b) => a.run.order - b.run.order)
  drawLabels(context, { palette, projection, obstacles: [...scene.obstacles, ...start, ...marks] }, memory, heads)
}
