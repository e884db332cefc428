import { useLayoutEffect, useRef, useState } from 'react'
import { useConfig } from '../../store/index.ts'
import { formatShort } from '../format.ts'
import { rowsOf } from './edits.ts'
import type { PointsProps } from './chosen.ts'
import { pointKeys } from './keys.ts'
import { usePointDrag } from './usePointDrag.ts'
import type { ShownData } from './usePicture.ts'

/** What takes the pointer and the keys: points are dragged, added, deleted and put into the other class. */
export function DataPoints({ shown, chosen, onHold }: PointsProps) {
  const [moving, setMoving] = useState(false)
  const latest = useRef<PointsProps>({ shown, chosen, onHold })
  useLayoutEffect(() => {
    latest.current = { shown, chosen, onHold }
  })
  const drag = usePointDrag(latest)
  const move = (isMoving: boolean) => {
    setMoving(isMoving)
    onHold(isMoving)
    if (!isMoving) useConfig.getState().endGesture()
  }
  const { left, top, width, height } = shown.projection.frame
  return (
    <>
      <div
        className="data-points"
        style={{ left, top, width, height }}
        role="application"
        aria-roledescription="scatter plot"
        tabIndex={0}
        aria-label={`Data, ${shown.size} points. Arrow keys go from point to point; Enter takes one up, arrows then move it; Insert adds one, Delete deletes it${shown.axes.label ? ', C changes its class' : ''}`}
        {...drag}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return
          if (!pointKeys(event.key, event.shiftKey, { ...latest.current, moving, move })) return
          event.preventDefault()
          event.stopPropagation()
        }}
        onBlur={() => moving && move(false)}
      />
      <p className="hidden-text" aria-live="polite">
        {chosen.row !== undefined && `${moving ? 'Moving ' : ''}${wordsOf(shown, chosen.row)}`}
      </p>
    </>
  )
}

/** `point 12 of 64: u 0.5, v 1.2`. */
function wordsOf({ problem, size }: ShownData, row: number): string {
  const values = rowsOf(useConfig.getState().configuration.surface)[row] ?? []
  const words = problem.columns.map(({ label }, c) => `${label} ${formatShort(values[c] ?? NaN)}`)
  return `point ${row + 1} of ${size}: ${words.join(', ')}`
}
