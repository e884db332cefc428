import { useCallback, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { Frame, Projection } from './geometry.ts'
import type { View } from '../../core/method.ts'
import type { Finder } from './PathsCanvas.tsx'
import { usePlotGestures, type PlotLine } from './usePlotGestures.ts'

interface PlotAreaProps {
  projection: Projection
  finder: RefObject<Finder>
  /** What a press does; absent: it sets the start. */
  onPress?: () => void
  onKeyDown(event: KeyboardEvent): void
  /** In a comparison: who keeps the view, and the surface's row. */
  setView?: (view: View) => void
  row?: number
  /** What it is, and what can be done with it; absent: as on the experiment's own surface. */
  label?: string
  /** Where the picture is a curve over x. */
  line?: PlotLine
  /** What it covers, where that is more than the projection's frame. */
  frame?: Frame
}

/** What takes the pointer and the keys on the flat picture. */
export function PlotArea({
  projection,
  finder,
  onPress,
  onKeyDown,
  setView,
  row,
  label = `Plot: click to ${onPress ? 'play or pause' : 'set the start'}, drag to pan, plus and minus to zoom`,
  line,
  frame = projection.frame,
}: PlotAreaProps) {
  const plot = useRef<HTMLDivElement>(null)
  const runAt = useCallback<Finder>((x, y) => finder.current(x, y), [finder])
  usePlotGestures(plot, projection, { runAt, onPress, line, setView, row })
  const { left, top, width, height } = frame
  return (
    <div
      ref={plot}
      className="surface-plot"
      style={{ left, top, width, height }}
      role="group"
      tabIndex={0}
      aria-label={label}
      onKeyDown={onKeyDown}
    />
  )
}
