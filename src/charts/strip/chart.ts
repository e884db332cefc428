import { movePlace, surfaceOf, surfacesOf } from '../../config/index.ts'
import type { Configuration, Quantity, ViewState } from '../../store/index.ts'
import type { Palette } from '../palette.ts'
import type { ShownRun } from '../shownRuns.ts'
import { bandsOf } from './bands.ts'
import type { StripPicture } from './picture.ts'
import { axisUnit } from '../axisUnit.ts'
import { domainFor, unite, type Domain, type StripFrame } from './geometry.ts'
import { isSigned, marksClips, scaleOf } from './quantity.ts'
import { remarkOn } from './remark.ts'
import { pace, seriesOf, type SeriesCache } from './series.ts'

interface ChartRequest {
  quantity: Quantity
  runs: readonly ShownRun[]
  /** The labels of the runs that have no place on the axis. */
  offAxis?: readonly string[]
  configuration: Configuration
  view: ViewState
  frame: StripFrame
  palette: Palette
  cache: SeriesCache
  /** The axis, where it must stay as it is: while something on it is held. */
  held?: Domain
  isMoving?: boolean
}

/** What a strip draws of a quantity, and what must be said about it. */
export function chartOf({
  quantity,
  runs,
  offAxis = [],
  configuration,
  view,
  frame,
  palette,
  cache,
  held,
  isMoving,
}: ChartRequest): {
  picture: StripPicture
  remark: string
} {
  const { steps } = configuration
  const { playhead, hoverStep } = view
  const wanted = scaleOf(configuration.shown?.scales, quantity)
  const series = seriesOf(quantity, runs, playhead)
  const perColumn = steps / (frame.right - frame.left)
  const lines = series.map((one) => ({ series: one, ...cache.get(one, perColumn * pace(one.run), wanted) }))
  const bands = bandsOf(quantity, runs, wanted)
  const extent = unite([...lines, ...bands].map((one) => one.extent))
  const domain = held ?? domainFor(extent, wanted, isSigned(quantity))
  const tolerance = quantity === 'loss' ? configuration.shown?.tolerance : undefined
  const picture = {
    tolerance,
    move: movePlace(configuration, configuration.surface),
    namesMove: quantity === 'loss',
    frame,
    domain,
    steps,
    playhead,
    hoverStep,
    isMoving,
    palette,
    lines,
    bands,
    marksClips: marksClips(quantity),
  }
  return {
    picture,
    remark: remarkOn({
      quantity,
      wanted,
      extent,
      domain,
      series,
      runs,
      unit: axisUnit(configuration),
      offAxis,
      on: surfacesOf(configuration).length > 1 ? surfaceOf(configuration.surface).name : undefined,
      tolerance,
      bands,
    }),
  }
}
