import { colourOf, isHollow, traceMarker } from './marker.ts'
import { currentPalette, type Palette } from './palette.ts'

/** Sizes a canvas in device pixels and gives its context in the figure's units, cleared. */
export function fitCanvas(
  canvas: HTMLCanvasElement | OffscreenCanvas,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  fit(canvas, width, height)
  // A context of a canvas that is not on the page differs in nothing that is drawn with.
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | null
  context?.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0)
  context?.clearRect(0, 0, width, height)
  return context
}

function fit(canvas: HTMLCanvasElement | OffscreenCanvas, width: number, height: number) {
  const ratio = (window.devicePixelRatio || 1) * currentPalette().pixelsPerUnit
  const deviceWidth = Math.max(1, Math.round(width * ratio))
  const deviceHeight = Math.max(1, Math.round(height * ratio))
  if (canvas.width !== deviceWidth) canvas.width = deviceWidth
  if (canvas.height !== deviceHeight) canvas.height = deviceHeight
}

/**
 * Paints a picture that seldom changes, and shows it as a bitmap: a canvas that is drawn on is copied, by a browser without a
 * graphics card, for every frame in which anything on the page changes.
 */
export function paintStill(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
): void {
  const sheet = typeof OffscreenCanvas === 'undefined' ? canvas : new OffscreenCanvas(1, 1)
  const context = fitCanvas(sheet, width, height)
  if (!context) return
  context.save()
  draw(context)
  context.restore()
  if (!('transferToImageBitmap' in sheet)) return
  fit(canvas, width, height)
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(sheet.transferToImageBitmap())
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

/** Strokes what `trace` lays out, in the run's colour over an edge of the ground's, which keeps it apart from the lines under it. */
export function strokeWithEdge(
  context: CanvasRenderingContext2D,
  palette: Palette,
  slot: number,
  { edge, width }: { edge: number; width: number },
  trace: (isEdge: boolean) => void,
) {
  context.setLineDash([])
  for (const isEdge of [true, false]) {
    context.strokeStyle = isEdge ? palette.panel : (palette.run[colourOf(slot)] ?? palette.ink)
    context.lineWidth = isEdge ? edge : width
    context.beginPath()
    trace(isEdge)
    context.stroke()
  }
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
  context.lineCap = 'round'
  strokeWithEdge(context, palette, slot, { edge: 4.4, width: 1.9 }, () => {
    context.moveTo(x - radius, y - radius)
    context.lineTo(x + radius, y + radius)
    context.moveTo(x - radius, y + radius)
    context.lineTo(x + radius, y - radius)
  })
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
  strokeWithEdge(context, palette, slot, { edge: 3.6, width: 1.5 }, (isEdge) => {
    const half = isEdge ? 5.2 : 4.4
    context.moveTo(x - half * uX, y - half * uY)
    context.lineTo(x + half * uX, y + half * uY)
  })
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
  strokeWithEdge(context, palette, slot, { edge: 3.4, width: 1.5 }, () => context.arc(x, y, radius, 0, 2 * Math.PI))
}
