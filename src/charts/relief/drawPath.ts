import { thin } from '../canvas.ts'
import { colourOf, markOf } from '../marker.ts'
import type { Palette } from '../palette.ts'
import { LONG } from '../surface/path.ts'
import type { Draped } from './drape.ts'
import { screenX, screenY, type Camera } from './geometry.ts'
import { isHidden, type Terrain } from './terrain.ts'

type Context = CanvasRenderingContext2D

/** A draped path as the eye sees it. */
export interface SeenPath {
  draped: Draped
  pixels: Float64Array
  /** 1 where the relief hides the point. */
  hidden: Uint8Array
}

export function see(draped: Draped, terrain: Terrain, camera: Camera): SeenPath {
  const { places, length } = draped
  const pixels = new Float64Array(2 * length)
  const hidden = new Uint8Array(length)
  for (let i = 0; i < length; i += 1) {
    const [x, y, z] = [places[3 * i] ?? 0, places[3 * i + 1] ?? 0, places[3 * i + 2] ?? 0]
    pixels[2 * i] = screenX(camera, x, y)
    pixels[2 * i + 1] = screenY(camera, x, y, z)
    if (i % 2 === 0) hidden[i] = isHidden(terrain, camera, x, y, z) ? 1 : 0
  }
  // Every second point is asked for; those between agree with both neighbours, or are asked for too.
  for (let i = 1; i < length; i += 2) {
    const [before, after] = [hidden[i - 1] ?? 0, hidden[i + 1]]
    const at = 3 * i
    const agrees = before === after && draped.moves[i] === 0
    hidden[i] = agrees
      ? before
      : Number(isHidden(terrain, camera, places[at] ?? 0, places[at + 1] ?? 0, places[at + 2] ?? 0))
  }
  return { draped, pixels, hidden }
}

/** How many points of a path are past at a step. */
export function pastOf({ steps, length }: Draped, step: number): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((steps[middle] ?? 0) <= step + 1e-6) low = middle + 1
    else high = middle
  }
  return low
}

/** Strokes what of the points `from` to `to` is hidden, or what is not. */
function stroke(context: Context, { draped, pixels, hidden }: SeenPath, from: number, to: number, isBehind: 0 | 1) {
  let drawing = false
  context.beginPath()
  for (let i = from + 1; i < to; i += 1) {
    const behind = hidden[i] === 1 && hidden[i - 1] === 1 ? 1 : 0
    if (draped.moves[i] === 1 || behind !== isBehind) {
      drawing = false
      continue
    }
    if (!drawing) context.moveTo(pixels[2 * i - 2] ?? 0, pixels[2 * i - 1] ?? 0)
    context.lineTo(pixels[2 * i] ?? 0, pixels[2 * i + 1] ?? 0)
    drawing = true
  }
  context.stroke()
}

interface PathStyle {
  slot: number
  opacity: number
  /** The last step that is past. */
  step: number
}

/** As on the flat picture: the past in its dash over a casing, the future a ghost. What lies behind the relief is thin and faint. */
export function drawSeenPath(context: Context, palette: Palette, path: SeenPath, { slot, opacity, step }: PathStyle) {
  const { length } = path.draped
  const past = pastOf(path.draped, step)
  const colour = palette.run[colourOf(slot)] ?? palette.ink
  const isScribble = past > 6 * LONG
  context.lineJoin = 'round'
  context.lineCap = 'butt'
  context.strokeStyle = colour
  context.setLineDash([])
  context.lineWidth = thin(context)
  context.globalAlpha = 0.34 * opacity
  stroke(context, path, Math.max(0, past - 1), length, 0)
  context.globalAlpha = 0.16 * opacity
  stroke(context, path, Math.max(0, past - 1), length, 1)
  context.globalAlpha = 0.4 * opacity
  stroke(context, path, 0, past, 1)
  context.globalAlpha = opacity
  if (!isScribble) {
    context.lineCap = 'round'
    context.strokeStyle = palette.casing
    context.lineWidth = 4.5
    stroke(context, path, 0, past, 0)
  }
  const { dash } = markOf(slot)
  context.lineCap = dash.length > 0 ? 'butt' : 'round'
  context.strokeStyle = colour
  context.lineWidth = isScribble ? thin(context) : 1.9
  context.setLineDash(isScribble ? [] : (dash as number[]))
  stroke(context, path, 0, past, 0)
  context.setLineDash([])
  context.lineCap = 'butt'
  context.globalAlpha = 1
}
