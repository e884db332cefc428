/** What a canvas's name of a font says: `italic 500 12px Inter`. */
export interface Style {
  size: number
  weight: number
  italic: boolean
  math: boolean
}

export function styleOf(font: string): Style {
  const [, before = '', size = '10', family = ''] = /^(.*?)(\d*\.?\d+)px\s*(.*)$/.exec(font) ?? []
  return {
    size: Number(size),
    weight: /\bbold\b/.test(before) ? 700 : Number(/\b\d{3}\b/.exec(before)?.[0] ?? 400),
    italic: /\b(italic|oblique)\b/.test(before),
    math: /^\s*["']?STIX/.test(family),
  }
}
