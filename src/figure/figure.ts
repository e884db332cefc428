import { STANDARD_CHARTS } from '../config/index.ts'
import type { Quantity } from '../store/index.ts'
import { captionHeight, drawCaption, drawLegend, legendHeight } from './draw/legend.ts'
import { dataWidth, drawData } from './draw/data.ts'
import { drawPanels, panelsHeight } from './draw/panels.ts'
import { drawChart } from './draw/strip.ts'
import { drawSurface, surfaceHeight } from './draw/surface.ts'
import type { Seen } from './seen.ts'

/** What a figure shows: the surface, one chart, or both with all charts and who is who. */
export type Target = 'whole' | 'surface' | Quantity

/** Something drawn from (0, 0) on, and how high it is. */
interface Piece {
  x: number
  y: number
  width: number
  height: number
  /** What it stands on, if not on the panel. */
  ground?: string
  draw(context: CanvasRenderingContext2D): void
}

export interface Figure {
  width: number
  height: number
  draw(context: CanvasRenderingContext2D, ground: 'none' | 'themed'): void
}

/** A chart is at least so wide. */
const NARROWEST_CHART = 260
const CHART = 152

/** A figure so many units wide; `ruler` measures text in the fonts that it will be drawn in. */
export function figureOf(target: Target, width: number, seen: Seen, ruler: CanvasRenderingContext2D): Figure {
  const pieces = target === 'whole' ? whole(width, seen, ruler) : [alone(target, width, seen)]
  const height = Math.max(...pieces.map((piece) => piece.y + piece.height))
  return {
    width,
    height,
    draw(context, ground) {
      const fill = (colour: string, across: number, down: number) => {
        if (ground === 'none') return
        context.fillStyle = colour
        context.fillRect(0, 0, across, down)
      }
      fill(seen.palette.panel, width, height)
      for (const { x, y, draw, ...piece } of pieces) {
        context.save()
        context.translate(x, y)
        if (piece.ground) fill(piece.ground, piece.width, piece.height)
        draw(context)
        context.restore()
      }
    },
  }
}

function alone(target: Exclude<Target, 'whole'>, width: number, seen: Seen): Piece {
  if (target === 'surface') return surfacePiece(width, seen)
  return chartPiece(target, 0, 0, width, Math.max(CHART, Math.round(width * 0.45)), seen)
}

const isComparison = ({ configuration }: Seen) => configuration.shown?.layout === 'compare'

/** What stands where the surface stands on the screen: in a comparison the panels, which say themselves whose they are. */
function surfacePiece(width: number, seen: Seen): Piece {
  if (isComparison(seen)) {
    const draw = (context: CanvasRenderingContext2D) => drawPanels(context, width, seen)
    return { x: 0, y: 0, width, height: panelsHeight(width, seen), draw }
  }
  const height = surfaceHeight(width, seen)
  const { paper } = seen.palette
  return { x: 0, y: 0, width, height, ground: paper, draw: (context) => drawSurface(context, width, height, seen) }
}

const chartPiece = (quantity: Quantity, x: number, y: number, width: number, height: number, seen: Seen): Piece => ({
  x,
  y,
  width,
  height,
  draw: (context) => drawChart(context, quantity, width, height, seen),
})

/** As on the screen: the surface or panels, the data beside it, the charts under it, and then what the list beside it says. */
function whole(width: number, seen: Seen, ruler: CanvasRenderingContext2D): Piece[] {
  const beside = dataWidth(width, seen)
  const surface = surfacePiece(width - beside, seen)
  const all = seen.configuration.shown?.charts ?? STANDARD_CHARTS
  const charts = isComparison(seen) ? all.slice(0, 1) : all
  const columns = Math.max(1, Math.min(charts.length, Math.floor(width / NARROWEST_CHART)))
  const chartWidth = width / columns
  const strips = charts.map((quantity, i) =>
    chartPiece(
      quantity,
      (i % columns) * chartWidth,
      surface.height + 6 + Math.floor(i / columns) * (CHART + 4),
      chartWidth,
      CHART,
      seen,
    ),
  )
  const under = surface.height + 6 + Math.ceil(charts.length / columns) * (CHART + 4)
  const legend = isComparison(seen) ? 0 : legendHeight(width, seen)
  const data: Piece = {
    ...{ x: width - beside, y: 0, width: beside, height: surface.height },
    draw: (context) => drawData(context, beside, surface.height, seen),
  }
  return [
    surface,
    ...(beside > 0 ? [data] : []),
    ...strips,
    ...(legend > 0
      ? [{ x: 0, y: under, width, height: legend, draw: (at: CanvasRenderingContext2D) => drawLegend(at, width, seen) }]
      : []),
    {
      x: 0,
      y: under + legend,
      width,
      height: captionHeight(ruler, width, seen),
      draw: (context) => drawCaption(context, width, seen),
    },
  ]
}
