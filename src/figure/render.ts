import { keepHairlines } from '../charts/canvas.ts'
import { figureOf, type Figure, type Target } from './figure.ts'
import { loadTypeface } from './fonts.ts'
import { withResolution } from './png.ts'
import type { Seen } from './seen.ts'
import { pixelsPerUnit, unitsOf, type Sheet } from './sheet.ts'
import { asCanvas, SvgContext } from './svg/context.ts'
import { svgFile } from './svg/file.ts'

/** What is to be drawn, and on what. */
export interface FigureRequest {
  target: Target
  sheet: Sheet
  /** Its width on the screen, in units. */
  onScreen: number
  /** Without ground. */
  transparent: boolean
  seen: Seen
  title: string
}

const layOut = ({ target, sheet, onScreen, seen }: FigureRequest, ruler: CanvasRenderingContext2D): Figure =>
  figureOf(target, unitsOf(sheet, onScreen), seen, ruler)

const groundOf = ({ transparent }: FigureRequest) => (transparent ? 'none' : 'themed')

/** The figure as a file of SVG: vectors, text as outlines, its true size in millimetres. */
export async function svgOf(request: FigureRequest): Promise<string> {
  await fontsReady(request)
  const context = new SvgContext(await loadTypeface())
  keepHairlines(asCanvas(context))
  const figure = layOut(request, asCanvas(context))
  figure.draw(asCanvas(context), groundOf(request))
  const { sheet, title, seen } = request
  const { width, height } = figure
  return svgFile(context, { width, height, millimetres: sheet.millimetres, title, description: descriptionOf(seen) })
}

/** What a reader who does not see the outlines is told. */
const descriptionOf = ({ caption, legend }: Seen): string =>
  [caption, ...legend.map(({ name, detail, statuses }) => `${name} (${detail}): ${statuses.join(', ')}.`)].join(' ')

/** Pixels for a unit, or pixels for the whole width, with a height that may be given too; even numbers of them, as videos want it. */
export type Pixels = number | { width: number; height?: number; even: true }

/** Draws the figure on a canvas. */
export function paintFigure(canvas: HTMLCanvasElement, request: FigureRequest, pixels: Pixels): void {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser gives no canvas to draw on.')
  const figure = layOut(request, context)
  const ratio = typeof pixels === 'number' ? pixels : pixels.width / figure.width
  const size = (length: number) => (typeof pixels === 'number' ? Math.round(length) : 2 * Math.round(length / 2))
  const width = size(figure.width * ratio)
  const height = (typeof pixels === 'number' ? undefined : pixels.height) ?? size(figure.height * ratio)
  // To set a size, be it the same one, clears a canvas, and its hairlines.
  canvas.width = width
  canvas.height = height
  keepHairlines(context)
  context.setTransform(width / figure.width, 0, 0, width / figure.width, 0, 0)
  figure.draw(context, groundOf(request))
}

/** The page's own fonts, which a canvas does not wait for. */
export const fontsReady = ({ seen: { palette } }: FigureRequest): Promise<unknown> =>
  Promise.all(
    [`12px ${palette.font}`, `600 12px ${palette.font}`, `italic 16px ${palette.math}`].map((font) =>
      document.fonts.load(font),
    ),
  )

/** The figure as a PNG, which says its resolution. */
export async function pngOf(request: FigureRequest, dotsPerInch: number): Promise<Blob> {
  await fontsReady(request)
  const canvas = document.createElement('canvas')
  paintFigure(canvas, request, pixelsPerUnit(request.sheet, dotsPerInch))
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('The image is too large for this browser: choose a smaller size or less sharpness.')
  return new Blob([withResolution(new Uint8Array(await blob.arrayBuffer()), dotsPerInch)], { type: 'image/png' })
}
