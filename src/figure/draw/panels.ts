/** A comparison's panels, as they stand on the screen: one run each, a row for every surface. */
import { drawMarker } from '../../charts/canvas.ts'
import { formatNumber, formatStep } from '../../charts/format.ts'
import { startText } from '../../charts/startText.ts'
import { colourOf, isHollow, markOf } from '../../charts/marker.ts'
import { panelsLayout, type Cell, type PanelsLayout } from '../../charts/panels/geometry.ts'
import { placeOf } from '../../charts/panels/places.ts'
import { runOnRow, seenRuns, type ShownRun } from '../../charts/shownRuns.ts'
import { criticalMarks, criticalPointsOf } from '../../charts/surface/criticalLabels.ts'
import { drawField } from '../../charts/surface/drawField.ts'
import { freeLabels } from '../../charts/surface/freeLabels.ts'
import { project } from '../../charts/surface/geometry.ts'
import { createSceneMemory } from '../../charts/surface/scene.ts'
import { rowsOf, surfaceOf, mostSteps } from '../../config/index.ts'
import { pictureAt, type RunConfiguration } from '../../store/index.ts'
import type { Seen } from '../seen.ts'
import { drawAxes } from './axes.ts'
import { drawCriticalPoints } from './critical.ts'
import { drawCurvePanel } from './curve.ts'
import { drawHatchWords } from './notes.ts'
import { drawWhole } from './paths.ts'
import { drawOrigin } from './start.ts'
import { fitted, fontOf, writeSpans } from './text.ts'

type Context = CanvasRenderingContext2D

const runsIn = ({ configuration, view }: Seen): RunConfiguration[] => seenRuns(configuration.runs, view.soloRun)

/**
 * Where each panel stands in a figure so wide. Their plots have the shape that they have on the screen; where a figure is too
 * narrow for so many columns, the layout is wider than the figure, and drawn smaller.
 */
export function panelsIn(width: number, seen: Seen): PanelsLayout {
  const { view } = seen
  const surfaces = rowsOf(seen.configuration).length
  const room = { width, height: 0, runs: runsIn(seen).length, surfaces, apart: view.apart === true }
  const lowest = panelsLayout(room)
  const [cell] = lowest.cells
  if (!cell) return lowest
  const shape = view.visible ? view.visible.height / view.visible.width : 0.6
  const lines = surfaces * Math.ceil(room.runs / lowest.columns)
  const higher = Math.round(cell.frame.width * shape) - cell.frame.height
  return panelsLayout({ ...room, height: lowest.height + lines * higher })
}

export function panelsHeight(width: number, seen: Seen): number {
  const layout = panelsIn(width, seen)
  return layout.height * Math.min(1, width / layout.width)
}

export function drawPanels(context: Context, width: number, seen: Seen) {
  const layout = panelsIn(width, seen)
  const share = Math.min(1, width / layout.width)
  const runs = runsIn(seen)
  context.save()
  context.scale(share, share)
  layout.titles.forEach((top, row) => drawTitle(context, top, row, seen))
  for (const cell of layout.cells) {
    const run = runs[cell.run]
    if (!run) continue
    context.save()
    context.translate(cell.left, cell.top)
    drawHead(context, cell, run, seen)
    context.translate(0, cell.header)
    drawPlot(context, cell, run, seen)
    context.restore()
  }
  context.restore()
}

/** Which surface a row is on, and where the runs start there. */
function drawTitle(context: Context, top: number, row: number, { configuration, palette }: Seen) {
  const here = rowsOf(configuration)[row]
  if (!here) return
  const { name } = surfaceOf(here.surface)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.font = fontOf(palette, 13, undefined, 600)
  context.fillStyle = palette.ink
  context.fillText(name, 14, top + 19)
  const after = 14 + context.measureText(name).width + 10
  context.font = fontOf(palette, 12)
  context.fillStyle = palette.ink2
  context.fillText(`start ${startText(here.surface, here.start, 6)}`, after, top + 19)
}

const shownIn = (cell: Cell, run: RunConfiguration, { configuration, runs, view }: Seen): ShownRun | undefined =>
  runOnRow(configuration, runs, view, run.key, cell.row)

/** Who the panel is of, what it is set to, where it stands and what became of it. */
function drawHead(context: Context, cell: Cell, run: RunConfiguration, seen: Seen) {
  const { palette, legend } = seen
  const entry = legend.find(({ key }) => key === run.key)
  if (!entry) return
  const { frame, header } = cell
  const [left, right] = [frame.left, frame.left + frame.width]
  const isHigh = header > 40
  const upper = isHigh ? 13 : header / 2
  const lower = isHigh ? 34 : upper
  const { slot } = run
  context.strokeStyle = palette.run[colourOf(slot)] ?? palette.ink
  context.lineWidth = 1.9
  context.setLineDash([...markOf(slot).dash])
  context.beginPath()
  context.moveTo(left, upper)
  context.lineTo(left + 28, upper)
  context.stroke()
  context.setLineDash([])
  drawMarker(context, palette, slot, left + 14, upper, isHollow(slot) ? 3.6 : 4.2)

  context.textBaseline = 'middle'
  context.font = fontOf(palette, 11)
  const status = entry.statuses[cell.row] ?? ''
  const statusWidth = context.measureText(status).width
  context.textAlign = 'right'
  context.fillStyle = palette.ink2
  context.fillText(status, right, lower)
  const reading = readingOf(shownIn(cell, run, seen))
  context.fillStyle = palette.ink
  if (isHigh) writeSpans(context, palette, reading, left, lower, 12)
  else {
    context.font = fontOf(palette, 12)
    writeSpans(context, palette, reading, right - statusWidth - 14 - READING, upper, 12)
  }
  const room = right - left - 36 - (isHigh ? 0 : statusWidth + READING + 28)
  context.font = fontOf(palette, 12.5, undefined, 600)
  context.textAlign = 'left'
  context.fillStyle = palette.ink
  const name = fitted(context, entry.name, room)
  context.fillText(name, left + 36, upper)
  const after = context.measureText(name).width + 8
  context.font = fontOf(palette, 11.5)
  context.fillStyle = palette.ink2
  context.fillText(fitted(context, entry.detail, room - after), left + 36 + after, upper)
}

/** Room for step and loss in a header of one line. */
const READING = 104

function readingOf(shown: ShownRun | undefined) {
  const loss = shown?.record.samples.losses[shown.step] ?? NaN
  return [
    { text: 't', as: 'math' },
    { text: ` ${shown ? formatStep(shown.step) : '–'}   ` },
    { text: 'f', as: 'math' },
    { text: ` ${Number.isNaN(loss) ? '–' : formatNumber(loss)}` },
  ] as const
}

function drawPlot(context: Context, cell: Cell, run: RunConfiguration, seen: Seen) {
  const { configuration, palette, view } = seen
  const here = rowsOf(configuration)[cell.row]
  if (!here) return
  const place = placeOf(cell.row, run.key, view.apart === true)
  const { picture } = pictureAt(seen.runs, place)
  const visible = (place === '' ? view.visible : view.pictured?.[place])?.view ?? surfaceOf(here.surface).view
  const p = project(visible, cell.frame)
  const shown = shownIn(cell, run, seen)
  if (surfaceOf(here.surface).isOneParameter)
    return drawCurvePanel(context, cell.frame, cell.axes, seen, {
      picture,
      x: visible.x,
      start: here.start[0],
      run: shown,
    })
  context.fillStyle = palette.paper
  context.fillRect(cell.frame.left, cell.frame.top, cell.frame.width, cell.frame.height)
  if (picture) drawField(context, p, palette, picture, freeLabels(picture, p, []), 1)
  drawAxes(context, p, palette, cell.axes)
  drawCriticalPoints(context, palette, criticalMarks(criticalPointsOf(here.surface, picture?.found), '', p, []))
  const scene = {
    ...{ projection: p, palette, playhead: view.playhead, steps: mostSteps(configuration) },
    ...{ runs: shown ? [shown] : [], obstacles: [], alone: true },
    rounds: cell.row === 0 ? seen.rounds : undefined,
  }
  drawWhole(context, scene, createSceneMemory())
  drawOrigin(context, p, palette, here.start, cell.row === 0 ? 6 : 5)
  if ((picture?.undefinedShare ?? 0) > 0) drawHatchWords(context, p.frame, palette)
}
