import { parse, type Font, type Glyph, type PathCommand } from 'opentype.js'
import { styleOf, type Style } from './style.ts'

/** The files that text is outlined from: Inter in what weights the figures use, and a font of symbols that has what Inter lacks. */
export interface FontFiles {
  normal: ArrayBuffer
  medium: ArrayBuffer
  bold: ArrayBuffer
  italic: ArrayBuffer
  greek: ArrayBuffer
  symbols: ArrayBuffer
}

/** Text as outlines, from (0, 0) on its base line to the right. */
export interface Outline {
  commands: readonly PathCommand[]
  width: number
}

/** Fonts are named as a canvas names them: `italic 500 12px Inter`. */
export interface Typeface {
  width(font: string, text: string): number
  /** Undefined where a character is in none of the fonts: such a text stays text. */
  outline(font: string, text: string): Outline | undefined
  /** How far the em square reaches above the base line. */
  ascent(font: string): number
}

/** How far a browser leans letters of a font that has no italic: 14°. */
const LEAN = Math.tan((14 * Math.PI) / 180)

interface Placed {
  glyph: Glyph
  font: Font
  x: number
}

const MISSING = 0

/** How wide a text is in a font. */
export type Measure = (font: string, text: string) => number

/**
 * The files as a typeface. With a `measure`, the screen's, letters stand where the screen has them: kerned, and in the widths of
 * its variable font.
 */
export function createTypeface(files: FontFiles, measure?: Measure): Typeface {
  const read = (file: ArrayBuffer) => parse(file)
  const fonts = {
    normal: read(files.normal),
    medium: read(files.medium),
    bold: read(files.bold),
    italic: read(files.italic),
    greek: read(files.greek),
    symbols: read(files.symbols),
  }
  const order = ({ weight, italic, math }: Style): Font[] => {
    const upright = weight >= 550 ? fonts.bold : weight >= 450 ? fonts.medium : fonts.normal
    return math ? [fonts.symbols, fonts.normal] : [italic ? fonts.italic : upright, fonts.greek, fonts.symbols]
  }
  const place = (name: string, style: Style, text: string): { placed: Placed[]; width: number; complete: boolean } => {
    const candidates = order(style)
    const placed: Placed[] = []
    let [x, complete] = [0, true]
    let before: Placed | undefined
    let length = 0
    for (const character of text) {
      if (measure) x = measure(name, text.slice(0, length))
      length += character.length
      const shown = character === '\u202f' ? '\u00a0' : character
      const font = candidates.find((each) => each.charToGlyph(shown).index !== MISSING)
      if (!font) {
        complete = false
        x += 0.6 * style.size
        continue
      }
      const glyph = font.charToGlyph(shown)
      const em = style.size / font.unitsPerEm
      if (before?.font === font && !measure) x += font.getKerningValue(before.glyph, glyph) * em
      before = { glyph, font, x }
      placed.push(before)
      // A narrow space is half as wide as the one that stands for it.
      x += glyph.advanceWidth * em * (character === '\u202f' ? 0.7 : 1)
    }
    return { placed, width: measure ? measure(name, text) : x, complete }
  }
  return {
    width: (font, text) => place(font, styleOf(font), text).width,
    outline(font, text) {
      const style = styleOf(font)
      const { placed, width, complete } = place(font, style, text)
      if (!complete) return undefined
      const commands = placed.flatMap(({ glyph, font: of, x }) => {
        const leans = style.italic && of !== fonts.italic
        const { commands: upright } = glyph.getPath(x, 0, style.size)
        return leans ? upright.map(lean) : upright
      })
      return { commands, width }
    },
    ascent(font) {
      const style = styleOf(font)
      const [{ ascender, descender } = fonts.normal] = order(style)
      return (style.size * ascender) / (ascender - descender)
    },
  }
}

const lean = (command: PathCommand): PathCommand => ({
  ...command,
  x: command.x - LEAN * command.y,
  x1: command.x1 - LEAN * command.y1,
  x2: command.x2 - LEAN * command.y2,
})
