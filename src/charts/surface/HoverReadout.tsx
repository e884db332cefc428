import { useEffect, useState } from 'react'
import { useConfig, useView } from '../../store/index.ts'
import { formatNumber } from '../format.ts'
import type { MethodChoice } from '../../config/types.ts'
import { createReader, type Reader } from './evaluate.ts'
import type { Frame } from './geometry.ts'

/** x, y, f and the gradient under the pointer, in a corner where nothing moves. */
export function HoverReadout({ frame, containerHeight }: { frame: Frame; containerHeight: number }) {
  const surface = useConfig((state) => state.configuration.surface)
  const point = useView((state) => state.hoverPoint)
  const read = useReader(surface, point !== undefined)
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
      <div>
        <dt>
          <i>y</i>
        </dt>
        <dd>{formatNumber(y, 4)}</dd>
      </div>
      {reading && (
        <>
          <div>
            <dt>
              <i>f</i>
            </dt>
            <dd className="wide">{formatNumber(reading.f)}</dd>
          </div>
          <div>
            <dt>
              ∇<i>f</i>
            </dt>
            <dd className="wider">
              {Number.isFinite(reading.f)
                ? `(${reading.gradient.map((g) => formatNumber(g)).join(', ')})`
                : 'undefined'}
            </dd>
          </div>
        </>
      )}
    </dl>
  )
}

/** The reader of the present surface, fetched when the pointer first comes. */
function useReader(surface: MethodChoice, needed: boolean): Reader | undefined {
  const [known, setKnown] = useState<{ surface: MethodChoice; read: Reader | undefined }>()
  useEffect(() => {
    if (!needed) return
    let wanted = true
    void createReader(surface).then((read) => wanted && setKnown({ surface, read }))
    return () => {
      wanted = false
    }
  }, [surface, needed])
  return known?.surface === surface ? known.read : undefined
}
