/** The surface from the side, as the screen has it. The relief itself is an image, also in an SVG; axes, paths and words are drawn. */
import { createDrapeCache } from '../../charts/relief/drapeCache.ts'
import { drawBack } from '../../charts/relief/drawAxes.ts'
import { drawRelief } from '../../charts/relief/drawRelief.ts'
import { boxOf, cameraFor, matrixOf, type Box, type Camera } from '../../charts/relief/geometry.ts'
import { heightScale, type HeightScale } from '../../charts/relief/height.ts'
import { coloursOf, LAMP } from '../../charts/relief/lighting.ts'
import { meshOf } from '../../charts/relief/mesh.ts'
import { createRenderer, type ReliefRenderer } from '../../charts/relief/renderer.ts'
import { terrainOf, type Terrain } from '../../charts/relief/terrain.ts'
import type { Frame, Projection } from '../../charts/surface/geometry.ts'
import type { Box as Rectangle } from '../../charts/surface/labels.ts'
import { drawnSurface } from '../../charts/surface/overlays/useDrawnSurface.ts'
import { createSceneMemory } from '../../charts/surface/scene.ts'
import { criticalPointsOf } from '../../charts/surface/criticalLabels.ts'
import { drawnPenalty, mostSteps, surfaceAt } from '../../config/index.ts'
import { runsOf, type Seen } from '../seen.ts'
import { F, PENALIZED } from './symbols.ts'
import { drawPlate, widthOfSpans, writeSpans, type Span } from './text.ts'

type Context = CanvasRenderingContext2D

interface Room {
  width: number
  height: number
  projection: Projection
  /** What labels keep off. */
  obstacles: readonly Rectangle[]
}

/** Draws the relief and all that lies on it; false where nothing can be seen from the side: without angles, a picture or WebGL. */
export function drawFromTheSide(context: Context, room: Room, seen: Seen): boolean {
  const { configuration, palette, view, runs: state } = seen
  const relief = configuration.shown?.relief
  const picture = state.contours
  if (!relief || !picture) return false
  const { projection } = room
  const box = boxOf(projection.frame)
  const height = heightScale(picture)
  const terrain = terrainIn(seen, projection, box, height)
  if (!terrain) return false
  const camera = cameraFor(projection.frame, box, relief)
  const ground = groundOf(context, room, seen, { camera, box, terrain })
  if (!ground) return false
  const axes = { camera, box, projection, palette, height }
  drawBack(context, axes)
  context.drawImage(ground, 0, 0, room.width, room.height)
  const scene = {
    ...axes,
    runs: runsOf(seen),
    playhead: view.playhead,
    steps: mostSteps(configuration),
    start: configuration.start,
    critical: criticalPointsOf(configuration.surface, seen.runs.contours?.found),
    obstacles: room.obstacles,
    terrain,
  }
  drawRelief(context, scene, createDrapeCache(), seen.memory ?? createSceneMemory())
  return true
}

/** On which scale heights stand. */
export function drawHeightWords(
  context: Context,
  { left, top, height }: Frame,
  { configuration, palette, runs }: Seen,
) {
  if (!runs.contours) return
  const [before, after] = heightScale(runs.contours).words
  const spans: Span[] = [{ text: before }, ...(drawnPenalty(configuration) ? PENALIZED : F), { text: after }]
  const y = top + height - 36
  drawPlate(context, palette, left + 10, y, widthOfSpans(context, palette, spans, 12) + 20, 26)
  context.fillStyle = palette.ink2
  writeSpans(context, palette, spans, left + 20, y + 13, 12)
}

function terrainIn(seen: Seen, { view }: Projection, box: Box, height: HeightScale): Terrain | undefined {
  const { configuration } = seen
  const now = surfaceAt(configuration, configuration.surface, seen.view.playhead)
  const drawn = drawnSurface(now, drawnPenalty(configuration)?.strength ?? 0)
  return drawn && terrainOf((x, y) => drawn.value(x, y), view, box, height.share)
}

/** Pixels for a unit in a file of vectors: enough for print. An image has those that it has. */
const SHARP = 3
/** More than this, and graphics cards give less than was asked for. */
const WIDEST = 4096

let drawing: { canvas: HTMLCanvasElement; renderer: ReliefRenderer } | undefined

/** One canvas for all figures: browsers give a page only a few that have a graphics card behind them. */
function drawingOf() {
  if (drawing) return drawing
  const canvas = document.createElement('canvas')
  const renderer = createRenderer(canvas, () => {})
  if (renderer) drawing = { canvas, renderer }
  return drawing
}

/** The lit relief without anything on it. */
function groundOf(
  context: Context,
  { width, height }: Room,
  { palette, runs }: Seen,
  { camera, box, terrain }: { camera: Camera; box: Box; terrain: Terrain },
): HTMLCanvasElement | undefined {
  const made = drawingOf()
  if (!made || !runs.contours) return undefined
  const { canvas, renderer } = made
  const wanted = context instanceof CanvasRenderingContext2D ? context.getTransform().a : SHARP
  const pixel = Math.min(WIDEST / Math.max(width, height), wanted)
  canvas.width = Math.round(width * pixel)
  canvas.height = Math.round(height * pixel)
  renderer.setMesh(meshOf(terrain))
  const matrix = matrixOf(camera, box, width, height)
  renderer.draw({ ...coloursOf(palette, runs.contours), matrix, lamp: LAMP, pixel })
  return canvas
}
