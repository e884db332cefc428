import { STANDARD_CHARTS } from '../../config/index.ts'
import { titleOf } from '../../charts/strip/quantity.ts'
import type { Target } from '../../figure/figure.ts'
import { plotFrame } from '../../charts/surface/geometry.ts'
import type { Configuration, ViewState } from '../../store/index.ts'

/** What can be saved as a picture, with its name. */
export const targetsOf = ({ shown }: Configuration): readonly (readonly [Target, string])[] => [
  ['whole', shown?.layout === 'compare' ? 'Whole figure' : 'Whole figure with legend'],
  ['surface', shown?.layout === 'compare' ? 'Panels' : 'Surface'],
  ...(shown?.charts ?? STANDARD_CHARTS).map((quantity) => [quantity, titleOf(quantity)] as const),
]

/** How wide it is on the screen, in units. */
export function widthOnScreen(target: Target, { shown }: Configuration, { visible, panelsWidth }: ViewState): number {
  const margins = 1000 - plotFrame(1000, 1000).width
  const alone = Math.round((visible?.width ?? 940) + margins)
  const width = shown?.layout === 'compare' ? Math.round(panelsWidth ?? alone) : alone
  return target === 'whole' || target === 'surface'
    ? width
    : Math.round(width / Math.max(1, (shown?.charts ?? STANDARD_CHARTS).length))
}

/** The name of a file: what it shows of which surface. */
export const fileName = (target: string, surface: string, suffix: string): string =>
  `thalweg_${[surface, target].map((part) => part.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()).join('_')}.${suffix}`
