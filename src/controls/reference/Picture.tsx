import { useEffect, useMemo, useRef, useState } from 'react'
import { Thumbnail } from '../gallery/Thumbnail.tsx'
import { queue } from '../gallery/queue.ts'
import type { Entry } from './address.ts'
import { pictureOf, ratesOf } from './pictures.ts'

/** A small picture that the engine draws, once it comes into view. */
export function Picture({ entry }: { entry: Entry }) {
  const frame = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  const configuration = useMemo(() => pictureOf(entry), [entry])
  useEffect(() => {
    const element = frame.current
    if (element === null || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver((changes) => {
      if (changes.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div className="picture" ref={frame}>
      {seen && configuration && <Thumbnail configuration={configuration} />}
      {seen && entry.kind === 'schedule' && <Curve id={entry.id} holds={entry.method.holds} />}
    </div>
  )
}

const WIDTH = 240
const HEIGHT = 180
const MARGIN = 14

/** The rate over the steps, from zero up. */
function Curve({ id, holds }: { id: string; holds: number }) {
  const [rates, setRates] = useState<Float64Array>()
  useEffect(() => queue(() => setRates(ratesOf(id, holds))), [id, holds])
  const top = Math.max(...(rates ?? [1])) || 1
  const points = [...(rates ?? [])].map((rate, t, { length }) => {
    const x = MARGIN + (t / Math.max(1, length - 1)) * (WIDTH - 2 * MARGIN)
    return `${x.toFixed(1)},${(HEIGHT - MARGIN - (rate / top) * (HEIGHT - 2 * MARGIN)).toFixed(1)}`
  })
  return (
    <svg className="thumbnail curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="axis" d={`M${MARGIN} ${MARGIN}V${HEIGHT - MARGIN}H${WIDTH - MARGIN}`} />
      <polyline points={points.join(' ')} />
    </svg>
  )
}
