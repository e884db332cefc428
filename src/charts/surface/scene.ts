import type { Overlay } from '../../config/types.ts'
import { drawCross, drawMarker, haloText } from '../canvas.ts'
import { formatStep } from '../format.ts'
import type { Rounds } from '../../engine/rounds.ts'
import { colourOf } from '../marker.ts'
import type { Palette } from '../palette.ts'
import { hasDiverged, type ShownRun } from '../shownRuns.ts'
import { drawClients, drawOwnMinima } from './drawClients.ts'
import { addClutter, clutterIn, createClutter, type Clutter } from './clutter.ts'
import { clipToFrame } from './drawField.ts'
import { drawDensities, drawEnsembles } from './drawEnsembles.ts'
import { drawExit, drawPath, findExit, type Exit } from './drawPaths.ts'
import { inFrame, toX, toY, type Projection } from './geometry.ts'
import { placeLabels, type Box, type Placement } from './labels.ts'
import {
  drawBest,
  drawClips,
  drawEvents,
  drawCorners,
  drawEndBeside,
  drawSeconds,
  headsBeside,
  labelKey,
} from './beside.ts'
import { dotCadence, indexAtStep } from './path.ts'
import type { PathCache } from './pathCache.ts'

/** What stays from frame to frame: where labels were, so that they stay there, and measured widths. */
export interface SceneMemory {
  candidates: Map<string, number>
  widths: Map<string, number>
  /** Of which the widths are: other fonts, other widths. */
  palette?: Palette
  clutter?: Clutter
  placements: readonly Placement[]
}

export const createSceneMemory = (): SceneMemory => ({ candidates: new Map(), widths: new Map(), placements: [] })

/** Where a path is at the playhead, or where it left the picture. */
export interface Head {
  run: ShownRun
  x: number
  y: number
  exit?: Exit
  /** Beside the name: what became of the run. */
  remark: string
  /** At the end of a path that the run shows beside its own: what that is called. */
  second?: string
}

export interface Scene {
  runs: readonly ShownRun[]
  /** The run that stands where its inspected update begins, not at the playhead. */
  inspected?: string
  projection: Projection
  palette: Palette
  playhead: number
  /** The horizon. */
  steps: number
  /** What labels must not cover. */
  obstacles: readonly Box[]
  /** What the clients of federated runs did, by the run's key. */
  rounds?: ReadonlyMap<string, Rounds>
  /** Arrows or lines are drawn all over the surface: names stand on plates of their own. */
  busy?: boolean
  /** Paths are drawn in every frame, by the hand that moves their start: as plainly as can be. */
  isMoving?: boolean
  /** One run in a picture of its own, that names it: no names, and a dot at every step where there are not too many. */
  alone?: boolean
  /** A line that names keep off where they can, in pixels, x and y in turn. */
  line?: Float64Array
  /** Every how many steps a dot is set; absent: as suits a surface. */
  cadence?: number
}

/** Whether arrows or lines are drawn all over the surface. */
export const isBusy = (overlays: readonly Overlay[] = []): boolean =>
  overlays.includes('field') || overlays.includes('flow')

function headOf(scene: Scene, cache: PathCache, run: ShownRun): Head | undefined {
  const { projection: p, playhead } = scene
  const { points, end } = run.record.samples
  const x = toX(p, points[2 * run.step] ?? NaN)
  const y = toY(p, points[2 * run.step + 1] ?? NaN)
  const diverged = hasDiverged(run, playhead) && end ? `diverged at ${formatStep(end.step)}` : ''
  const fate = diverged || (run.key === scene.inspected ? `at step ${formatStep(run.step)}` : '')
  const remark = [run.isBaseline ? 'baseline' : '', fate].filter(Boolean).join(', ')
  if (inFrame(p.frame, x, y)) return { run, x, y, remark }
  const path = cache.path(run.key, run.record, p)
  const exit = path.seen > run.step ? findExit(p, path, points, run.step) : undefined
  if (!exit) return undefined
  const left = `left the view at ${formatStep(exit.step)}${diverged && `, ${diverged}`}`
  return { run, x: exit.x, y: exit.y, exit, remark: left }
}

const NAME_FONT = (palette: Palette) => `600 12.5px ${palette.font}`
const REMARK_FONT = (palette: Palette) => `400 11.5px ${palette.font}`
const LABEL_HEIGHT = 18
const GAP = 6

function widthOf(context: CanvasRenderingContext2D, memory: SceneMemory, font: string, text: string): number {
  const key = `${font}|${text}`
  let width = memory.widths.get(key)
  if (width === undefined) {
    context.font = font
    width = context.measureText(text).width
    if (memory.widths.size > 500) memory.widths.clear()
    memory.widths.set(key, width)
  }
  return width
}

/** Beyond this many characters a name is cut: its whole is in the list of runs. On a small screen it stands alone. */
const NAME_LENGTH = 32
const SMALL = { width: 480, nameLength: 18 }

/** What is written beside the head. */
function wording({ run, remark, second }: Head, small: boolean): { name: string; remark: string } {
  if (second !== undefined) return { name: second, remark: small ? '' : remark }
  const most = small ? SMALL.nameLength : NAME_LENGTH
  const name = run.label.length > most ? `${run.label.slice(0, most - 1).trimEnd()}…` : run.label
  return { name, remark: small ? '' : remark }
}

/** A name beside every head, where there is room for it. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  scene: Pick<Scene, 'palette' | 'projection' | 'obstacles' | 'busy' | 'isMoving'>,
  memory: SceneMemory,
  heads: readonly Head[],
) {
  const { palette, projection } = scene
  const { clutter } = memory
  const nameFont = NAME_FONT(palette)
  const remarkFont = REMARK_FONT(palette)
  const small = projection.frame.width < SMALL.width
  const sized = heads.map((head) => {
    const { name, remark } = wording(head, small)
    const nameWidth = widthOf(context, memory, nameFont, name)
    const remarkWidth = remark ? widthOf(context, memory, remarkFont, remark) + GAP : 0
    return { key: labelKey(head), x: head.x, y: head.y, width: nameWidth + remarkWidth + 8, height: LABEL_HEIGHT }
  })
  const cost = clutter && ((box: Box) => clutterIn(clutter, box))
  const placements = placeLabels(sized, projection.frame, scene.obstacles, memory.candidates, cost)
  const headOfLabel = new Map(heads.map((head) => [labelKey(head), head]))
  memory.placements = placements.map((place) => ({ ...place, key: headOfLabel.get(place.key)?.run.key ?? place.key }))
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  for (const { key, box, leader, candidate } of placements) {
    const head = headOfLabel.get(key)
    if (!head) continue
    memory.candidates.set(key, candidate)
    const { run } = head
    const { name, remark } = wording(head, small)
    context.globalAlpha = 0.75 * run.opacity
    context.setLineDash([])
    context.strokeStyle = palette.run[colourOf(run.slot)] ?? palette.ink
    context.lineWidth = 1
    context.beginPath()
    context.moveTo(head.x, head.y)
    context.lineTo(leader[0], leader[1])
    context.stroke()
    context.globalAlpha = run.opacity
    const middle = box.y + box.height / 2
    if (scene.busy || scene.isMoving) {
      context.fillStyle = palette.casing
      context.fillRect(box.x, box.y, box.width, box.height)
    }
    context.font = nameFont
    const halo = scene.isMoving ? undefined : palette.casing
    haloText(context, name, box.x + 4, middle, palette.runText[colourOf(run.slot)] ?? palette.ink, halo)
    if (remark) {
      const x = box.x + 4 + widthOf(context, memory, nameFont, name) + GAP
      context.font = remarkFont
      haloText(context, remark, x, middle, palette.ink2, halo)
    }
    context.globalAlpha = 1
  }
}

/** Paths, markers, arrowheads where a path has left, crosses where it diverged, and the names beside them. */
export function drawScene(context: CanvasRenderingContext2D, scene: Scene, cache: PathCache, memory: SceneMemory) {
  const { projection: p, palette, runs, playhead, steps } = scene
  if (memory.palette !== palette) memory.widths.clear()
  memory.palette = palette
  memory.clutter = createClutter(p.frame, memory.clutter)
  context.save()
  clipToFrame(context, p.frame)
  cache.beginFrame()
  drawEnsembles(context, p, palette, runs)
  const cadence = scene.cadence ?? dotCadence(steps, scene.alone ? 1 : 10)
  for (const run of runs) {
    const known = scene.rounds?.get(run.key)
    if (known) drawClients(context, p, palette, run, known, steps)
  }
  if (scene.rounds?.size) drawOwnMinima(context, p, palette, runs, scene.rounds)
  for (const run of runs) {
    const { key, slot, record, opacity } = run
    const path = cache.path(key, record, p)
    const { points } = record.samples
    const step = Math.min(run.step, path.seen - 1)
    drawCorners(context, p, palette, { ...run, step })
    const isOneOfMany = record.ensemble !== undefined
    drawPath(context, p, palette, {
      slot,
      path,
      points,
      step,
      cadence,
      opacity,
      isBaseline: run.isBaseline,
      isOneOfMany,
      isMoving: scene.isMoving,
    })
    drawClips(context, p, palette, { ...run, step })
    drawEvents(context, p, palette, { ...run, step })
    const [headX, headY] = [toX(p, points[2 * step] ?? NaN), toY(p, points[2 * step + 1] ?? NaN)]
    addClutter(memory.clutter, path, indexAtStep(path, step), headX, headY)
  }
  if (scene.line) addClutter(memory.clutter, { pixels: scene.line }, scene.line.length / 2 - 1, NaN, NaN)
  drawDensities(context, p, palette, runs)
  // Over all runs: an average often lies within the path that it is of.
  for (const run of runs) drawSeconds(context, p, palette, run, cache)
  for (const run of runs) drawBest(context, p, palette, run)
  context.restore()
  const heads = runs.map((run) => headOf(scene, cache, run)).filter((head) => head !== undefined)
  for (const { run, x, y, exit } of heads) {
    context.globalAlpha = run.opacity
    if (exit) drawExit(context, palette, run.slot, exit)
    else if (hasDiverged(run, playhead)) drawCross(context, palette, run.slot, x, y, 5)
    else drawMarker(context, palette, run.slot, x, y, run.opacity === 1 ? 5.2 : 4.6)
  }
  context.globalAlpha = 1
  const beside = runs.flatMap((run) => headsBeside(p, run))
  for (const { run, x, y } of beside) drawEndBeside(context, palette, run, x, y)
  const inOrder = heads.sort((a, b) => a.run.order - b.run.order)
  if (!scene.alone) drawLabels(context, scene, memory, [...inOrder, ...beside])
}
