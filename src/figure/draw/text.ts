import type { Palette } from '../../charts/palette.ts'
import type { SymbolPart } from '../../charts/strip/symbol.ts'

/** A stretch of text in one font: plain, or a symbol, or one below the line. */
export type Span = SymbolPart

export const fontOf = ({ font, math }: Palette, size: number, as?: Span['as'], weight = 400): string =>
  as === undefined ? `${weight} ${size}px ${font}` : `italic 400 ${as === 'math' ? 1.15 * size : 0.85 * size}px ${math}`

/** Writes stretches one after another from x on, on a middle line; gives where they end. */
export function writeSpans(
  context: CanvasRenderingContext2D,
  palette: Palette,
  spans: readonly Span[],
  x: number,
  y: number,
  size: number,
): number {
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  return spans.reduce((at, { text, as }) => {
    context.font = fontOf(palette, size, as)
    context.fillText(text, at, as === 'sub' ? y + 0.25 * size : y)
    return at + context.measureText(text).width
  }, x)
}

export const widthOfSpans = (
  context: CanvasRenderingContext2D,
  palette: Palette,
  spans: readonly Span[],
  size: number,
) =>
  spans.reduce((sum, { text, as }) => {
    context.font = fontOf(palette, size, as)
    return sum + context.measureText(text).width
  }, 0)

/** The text, or as much of its beginning as there is room for. */
export function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text
  let kept = text
  while (kept !== '' && context.measureText(`${kept}…`).width > room) kept = kept.slice(0, -1).trimEnd()
  return kept === '' ? '' : `${kept}…`
}

/** Words in lines no longer than there is room for. */
export function inLines(context: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && context.measureText(longer).width > room) lines.push(word)
    else lines.splice(Math.max(0, lines.length - 1), 1, longer)
  }
  return lines
}

/** A plate that something is written on. */
export function drawPlate(
  context: CanvasRenderingContext2D,
  palette: Palette,
  x: number,
  y: number,
  width: number,
  height: number,
) {
  context.setLineDash([])
  context.globalAlpha = 1
  context.fillStyle = palette.panel
  context.fillRect(x, y, width, height)
  context.strokeStyle = palette.line2
  context.lineWidth = 1
  context.lineJoin = 'round'
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
}
