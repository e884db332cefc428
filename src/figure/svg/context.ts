import { paintOf } from './colour.ts'
import { escape } from './escape.ts'
import { short, Shape } from './shape.ts'
import { styleOf } from './style.ts'
import type { Outline, Typeface } from './typeface.ts'

/** What share of the em square lies above the line that text hangs on, or stands on. */
const ABOVE: Readonly<Record<string, number>> = { top: 0, hanging: 0, middle: 0.5, bottom: 1, ideographic: 1 }

const sizeOf = (font: string): number => styleOf(font).size

/** What `save` remembers, beside the transformation. */
const KEPT = [
  'fillStyle',
  'strokeStyle',
  'globalAlpha',
  'lineWidth',
  'lineCap',
  'lineJoin',
  'lineDashOffset',
  'font',
  'textAlign',
  'textBaseline',
  'dash',
  'matrix',
] as const

/**
 * Takes the calls that draw on a canvas and writes them down as SVG: the same drawing functions make the screen's picture and the
 * file's. Points are kept as the transformation puts them; text becomes outlines, so that no reader needs the fonts. It has as much of
 * `CanvasRenderingContext2D` as figures use; what it lacks is not a function and fails at once.
 */
export class SvgContext extends Shape {
  fillStyle = '#000000'
  strokeStyle = '#000000'
  globalAlpha = 1
  lineWidth = 1
  lineCap = 'butt'
  lineJoin = 'miter'
  lineDashOffset = 0
  font = '10px sans-serif'
  textAlign = 'start'
  textBaseline = 'alphabetic'
  private dash: readonly number[] = []
  private readonly typeface: Typeface
  private readonly parts: string[] = []
  private readonly definitions: string[] = []
  private readonly stack: { state: object; groups: number }[] = []
  private groups = 0

  constructor(typeface: Typeface) {
    super()
    this.typeface = typeface
  }

  /** What was drawn, the open groups closed. */
  content(): string {
    const definitions = this.definitions.length === 0 ? '' : `<defs>${this.definitions.join('')}</defs>`
    return `${definitions}${this.parts.join('\n')}${'</g>'.repeat(this.groups + this.stack.reduce((sum, { groups }) => sum + groups, 0))}`
  }

  save() {
    this.stack.push({ state: Object.fromEntries(KEPT.map((name) => [name, this[name]])), groups: this.groups })
    this.groups = 0
  }
  restore() {
    const before = this.stack.pop()
    if (!before) return
    if (this.groups > 0) this.parts.push('</g>'.repeat(this.groups))
    Object.assign(this, before.state)
    this.groups = before.groups
  }

  setLineDash(dash: readonly number[]) {
    this.dash = dash.length % 2 === 1 ? [...dash, ...dash] : [...dash]
  }
  getLineDash(): number[] {
    return [...this.dash]
  }

  fill(rule: 'nonzero' | 'evenodd' = 'nonzero') {
    this.fillShape(this.path, rule)
  }
  stroke() {
    this.strokeShape(this.path)
  }
  clip(rule: 'nonzero' | 'evenodd' = 'nonzero') {
    const id = `clip${this.definitions.length + 1}`
    const evenOdd = rule === 'evenodd' ? ' clip-rule="evenodd"' : ''
    this.definitions.push(`<clipPath id="${id}"><path d="${this.path}"${evenOdd}/></clipPath>`)
    this.parts.push(`<g clip-path="url(#${id})">`)
    this.groups += 1
  }
  fillRect(x: number, y: number, width: number, height: number) {
    this.apart(() => {
      this.rect(x, y, width, height)
      this.fill()
    })
  }
  strokeRect(x: number, y: number, width: number, height: number) {
    this.apart(() => {
      this.rect(x, y, width, height)
      this.stroke()
    })
  }

  measureText(text: string): { width: number } {
    return { width: this.typeface.width(this.font, text) }
  }
  fillText(text: string, x: number, y: number) {
    this.write(text, x, y, (d) => this.fillShape(d, 'nonzero'), 'fill')
  }
  strokeText(text: string, x: number, y: number) {
    this.write(text, x, y, (d) => this.strokeShape(d), 'stroke')
  }

  /** An image stays one: it is written into the file. */
  drawImage(image: HTMLCanvasElement, x: number, y: number, width: number, height: number) {
    const data = image.toDataURL('image/png')
    this.parts.push(
      `<image transform="${this.placed()}" x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" href="${data}"/>`,
    )
  }

  /** The transformation as an attribute. */
  private placed(): string {
    const { a, b, c, d, e, f } = this.matrix
    return `matrix(${[a, b, c, d, e, f].map((entry) => entry.toFixed(4)).join(' ')})`
  }

  /** Draws without touching the current path. */
  private apart(draw: () => void) {
    const { path } = this
    this.path = ''
    draw()
    this.path = path
  }

  private fillAttributes(rule: string): string {
    const { paint, opacity } = paintOf(this.fillStyle)
    const seen = opacity * this.globalAlpha
    const evenOdd = rule === 'evenodd' ? ' fill-rule="evenodd"' : ''
    return `fill="${paint}"${seen < 1 ? ` fill-opacity="${short(seen)}"` : ''}${evenOdd}`
  }
  private strokeAttributes(): string {
    const { lineWidth, lineCap, lineJoin, dash, lineDashOffset, globalAlpha, strokeStyle } = this
    const { paint, opacity } = paintOf(strokeStyle)
    const seen = opacity * globalAlpha
    const lengths = dash.map((length) => short(length * this.growth)).join(' ')
    return [
      `fill="none" stroke="${paint}" stroke-width="${short(lineWidth * this.growth)}"`,
      seen < 1 ? ` stroke-opacity="${short(seen)}"` : '',
      lineCap === 'butt' ? '' : ` stroke-linecap="${lineCap}"`,
      lineJoin === 'miter' ? '' : ` stroke-linejoin="${lineJoin}"`,
      lengths === '' ? '' : ` stroke-dasharray="${lengths}"`,
      lengths === '' || lineDashOffset === 0 ? '' : ` stroke-dashoffset="${short(lineDashOffset * this.growth)}"`,
    ].join('')
  }
  private fillShape(d: string, rule: string) {
    if (d !== '' && this.globalAlpha > 0) this.parts.push(`<path d="${d}" ${this.fillAttributes(rule)}/>`)
  }
  private strokeShape(d: string) {
    if (d !== '' && this.globalAlpha > 0) this.parts.push(`<path d="${d}" ${this.strokeAttributes()}/>`)
  }

  private write(text: string, x: number, y: number, draw: (d: string) => void, how: 'fill' | 'stroke') {
    const { font, textAlign, textBaseline } = this
    const outline = this.typeface.outline(font, text)
    const width = outline?.width ?? this.typeface.width(font, text)
    const left = x - (textAlign === 'center' ? width / 2 : textAlign === 'right' || textAlign === 'end' ? width : 0)
    const base =
      y + (textBaseline === 'alphabetic' ? 0 : this.typeface.ascent(font) - sizeOf(font) * (ABOVE[textBaseline] ?? 0))
    if (outline) draw(this.outlined(outline, left, base))
    else this.keepText(text, left, base, how)
  }

  private outlined({ commands }: Outline, left: number, base: number): string {
    const at = (x: number, y: number) => this.at(left + x, base + y)
    return commands
      .map(({ type, x, y, x1, y1, x2, y2 }) => {
        if (type === 'Z') return 'Z'
        if (type === 'Q') return `Q${at(x1, y1)} ${at(x, y)}`
        if (type === 'C') return `C${at(x1, y1)} ${at(x2, y2)} ${at(x, y)}`
        return `${type}${at(x, y)}`
      })
      .join('')
  }

  /** A script that our fonts do not have: the reader's own font writes it. */
  private keepText(text: string, x: number, y: number, how: 'fill' | 'stroke') {
    const paint = how === 'fill' ? this.fillAttributes('nonzero') : this.strokeAttributes()
    const size = short(sizeOf(this.font))
    this.parts.push(
      `<text transform="${this.placed()}" x="${short(x)}" y="${short(y)}" font-family="sans-serif" font-size="${size}" ${paint}>${escape(text)}</text>`,
    )
  }
}

/** As the drawing functions take it. */
export const asCanvas = (context: SvgContext): CanvasRenderingContext2D =>
  context as unknown as CanvasRenderingContext2D
