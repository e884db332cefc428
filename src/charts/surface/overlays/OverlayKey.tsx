import { memo } from 'react'
import type { Overlay } from '../../../config/types.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import type { Projection } from '../geometry.ts'
import { keyEntries, type KeyEntry } from './keyEntries.ts'

interface OverlayKeyProps {
  overlays: readonly Overlay[]
  projection: Projection
  surface: SurfaceFunction
  /** In few words, for a picture that it would cover. */
  compact: boolean
}

const SAMPLES: Readonly<Record<KeyEntry['sample'], string>> = {
  model: 'M1 6H25',
  field: 'M1 6H21M20 3L26 6L20 9Z',
  flow: 'M1 6H25M10 3L16 6L10 9Z',
  reference: 'M1 6H25',
  estimate: 'M1 6H21M20 3L26 6L20 9Z',
}

/** What the lines and arrows over the surface are. A run's move does not change it. */
export const OverlayKey = memo(function OverlayKey({ overlays, projection, surface, compact }: OverlayKeyProps) {
  const entries = keyEntries(overlays, projection, surface)
  if (entries.length === 0) return null
  return (
    <ul className="overlay-card overlay-key" aria-label="Key of the overlays">
      {entries.map(({ sample, text, short }) => (
        <li key={sample}>
          <svg width={27} height={12} aria-hidden="true">
            <path className={sample} d={SAMPLES[sample]} />
          </svg>
          {compact ? short : text}
        </li>
      ))}
    </ul>
  )
})
