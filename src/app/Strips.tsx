import { useEffect, useState } from 'react'
import { Strip } from '../charts/strip/Strip.tsx'

const IDS = ['loss', 'rate', 'gradientNorm'] as const

/** The three curves side by side, or only one of them; or one of them, larger, until Escape. */
export function Strips({ only }: { only?: (typeof IDS)[number] }) {
  const [enlarged, setEnlarged] = useState<(typeof IDS)[number]>()
  useEffect(() => {
    if (enlarged === undefined) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (!document.querySelector('dialog[open]')) setEnlarged(undefined)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [enlarged])
  const classes = ['strips', enlarged && 'enlarged', only && 'alone'].filter(Boolean).join(' ')
  return (
    <div className={classes}>
      {IDS.filter((id) => (enlarged ?? only ?? id) === id).map((id) => (
        <Strip
          key={id}
          id={id}
          enlarged={enlarged === id}
          onEnlarge={() => setEnlarged(enlarged === id ? undefined : id)}
        />
      ))}
    </div>
  )
}
