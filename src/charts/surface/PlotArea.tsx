import { useCallback, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { Projection } from './geometry.ts'
import type { Finder } from './PathsCanvas.tsx'
import { usePlotGestures } from './usePlotGestures.ts'

interface PlotAreaProps {
  projection: Projection
  finder: RefObject<Finder>
  /** What a press does; absent: it sets the start. */
  onPress?: () => void
  onKeyDown(event: KeyboardEvent): void
}

/** What takes the pointer and the keys on the flat picture. */
export function PlotArea({ projection, finder, onPress, onKeyDown }: PlotAreaProps) {
  const plot = useRef<HTMLDivElement>(null)
  const runAt = useCallback<Finder>((x, y) => finder.current(x, y), [finder])
  usePlotGestures(plot, projection, { runAt, onPress })
  const { left, top, width, height } = projection.frame
  return (
    <div
      ref={plot}
      className="surface-plot"
      style={{ left, top, width, height }}
      role="group"
      tabIndex={0}
      aria-label={`Plot: click to ${onPress ? 'play or pause' : 'set the start'}, drag to pan, plus and minus to zoom`}
      onKeyDown={onKeyDown}
    />
  )
}
