import type { Rounds } from '../../engine/rounds.ts'
import { haloText } from '../canvas.ts'
import { colourOf } from '../marker.ts'
import type { Palette } from '../palette.ts'
import { createPen } from '../pen.ts'
import type { ShownRun } from '../shownRuns.ts'
import { rectangleOf } from './drawPaths.ts'
import { inFrame, toX, toY, type Projection } from './geometry.ts'
import { agreementOf, linesOf, minimaOf, modelOf, roundAt, type ClientLine } from './rounds.ts'

type Context = CanvasRenderingContext2D

/** A run of so few rounds shows all that are past, faintly; a longer one the last ones. */
const FEW = 24
const LAST = 6
/** More points than these, and the rounds before the present one are left out. */
const MOST_POINTS = 12_000
/** Clients after these have no numbers. */
const MOST_NUMBERS = 9
const MARGIN = 12

/**
 * What the clients did in the round that led to the playhead's point: a thin line for each from where the round began to its model,
 * a dotted one from there to the models' mean; fainter, the rounds before.
 */
export function drawClients(
  context: Context,
  p: Projection,
  palette: Palette,
  run: ShownRun,
  rounds: Rounds,
  steps: number,
) {
  const { slot, step, opacity } = run
  const update = roundAt(step)
  const colour = palette.run[colourOf(slot)] ?? palette.ink
  context.lineJoin = 'round'
  context.strokeStyle = colour
  context.setLineDash([])
  const first = Math.max(rounds.from, steps <= FEW ? 0 : update - LAST)
  const earlier = Array.from({ length: Math.max(0, update - first) }, (_, i) => linesOf(rounds, first + i)).flat()
  const points = earlier.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  context.lineWidth = 1
  context.globalAlpha = 0.3 * opacity
  if (points <= MOST_POINTS) for (const line of earlier) strokeLine(context, p, rounds, line)
  const present = linesOf(rounds, update)
  context.globalAlpha = opacity
  context.lineWidth = 1.2 * palette.weight
  for (const line of present) strokeLine(context, p, rounds, line)
  drawModels(context, p, palette, rounds, present, update, colour)
  context.globalAlpha = 1
}

function strokeLine(context: Context, p: Projection, { lines: { coordinates } }: Rounds, { from, to }: ClientLine) {
  const pen = createPen(context, rectangleOf(p.frame, MARGIN))
  let [X, Y] = [toX(p, coordinates[2 * from] ?? NaN), toY(p, coordinates[2 * from + 1] ?? NaN)]
  for (let i = from + 1; i <= to; i += 1) {
    const [nextX, nextY] = [toX(p, coordinates[2 * i] ?? NaN), toY(p, coordinates[2 * i + 1] ?? NaN)]
    if (!Number.isFinite(nextX + nextY)) break
    pen.segment(X, Y, nextX, nextY)
    ;[X, Y] = [nextX, nextY]
  }
  pen.lift()
}

/** A dot at each model, joined to their mean. */
function drawModels(
  context: Context,
  p: Projection,
  palette: Palette,
  rounds: Rounds,
  present: readonly ClientLine[],
  update: number,
  colour: string,
) {
  const agreement = agreementOf(rounds, update)
  if (!agreement) return
  const [meanX, meanY] = [toX(p, agreement.mean[0]), toY(p, agreement.mean[1])]
  const ends = present.map((line) => {
    const [x, y] = modelOf(rounds, line)
    return [toX(p, x), toY(p, y)] as const
  })
  context.lineWidth = 1
  context.setLineDash([1.5, 3])
  for (const [X, Y] of ends) {
    if (!Number.isFinite(X + Y + meanX + meanY)) continue
    const pen = createPen(context, rectangleOf(p.frame, MARGIN))
    pen.segment(X, Y, meanX, meanY)
    pen.lift()
  }
  context.setLineDash([])
  for (const [X, Y] of ends) {
    if (!inFrame(p.frame, X, Y, 4)) continue
    context.beginPath()
    context.arc(X, Y, 2.6, 0, 2 * Math.PI)
    context.fillStyle = colour
    context.strokeStyle = palette.casing
    context.lineWidth = 2
    context.stroke()
    context.fill()
  }
}

/** A client's own minimum; of runs that have it in common, for all of them. */
interface OwnMinimum {
  client: number
  X: number
  Y: number
  /** Of the run; undefined where several have it. */
  slot: number | undefined
  opacity: number
}

/** Minima nearer to each other than this, in pixels, are one. */
const SAME = 1

function ownMinima(p: Projection, runs: readonly ShownRun[], known: ReadonlyMap<string, Rounds>): OwnMinimum[] {
  const found: OwnMinimum[] = []
  for (const { key, slot, opacity } of runs) {
    const rounds = known.get(key)
    for (const [client, [x, y]] of (rounds ? minimaOf(rounds) : []).entries()) {
      const [X, Y] = [toX(p, x), toY(p, y)]
      if (!inFrame(p.frame, X, Y)) continue
      const same = found.find((other) => other.client === client && Math.hypot(other.X - X, other.Y - Y) < SAME)
      if (!same) found.push({ client, X, Y, slot, opacity })
      else Object.assign(same, { slot: undefined, opacity: Math.max(same.opacity, opacity) })
    }
  }
  return found
}

/** A ring at each client's own minimum, with its number where they are not too many. */
export function drawOwnMinima(
  context: Context,
  p: Projection,
  palette: Palette,
  runs: readonly ShownRun[],
  known: ReadonlyMap<string, Rounds>,
) {
  const found = ownMinima(p, runs, known)
  context.setLineDash([])
  context.font = `600 11px ${palette.font}`
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  for (const { client, X, Y, slot, opacity } of found) {
    const [line, text] =
      slot === undefined
        ? [palette.ink2, palette.ink2]
        : [palette.run[colourOf(slot)] ?? palette.ink, palette.runText[colourOf(slot)] ?? palette.ink]
    context.globalAlpha = opacity
    for (const [style, width] of [
      [palette.casing, 4],
      [line, 1.6],
    ] as const) {
      context.beginPath()
      context.arc(X, Y, 4, 0, 2 * Math.PI)
      context.strokeStyle = style
      context.lineWidth = width
      context.stroke()
    }
    if (client < MOST_NUMBERS) haloText(context, String(client + 1), X + 7, Y, text, palette.casing, 3)
  }
  context.globalAlpha = 1
}
