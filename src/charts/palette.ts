import { useSyncExternalStore } from 'react'

/** The theme's colours as the canvas needs them. Read from the page's custom properties once per theme. */
export interface Palette {
  paper: string
  panel: string
  line: string
  line2: string
  control: string
  ink: string
  ink2: string
  ink3: string
  accent: string
  casing: string
  iso: string
  isoMajor: string
  isoText: string
  fill: readonly string[]
  run: readonly string[]
  runText: readonly string[]
  font: string
  /** The font of single symbols. */
  math: string
  /** What the width of a path, a curve and an isoline is multiplied by: more than 1 where thin lines would be lost. */
  weight: number
  /**
   * CSS pixels of the screen that a unit of a figure takes: 1, or what `--figure-scale` says of figures for a hall. All that is drawn in a
   * figure, its fonts, lines and distances, is in units and grows with it (`.figure`): who draws does not multiply by this.
   */
  pixelsPerUnit: number
}

/** The colours as an element has them: of the page, or of a part that is in another theme. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(name).trim() || '#808080'
  const series = (name: string, count: number) => Array.from({ length: count }, (_, i) => read(`--${name}-${i}`))
  return {
    paper: read('--paper'),
    panel: read('--panel'),
    line: read('--line'),
    line2: read('--line-2'),
    control: read('--ctl'),
    ink: read('--ink'),
    ink2: read('--ink-2'),
    ink3: read('--ink-3'),
    accent: read('--accent'),
    casing: read('--casing'),
    iso: read('--iso'),
    isoMajor: read('--iso-maj'),
    isoText: read('--iso-text'),
    fill: series('fill', 12),
    run: series('run', 8),
    runText: series('run-text', 8),
    font: style.getPropertyValue('--sans').trim() || 'sans-serif',
    math: style.getPropertyValue('--math').trim() || 'serif',
    weight: Number(style.getPropertyValue('--line-weight')) || 1,
    pixelsPerUnit: Number(style.getPropertyValue('--figure-scale')) || 1,
  }
}

let current: Palette | undefined
const listeners = new Set<() => void>()

const invalidate = () => {
  current = undefined
  for (const listener of listeners) listener()
}

let watching = false
/** The theme is an attribute of the page, or follows the system; fonts arrive after the first paint. */
function watch() {
  if (watching) return
  watching = true
  new MutationObserver(invalidate).observe(document.documentElement, {
    attributeFilter: ['data-theme', 'data-colours', 'class', 'style'],
  })
  window.matchMedia?.('(prefers-color-scheme: dark)').addEventListener?.('change', invalidate)
  document.fonts?.addEventListener?.('loadingdone', invalidate)
}

export function subscribePalette(listener: () => void): () => void {
  watch()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const currentPalette = (): Palette => (current ??= paletteOf(document.documentElement))

export const usePalette = (): Palette => useSyncExternalStore(subscribePalette, currentPalette)
