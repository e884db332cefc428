import { useEffect, useState } from 'react'
import { Strip } from '../charts/strip/Strip.tsx'
import { STANDARD_CHARTS } from '../config/index.ts'
import { useConfig } from '../store/index.ts'

/** The charts side by side, or only one of them, by its place; or one of them, larger, until Escape. */
export function Strips({ only, named }: { only?: number; named?: boolean }) {
  const charts = useConfig(({ configuration }) => configuration.shown?.charts ?? STANDARD_CHARTS)
  const [enlarged, setEnlarged] = useState<number>()
  useEffect(() => {
    if (enlarged === undefined) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (!document.querySelector('dialog[open]')) setEnlarged(undefined)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [enlarged])
  const classes = ['strips', enlarged !== undefined && 'enlarged', only !== undefined && 'alone']
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      {charts.map(
        (quantity, place) =>
          (enlarged ?? only ?? place) === place && (
            <Strip
              key={place}
              place={place}
              quantity={quantity}
              named={named}
              enlarged={enlarged === place}
              onEnlarge={() => setEnlarged(enlarged === place ? undefined : place)}
            />
          ),
      )}
    </div>
  )
}
