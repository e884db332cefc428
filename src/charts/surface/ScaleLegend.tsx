import type { ReactNode } from 'react'
import type { ContourPicture } from '../../engine/types.ts'
import { formatStep, formatShort } from '../format.ts'
import { legendBands } from './levels.ts'
import { dotCadence } from './path.ts'

/** Of all tones together. */
export const SCALE_WIDTH = 232

interface ScaleLegendProps {
  picture: ContourPicture
  /** The name of what is drawn. */
  of: ReactNode
  steps: number
  right: number
  bottom: number
}

/** What is said in place of a scale that has a single tone. */
export function inOneTone({ minimum, maximum }: ContourPicture): string {
  if (minimum === maximum) return `is ${formatShort(minimum)} everywhere in view`
  return minimum < maximum ? `is about ${formatShort(minimum)} everywhere in view` : 'has no value in view'
}

/** Which tone stands for which f, and how far apart the dots on the paths are. */
export function ScaleLegend({ picture, of, steps, right, bottom }: ScaleLegendProps) {
  const band = SCALE_WIDTH / (picture.levels.length + 1)
  const bands = legendBands(picture, band)
  const spoken = `f from ${formatShort(picture.minimum)} to ${formatShort(picture.maximum)} in view`
  return (
    <div className="surface-scale" style={{ right, bottom }}>
      <span>{of}</span>
      {picture.levels.length === 0 ? (
        <b>{inOneTone(picture)}</b>
      ) : (
        <svg viewBox={`0 0 ${SCALE_WIDTH} 24`} width={SCALE_WIDTH} height={24} role="img" aria-label={spoken}>
          {bands.map(({ fill, boundary }, i) => (
            <g key={i}>
              <rect x={i * band} y={1} width={band} height={10} fill={`var(--fill-${fill})`} />
              {boundary !== undefined && (
                <text x={(i + 1) * band} y={22} textAnchor="middle">
                  {boundary}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
      <span className="cadence">a dot every {formatStep(dotCadence(steps))} steps</span>
    </div>
  )
}
