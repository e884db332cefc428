import type { SvgContext } from './context.ts'
import { escape } from './escape.ts'
import { short } from './shape.ts'

interface Page {
  /** In units. */
  width: number
  height: number
  /** The true size; absent: a unit is a CSS pixel. */
  millimetres?: number
  title: string
  description: string
}

/** The whole file. Title and description say what outlines cannot. */
export function svgFile(context: SvgContext, { width, height, millimetres, title, description }: Page): string {
  const size = (length: number) =>
    millimetres === undefined ? short(length) : `${((length * millimetres) / width).toFixed(3)}mm`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size(width)}" height="${size(height)}" viewBox="0 0 ${short(width)} ${short(height)}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escape(title)}</title>`,
    `<desc id="description">${escape(description)}</desc>`,
    context.content(),
    '</svg>',
    '',
  ].join('\n')
}
