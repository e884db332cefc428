import type { Frame } from '../surface/geometry.ts'

/** How many panels there are, and the room for them in pixels. */
export interface PanelsRoom {
  width: number
  height: number
  runs: number
  surfaces: number
  /** Every panel has a view, and so axes, of its own. */
  apart: boolean
}

/** One panel: where it is among the others, and its plot inside it. */
export interface Cell {
  /** The place of its run and of its surface in their lists. */
  run: number
  row: number
  left: number
  top: number
  /** The header's height, under which the plot begins. */
  header: number
  /** Of the plot with its axes. */
  width: number
  height: number
  frame: Frame
  /** Whether it carries the values of that axis: on the outer edge only, where all plots share them. */
  axes: { x: boolean; y: boolean }
}

export interface PanelsLayout {
  columns: number
  cells: readonly Cell[]
  /** Where each surface's title stands; none where there is one surface. */
  titles: readonly number[]
  /** Of everything: more than the room where it scrolls. */
  width: number
  height: number
}

const GAP = 20
const EDGE = 10
const TOP = 2
/** Under a plot: the values of its axis, or nothing but space. */
const AXIS = 30
const SPACE = 6
const TITLE = 34
const ONE_LINE = 30
const TWO_LINES = 48
/** A header of one line wants so much. */
const LINE_WIDTH = 430
/** Plots are no smaller than this: there are more than fit, then, and the page scrolls. */
const LEAST = { width: 200, height: 150, share: 0.5 }

/** At most so many panels beside one another; from 620 px on two, from 1180 on three, on the largest screens four. */
const mostColumns = (width: number): number => (width < 620 ? 1 : width < 1180 ? 2 : width < 1880 ? 3 : 4)

/** As few rows as can be, and these as full as can be: of four panels two and two, not three and one. */
export function columnsFor(panels: number, width: number): number {
  const rows = Math.max(1, Math.ceil(panels / mostColumns(width)))
  return Math.max(1, Math.ceil(panels / rows))
}

/** A panel for each run; of several surfaces a row each, and a column for each run where that is not too narrow. */
export function panelsLayout(room: PanelsRoom): PanelsLayout {
  const { runs, surfaces, apart } = room
  const columns = surfaces === 1 || room.width < 620 ? columnsFor(runs, room.width) : Math.max(1, runs)
  const lines = Math.ceil(runs / columns)
  const gutter = room.width < 560 ? 38 : 46
  const between = apart ? gutter + EDGE : GAP
  const fixed = gutter + EDGE + between * (columns - 1)
  const plotWidth = Math.max(LEAST.width, Math.floor((room.width - fixed) / columns))
  const header = plotWidth < LINE_WIDTH ? TWO_LINES : ONE_LINE
  const title = surfaces > 1 ? TITLE : 0
  const axesHeight = surfaces * (apart ? lines : 1) * (AXIS - SPACE)
  const spare = room.height - surfaces * title - surfaces * lines * (header + TOP + SPACE) - axesHeight
  const least = Math.max(LEAST.height, Math.min(240, plotWidth * LEAST.share))
  const plotHeight = Math.max(least, Math.floor(spare / Math.max(1, surfaces * lines)))

  const cells: Cell[] = []
  const titles: number[] = []
  let top = 0
  for (let row = 0; row < surfaces; row += 1) {
    if (title > 0) titles.push(top)
    top += title
    for (let run = 0; run < runs; run += 1) {
      const [column, line] = [run % columns, Math.floor(run / columns)]
      const before = apart || column === 0 ? gutter : between / 2
      const after = apart || column === columns - 1 ? EDGE : between / 2
      const isLowest = run + columns >= runs
      const axes = { x: apart || isLowest, y: apart || column === 0 }
      const step = header + TOP + plotHeight + (apart ? AXIS : SPACE)
      cells.push({
        run,
        row,
        left: column === 0 ? 0 : gutter + column * (plotWidth + between) - before,
        top: top + line * step,
        header,
        width: before + plotWidth + after,
        height: TOP + plotHeight + (axes.x ? AXIS : SPACE),
        frame: { left: before, top: TOP, width: plotWidth, height: plotHeight },
        axes,
      })
    }
    top += lines * (header + TOP + plotHeight + SPACE) + (apart ? lines : 1) * (AXIS - SPACE)
  }
  return { columns, cells, titles, width: fixed + columns * plotWidth, height: top }
}
