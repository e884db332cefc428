import { lazy, Suspense, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { surfaceOf } from '../../config/index.ts'
import type { MethodChoice } from '../../config/types.ts'
import type { View } from '../../core/method.ts'
import type { Reader } from '../surface/evaluate.ts'
import { visibleView } from '../surface/geometry.ts'
import type { Cell } from './geometry.ts'
import { PanelPlot } from './PanelPlot.tsx'
import { placeOf, setVisibleAt } from './places.ts'
import { useOnScreen } from './useOnScreen.ts'

const CurvePanel = lazy(() =>
  import('../curve/CurvePanel.tsx').then(({ CurvePanel: component }) => ({ default: component })),
)

interface PanelProps {
  cell: Cell
  run: string
  /** What it is of, in words. */
  label: string
  surface: MethodChoice
  /** The rectangle that must be seen. */
  required: View
  apart: boolean
  read: Reader | undefined
  onPress?(this: void): void
  /** Who it is of, above its plot. */
  children: ReactNode
}

/** One run on one surface: who it is, and its path. */
export function Panel({ cell, run, label, surface, required, apart, read, onPress, children }: PanelProps) {
  const { left, top, header, width, height, frame } = cell
  const section = useRef<HTMLElement>(null)
  const seen = useOnScreen(section)
  const place = placeOf(cell.row, run, apart)
  const isOneParameter = surfaceOf(surface).isOneParameter === true
  const view = useMemo(
    () =>
      isOneParameter
        ? required
        : visibleView(required, { left: 0, top: 0, width: frame.width, height: frame.height }, true),
    [isOneParameter, required, frame.width, frame.height],
  )
  // All panels of one place show the same: one of them asks for the picture.
  const asks = apart || cell.run === 0
  useEffect(() => {
    if (!asks) return
    setVisibleAt(place, { surface, view, width: frame.width, height: frame.height })
  }, [asks, place, surface, view, frame.width, frame.height])
  useEffect(() => (asks ? () => setVisibleAt(place, undefined) : undefined), [asks, place])
  return (
    <section
      ref={section}
      className="panel"
      aria-label={label}
      style={{ left, top, width, height: header + height }}
      data-run={run}
      data-row={cell.row}
    >
      <header style={{ height: header, paddingLeft: frame.left, paddingRight: width - frame.left - frame.width }}>
        {children}
      </header>
      <div className="surface-view" style={{ height }}>
        {seen &&
          (isOneParameter ? (
            <Suspense>
              <CurvePanel cell={cell} run={run} surface={surface} view={view} place={place} onPress={onPress} />
            </Suspense>
          ) : (
            <PanelPlot
              cell={cell}
              run={run}
              surface={surface}
              view={view}
              place={place}
              read={read}
              onPress={onPress}
            />
          ))}
      </div>
    </section>
  )
}
