import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { surfacesOf } from '../../config/index.ts'
import { useConfig, useView, type RunConfiguration } from '../../store/index.ts'
import { seenRuns } from '../shownRuns.ts'
import { useSize } from '../useSize.ts'
import { panelsLayout } from './geometry.ts'
import { PanelRow } from './PanelRow.tsx'
import '../charts.css'
import './panels.css'

interface PanelsProps {
  /** Who a panel is of, above it. */
  head(run: RunConfiguration, row: number): ReactNode
  /** What a row of panels is of, where there are several. */
  title(row: number): ReactNode
  /** In place of panels, where there is no run. */
  empty: ReactNode
  /** What a press on a plot does where one watches; absent: on the experiment's own surface it sets the start. */
  onPress?(this: void): void
}

/** Small multiples: every run in a picture of its own, on one surface or on several. Scrolls where there are more than fit. */
export function Panels({ head, title, empty, onPress }: PanelsProps) {
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const surface = useConfig(({ configuration }) => configuration.surface)
  const shown = useConfig(({ configuration }) => configuration.shown)
  const all = useConfig(({ configuration }) => configuration.runs)
  const solo = useView((view) => view.soloRun)
  const apart = useView((view) => view.apart === true)
  const runs = useMemo(() => seenRuns(all, solo), [all, solo])
  const surfaces = useMemo(() => surfacesOf({ surface, shown }), [surface, shown])
  const layout = useMemo(
    () => size && panelsLayout({ ...size, runs: runs.length, surfaces: surfaces.length, apart }),
    [size, runs.length, surfaces.length, apart],
  )
  useEffect(() => useView.getState().set({ panelsWidth: size?.width }), [size?.width])
  useEffect(() => () => useView.getState().set({ pictured: undefined, hoverRow: undefined }), [])
  return (
    <div className="panels" ref={box} role="group" aria-label="Panels">
      {runs.length === 0 && empty}
      {layout && runs.length > 0 && (
        <div style={{ width: layout.width, height: layout.height }}>
          {layout.titles.map((top, row) => (
            <div key={row} className="panel-title" style={{ top }}>
              {title(row)}
            </div>
          ))}
          {surfaces.map((each, place) => (
            <PanelRow
              key={place}
              surface={each}
              place={place}
              runs={runs}
              cells={layout.cells.filter((cell) => cell.row === place)}
              apart={apart}
              head={head}
              onPress={onPress}
            />
          ))}
        </div>
      )}
    </div>
  )
}
