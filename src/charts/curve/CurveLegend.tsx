import { PenalizedSymbol } from '../surface/PenaltyCaption.tsx'
import { formatStep } from '../format.ts'
import type { Box } from '../surface/labels.ts'
import type { Size } from '../useSize.ts'
import { curveCadence } from './drawRuns.ts'
import type { CurvePlace } from './picture.ts'
import { termName } from './place.ts'

interface CurveLegendProps {
  place: CurvePlace
  box: Box
  steps: number
  size: Size
  penalized: boolean
}

/** What the lines are. */
export function CurveLegend({ place: { curve }, box, steps, size, penalized }: CurveLegendProps) {
  return (
    <div className="curve-key" style={{ right: size.width - box.x - box.width, top: box.y }}>
      <Line className="mean" />
      <span>
        {penalized ? <PenalizedSymbol /> : <i>f</i>}
        {meanWords(curve.count)}
      </span>
      {curve.terms.length > 0 && (
        <>
          <Line className="term" />
          <span>
            <i>{termsWords(curve.terms)}</i>
          </span>
        </>
      )}
      <span className="cadence">{cadenceWords(steps)}</span>
    </div>
  )
}

const Line = ({ className }: { className: string }) => (
  <svg className={className} width={20} height={10} aria-hidden="true">
    <path d="M0 5H20" />
  </svg>
)

export const meanWords = (count: number): string => (count > 1 ? `, mean of ${formatStep(count)} terms` : '')

export const termsWords = (terms: CurvePlace['curve']['terms']): string =>
  terms.map(({ places }) => termName(places)).join(' · ')

export function cadenceWords(steps: number): string {
  const cadence = curveCadence(steps)
  return cadence === 1 ? 'a dot every step' : `a dot every ${formatStep(cadence)} steps`
}

const CHARACTER = 6
const LINE = 34

/** What it covers, about: the lower right corner of the curve. Where that is too narrow there is none. */
export function legendBox({ projection: { frame }, curve }: CurvePlace): Box | undefined {
  if (frame.width < 480 || frame.height < 140) return undefined
  const terms = curve.terms.length > 0 ? LINE + CHARACTER * termsWords(curve.terms).length : 0
  const width = LINE + CHARACTER * (1 + meanWords(curve.count).length) + terms + 120
  return { x: frame.left + frame.width - width - 10, y: frame.top + frame.height - 38, width, height: 28 }
}
