import { useEffect, useRef, useState } from 'react'
import { Thumbnail } from '../gallery/Thumbnail.tsx'
import { queue } from '../gallery/queue.ts'
import type { Entry } from './address.ts'
import { useNear } from './useNear.ts'
import { pictureOf, ratesOf, type PictureOfPaths } from './pictures.ts'

/** A small picture that the engine draws, once it comes into view. */
export function Picture({ entry }: { entry: Entry }) {
  const frame = useRef<HTMLElement>(null)
  const [paths, setPaths] = useState<PictureOfPaths>()
  const [rates, setRates] = useState<Float64Array>()
  const near = useNear(frame, 0)
  useEffect(() => {
    if (!near) return
    return queue(() => {
      setPaths(pictureOf(entry))
      if (entry.kind === 'schedule') setRates(ratesOf(entry.id, entry.method.holds))
    })
  }, [near, entry])
  return (
    <figure className="picture" ref={frame}>
      {paths && <Thumbnail configuration={paths.configuration} />}
      {rates && <Curve rates={rates} />}
      {!paths && !rates && <div className="thumbnail" />}
      {paths?.caption && <figcaption className="caption">{paths.caption}</figcaption>}
      {rates && <figcaption className="caption">The rate over {rates.length} steps</figcaption>}
    </figure>
  )
}

const WIDTH = 240
const HEIGHT = 180
const MARGIN = 14

/** From zero up. */
function Curve({ rates }: { rates: Float64Array }) {
  const top = Math.max(...rates) || 1
  const points = Array.from(rates, (rate, t) => {
    const x = MARGIN + (t / Math.max(1, rates.length - 1)) * (WIDTH - 2 * MARGIN)
    return `${x.toFixed(1)},${(HEIGHT - MARGIN - (rate / top) * (HEIGHT - 2 * MARGIN)).toFixed(1)}`
  })
  return (
    <svg className="thumbnail curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="axis" d={`M${MARGIN} ${MARGIN}V${HEIGHT - MARGIN}H${WIDTH - MARGIN}`} />
      <polyline points={points.join(' ')} />
    </svg>
  )
}
