/** A colour of CSS as SVG 1.1 has it, which knows no alpha: the paint, and its opacity apart. */
export function paintOf(colour: string): { paint: string; opacity: number } {
  const [, r, g, b, alpha] =
    /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+%?))?\s*\)$/.exec(colour.trim()) ?? []
  if (r !== undefined && g !== undefined && b !== undefined) {
    const opacity = alpha === undefined ? 1 : alpha.endsWith('%') ? parseFloat(alpha) / 100 : Number(alpha)
    return { paint: `#${[r, g, b].map(hexadecimal).join('')}`, opacity }
  }
  const [, rgb, a] = /^#([\da-f]{6})([\da-f]{2})$/i.exec(colour.trim()) ?? []
  if (rgb !== undefined && a !== undefined) return { paint: `#${rgb}`, opacity: parseInt(a, 16) / 255 }
  return { paint: colour.trim(), opacity: 1 }
}

const hexadecimal = (channel: string): string =>
  Math.max(0, Math.min(255, Math.round(Number(channel))))
    .toString(16)
    .padStart(2, '0')
