import { memo, type ReactNode } from 'react'
import type { Overlay } from '../../../config/types.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { formatDecade } from '../../format.ts'
import type { Projection } from '../geometry.ts'
import { arrowField } from './arrows.ts'

interface OverlayKeyProps {
  overlays: readonly Overlay[]
  projection: Projection
  surface: SurfaceFunction
  /** In few words, for a picture that it would cover. */
  compact: boolean
}

/** What the lines and arrows over the surface are, and what their lengths mean. A run's move does not change them. */
export const OverlayKey = memo(function OverlayKey({ overlays, projection, surface, compact }: OverlayKeyProps) {
  const entries: { id: string; sample: ReactNode; text: string }[] = []
  if (overlays.includes('model'))
    entries.push({
      id: 'model',
      sample: <path className="model-line" d="M1 6H25" />,
      text: compact
        ? 'quadratic model'
        : 'levels of the quadratic model, those of f’s isolines; through the point: solid',
    })
  if (overlays.includes('field')) {
    const { low, high } = arrowField(projection, surface)
    entries.push({
      id: 'field',
      sample: <path className="arrow" d="M1 6H21M20 3L26 6L20 9Z" />,
      text: `−∇f${compact ? ',' : '; length as'} log |∇f|, ${formatDecade(low)} to ${formatDecade(high)}`,
    })
  }
  if (overlays.includes('flow')) {
    entries.push({
      id: 'flow',
      sample: <path className="arrow" d="M1 6H25M10 3L16 6L10 9Z" />,
      text: compact ? 'flow' : 'lines of the flow x′ = −∇f',
    })
    entries.push({
      id: 'reference',
      sample: <path className="reference" d="M1 6H25" />,
      text: compact ? 'flow from the start' : 'flow from the start: descent in the limit of a rate of 0',
    })
  }
  if (entries.length === 0) return null
  return (
    <ul className="overlay-card overlay-key" aria-label="Key of the overlays">
      {entries.map(({ id, sample, text }) => (
        <li key={id}>
          <svg width={27} height={12} aria-hidden="true">
            {sample}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  )
})
