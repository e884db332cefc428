import type { ReactNode } from 'react'
import { runLabel, surfaceOf } from '../../config/index.ts'
import type { MethodChoice } from '../../config/types.ts'
import type { View } from '../../core/method.ts'
import { useConfig, useView, type RunConfiguration } from '../../store/index.ts'
import { useReader } from '../surface/useReader.ts'
import { useSurfaceNow } from '../surface/useSurfaceNow.ts'
import type { Cell } from './geometry.ts'
import { Panel } from './Panel.tsx'
import { placeOf } from './places.ts'

interface PanelRowProps {
  surface: MethodChoice
  place: number
  runs: readonly RunConfiguration[]
  cells: readonly Cell[]
  apart: boolean
  head(run: RunConfiguration, row: number): ReactNode
  onPress?(this: void): void
}

/** All runs on one surface: they share its view, unless they are apart, and what the pointer reads. */
export function PanelRow({ surface, place, runs, cells, apart, head, onPress }: PanelRowProps) {
  const ownView = useConfig(({ configuration }) => configuration.view)
  const views = useView((state) => state.views)
  const pointed = useView((state) => state.hoverPoint !== undefined && (state.hoverRow ?? 0) === place)
  const read = useReader(useSurfaceNow(surface), undefined, pointed)
  const all = useConfig(({ configuration }) => configuration.runs)
  const { view: standard, name } = surfaceOf(surface)
  const shared = (place === 0 ? ownView : views?.[placeOf(place, '', false)]) ?? standard
  const requiredFor = (run: string): View => (apart ? views?.[placeOf(place, run, true)] : undefined) ?? shared
  return cells.map((cell) => {
    const run = runs[cell.run]
    return (
      run && (
        <Panel
          key={run.key}
          cell={cell}
          run={run.key}
          label={`${runLabel(run, all)} on ${name}`}
          surface={surface}
          required={requiredFor(run.key)}
          apart={apart}
          read={read}
          onPress={onPress}
        >
          {head(run, place)}
        </Panel>
      )
    )
  })
}
