import { useView } from '../../store/index.ts'
import { formatNumber } from '../format.ts'
import type { Reading } from './evaluate.ts'
import type { Frame } from './geometry.ts'
import { PenalizedSymbol } from './PenaltyCaption.tsx'
import { useReader } from './useReader.ts'

import { useSurfaceNow } from './useSurfaceNow.ts'
interface HoverReadoutProps {
  frame: Frame
  containerHeight: number
  /** The lambda of the penalized objective, if that is drawn. */
  penalty: number | undefined
  /** There is no y, and one derivative. */
  isOneParameter?: boolean
}

/** x, y, f and the gradient under the pointer, in a corner where nothing moves. */
export function HoverReadout({ frame, containerHeight, penalty, isOneParameter }: HoverReadoutProps) {
  const surface = useSurfaceNow()
  const point = useView((state) => state.hoverPoint)
  const read = useReader(surface, penalty, point !== undefined)
  if (!point) return null
  const [x, y] = point
  const reading = read?.(x, y)
  const style = { left: frame.left + 10, bottom: containerHeight - frame.top - frame.height + 10 }
  return (
    <dl className="surface-reading" style={style}>
      <div>
        <dt>
          <i>x</i>
        </dt>
        <dd>{formatNumber(x, 4)}</dd>
      </div>
      {!isOneParameter && (
        <div>
          <dt>
            <i>y</i>
          </dt>
          <dd>{formatNumber(y, 4)}</dd>
        </div>
      )}
      {reading && (
        <>
          <div>
            <dt>
              <i>f</i>
            </dt>
            <dd className="wide">{formatNumber(reading.f)}</dd>
          </div>
          {penalty !== undefined && (
            <div>
              <dt>
                <PenalizedSymbol />
              </dt>
              <dd className="wide">{formatNumber(reading.drawn)}</dd>
            </div>
          )}
          <div>
            <dt>
              {!isOneParameter && '∇'}
              {penalty === undefined ? <i>f</i> : <PenalizedSymbol />}
              {isOneParameter && '′'}
            </dt>
            <dd className="wider">{slopeWords(reading, isOneParameter)}</dd>
          </div>
        </>
      )}
    </dl>
  )
}

function slopeWords({ f, gradient }: Reading, isOneParameter = false): string {
  if (!Number.isFinite(f)) return 'undefined'
  return isOneParameter ? formatNumber(gradient[0]) : `(${gradient.map((g) => formatNumber(g)).join(', ')})`
}
