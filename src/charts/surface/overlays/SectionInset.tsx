import { useId } from 'react'
import { lineSection } from '../../../engine/section.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { colourOf, markerPath } from '../../marker.ts'
import { formatStep } from '../../format.ts'
import { pointOf, type Watched } from './place.ts'
import { sectionChart } from './sectionChart.ts'
import { noSectionSentence, sectionSentence } from './wording.ts'

interface SectionInsetProps {
  surface: SurfaceFunction
  watched: Watched | undefined
  width: number
  /** In few words, for a picture that it would cover. */
  compact: boolean
}

/** f along the line of the last step at the playhead: where it began, where it ended, and where it would have been best to end. */
export function SectionInset({ surface, watched, width, compact }: SectionInsetProps) {
  return (
    <section className="overlay-card section" aria-label="Cross-section along the last step">
      {!compact && (
        <h2>
          Along the last step{' '}
          {watched && watched.step > 0 && (
            <span>
              {watched.label}, {formatStep(watched.step - 1)} → {formatStep(watched.step)}
            </span>
          )}
        </h2>
      )}
      {!watched ? (
        <p>No run is shown.</p>
      ) : watched.step === 0 ? (
        <p>No step has been taken yet.</p>
      ) : (
        <Cut surface={surface} watched={watched} width={width} compact={compact} />
      )}
    </section>
  )
}

const RATIO = 0.5
const FLAT_RATIO = 0.46

function Cut({ surface, watched, width, compact }: SectionInsetProps & { watched: Watched }) {
  const clip = useId()
  const section = lineSection(surface, pointOf({ ...watched, step: watched.step - 1 }), pointOf(watched))
  if (typeof section === 'string') return <p>{noSectionSentence(section)}</p>
  const height = Math.round(width * (compact ? FLAT_RATIO : RATIO))
  const box = { left: 44, top: 6, right: width - 8, bottom: height - 20 }
  const { curve, parabola, tangent, marks, minimum, xTicks, yTicks } = sectionChart(section, box)
  const sentence = sectionSentence(section)
  return (
    <>
      <svg width={width} height={height} role="img" aria-label={`f along the last step. ${sentence}`}>
        <clipPath id={clip}>
          <rect x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} />
        </clipPath>
        <g className="grid">
          {xTicks.map(({ at, text }, i) => (
            <g key={i}>
              <path d={`M${at} ${box.top}V${box.bottom}`} />
              <text x={at} y={height - 6} textAnchor="middle">
                {text}
              </text>
            </g>
          ))}
          {yTicks.map(({ at, text }, i) => (
            <g key={i}>
              <path d={`M${box.left} ${at}H${box.right}`} />
              <text x={box.left - 5} y={at + 3.5} textAnchor="end">
                {text}
              </text>
            </g>
          ))}
        </g>
        <g clipPath={`url(#${clip})`} className={`r${colourOf(watched.run.slot)}`}>
          <path className="parabola" d={parabola} />
          <path className="curve" d={curve} />
          <path className="tangent" d={tangent} />
          {minimum && <path className="best" d={`M${minimum.x} ${box.top}V${box.bottom}`} />}
          {minimum && <circle className="best" cx={minimum.x} cy={minimum.y} r={3.2} />}
          {marks.start && <circle className="from" cx={marks.start.x} cy={marks.start.y} r={3.4} />}
          {marks.end && (
            <path
              className="to"
              d={markerPath(watched.run.slot, 4.6)}
              transform={`translate(${marks.end.x} ${marks.end.y})`}
            />
          )}
        </g>
      </svg>
      <p>{sentence}</p>
      {!compact && (
        <p className="key">
          <svg width={18} height={8} aria-hidden="true">
            <path className="curve" d="M0 4H18" />
          </svg>{' '}
          <i>f</i>{' '}
          <svg width={18} height={8} aria-hidden="true">
            <path className="parabola" d="M0 4H18" />
          </svg>{' '}
          model; s in steps: ○ start, marker end, dotted: minimum
        </p>
      )}
    </>
  )
}
