import { colourOf, isHollow, traceMarker } from './marker.ts'
import { currentPalette, type Palette } from './palette.ts'

/** Sizes a canvas in device pixels and gives its context in the figure's units, cleared. */
export function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const ratio = (window.devicePixelRatio || 1) * currentPalette().pixelsPerUnit
  const deviceWidth = Math.max(1, Math.round(width * ratio))
  const deviceHeight = Math.max(1, Math.round(height * ratio))
  if (canvas.width !== deviceWidth) canvas.width = deviceWidth
  if (canvas.height !== deviceHeight) canvas.height = deviceHeight
  const context = canvas.getContext('2d')
  context?.setTransform(deviceWidth / width, 0, 0, deviceHeight / height, 0, 0)
  context?.clearRect(0, 0, width, height)
  return context
}

/** Contexts of pictures that are kept: a line that is as thin as can be on the screen is one unit wide in them, however many pixels that is. */
const kept = new WeakSet<CanvasRenderingContext2D>()
export const keepHairlines = (context: CanvasRenderingContext2D) => void kept.add(context)

/** The width of one device pixel: without a graphics card, anything wider takes twenty times as long. Wider in a figure for a hall. */
export const thin = (context: CanvasRenderingContext2D): number =>
  kept.has(context) ? 1 : currentPalette().pixelsPerUnit / context.getTransform().a

/** A run's marker with a thin edge that keeps it apart from the lines under it. */
export function drawMarker(
  context: CanvasRenderingContext2D,
  palette: Palette,
  slot: number,
  x: number,
  y: number,
  radius: number,
) {
  context.setLineDash([])
  context.lineJoin = 'round'
  traceMarker(context, slot, x, y, radius)
  context.strokeStyle = palette.panel
  context.lineWidth = 2.8
  context.stroke()
  const colour = palette.run[colourOf(slot)] ?? palette.ink
  context.fillStyle = isHollow(slot) ? palette.panel : colour
  context.fill()
  if (!isHollow(slot)) return
  context.strokeStyle = colour
  context.lineWidth = 1.7
  context.stroke()
}

/** The cross of a diverged run. */
export function drawCross(
  context: CanvasRenderingContext2D,
  palette: Palette,
  slot: number,
  x: number,
  y: number,
  radius: number,
) {
  context.setLineDash([])
  context.lineCap = 'round'
  for (const [style, width] of [
    [palette.panel, 4.4],
    [palette.run[colourOf(slot)] ?? palette.ink, 1.9],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = width
    context.beginPath()
    context.moveTo(x - radius, y - radius)
    context.lineTo(x + radius, y + radius)
    context.moveTo(x - radius, y + radius)
    context.lineTo(x + radius, y - radius)
    context.stroke()
  }
  context.lineCap = 'butt'
}

/** The mark of a clipped update: a short bar in the direction (uX, uY), across the line that it stands on. */
export function drawClipBar(
  context: CanvasRenderingContext2D,
  palette: Palette,
  slot: number,
  x: number,
  y: number,
  uX: number,
  uY: number,
) {
  context.setLineDash([])
  for (const [style, width, half] of [
    [palette.panel, 3.6, 5.2],
    [palette.run[colourOf(slot)] ?? palette.ink, 1.5, 4.4],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = width
    context.beginPath()
    context.moveTo(x - half * uX, y - half * uY)
    context.lineTo(x + half * uX, y + half * uY)
    context.stroke()
  }
}

/** Text with a halo of the ground's colour, readable over lines; without one where it stands on a plate. */
export function haloText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  fill: string,
  halo: string | undefined,
  haloWidth = 4.5,
) {
  if (halo !== undefined) {
    context.setLineDash([])
    context.lineJoin = 'round'
    context.strokeStyle = halo
    context.lineWidth = haloWidth
    context.strokeText(text, x, y)
  }
  context.fillStyle = fill
  context.fillText(text, x, y)
}

/** A ring in the run's colour with a halo: what it is round stands out. */
export function drawRing(
  context: CanvasRenderingContext2D,
  palette: Palette,
  slot: number,
  x: number,
  y: number,
  radius: number,
) {
  context.setLineDash([])
  for (const [style, width] of [
    [palette.panel, 3.4],
    [palette.run[colourOf(slot)] ?? palette.ink, 1.5],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = width
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.stroke()
  }
}
