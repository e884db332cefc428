import { surfaceOf, type SurfaceChoice } from '../config/index.ts'
import type { View } from '../core/method.ts'
import { brokenCells } from './breaks.ts'
import { surfaceFunction } from './compile.ts'
import { curvePieces } from './curve.ts'
import { isSum } from './estimated.ts'
import { sampleGrid, statisticsOf, type Grid } from './grid.ts'
import { chooseLevels } from './levels.ts'
import { levelLines, ranksOf } from './marchingSquares.ts'
import { foundMinimum } from './minimum.ts'
import { penalized } from './penalized.ts'
import type { ContourPicture, PackedLines } from './types.ts'

/** Columns and rows of samples, those on the view's edges included. */
export interface ContourRequest {
  surface: SurfaceChoice
  view: View
  columns: number
  rows: number
  /** The lambda of f + lambda/2*|x|^2, drawn in place of f. */
  penalty?: number
}

/** Columns that put an isoline within 0.3 px of its place on a picture 800 px wide. */
export const CONTOUR_COLUMNS = 257

/** Terms that a fine picture of a sum may cost, seconds; a coarser one, the first that is seen, less by as much. */
const MOST_TERM_VALUES = 1e8
/** Fewer samples show no shape, and half as many the coarsest one. */
const FEWEST_SAMPLES = 33
const FEWEST_COARSE_SAMPLES = 17

/** Samples along a side, so that those of a sum over n rows come in good time: fewer, the more rows there are. */
function samplesAlong(wanted: number, terms: number): number {
  const share = Math.min(1, wanted / CONTOUR_COLUMNS)
  const affordable = Math.floor(share * Math.sqrt(MOST_TERM_VALUES / terms))
  return Math.min(wanted, Math.max(share < 1 ? FEWEST_COARSE_SAMPLES : FEWEST_SAMPLES, affordable))
}

/** The same as one piece of work. */
export function contourPicture(request: ContourRequest): ContourPicture {
  const pieces = contourPieces(request)
  for (;;) {
    const piece = pieces.next()
    if (piece.done) return piece.value
  }
}

/**
 * The isolines of a surface over a view, f being interpolated between neighbouring samples, by itself and not by its logarithm;
 * of a problem with one parameter its curve. A sum over very many rows is sampled on a coarser grid than was asked for. Between
 * two `next()` the work can be given up.
 * Throws `EngineProblem` for typed equations that do not parse.
 */
export function* contourPieces(request: ContourRequest): Generator<undefined, ContourPicture> {
  const { surface: choice, view, penalty = 0 } = request
  if (surfaceOf(choice).isOneParameter) return yield* curvePieces(request)
  const f = surfaceFunction(choice)
  const terms = isSum(f) ? f.size : 1
  const [columns, rows] = [samplesAlong(request.columns, terms), samplesAlong(request.rows, terms)]
  const surface = penalized(f, penalty)
  const grid = yield* sampleGrid(surface, view, columns, rows)
  const statistics = statisticsOf(grid)
  const levels = chooseLevels(statistics)
  const ranks = ranksOf(grid.values, levels.values)
  const lines = levelLines(grid, levels.values, ranks, brokenCells(surface, grid, ranks))
  const undefinedShare = 1 - statistics.finiteCount / (columns * rows)
  return {
    view,
    columns,
    rows,
    levels: Float64Array.from(levels.values),
    major: Uint8Array.from(levels.major, Number),
    scale: levels.scale,
    isolines: lines.map(({ isolines }) => isolines),
    regions: lines.map(({ rings }) => rings),
    undefinedRegion: undefinedShare > 0 ? undefinedRegion(grid) : noLines(),
    undefinedShare,
    minimum: statistics.minimum,
    maximum: statistics.maximum,
    found: foundMinimum(choice),
  }
}

/** Rings half-way between the samples where f is finite and those where it is not. */
function undefinedRegion(grid: Grid): PackedLines {
  const { width, height } = grid
  const onBorder = (i: number, j: number) => i === 0 || j === 0 || i === width - 1 || j === height - 1
  const values = grid.values.map((value, k) =>
    onBorder(k % width, Math.floor(k / width)) ? NaN : Number.isFinite(value) ? 0 : 1,
  )
  const levels = [0.5]
  const [lines] = levelLines({ ...grid, values }, levels, ranksOf(values, levels), new Uint8Array(values.length))
  return lines?.rings ?? noLines()
}

const noLines = (): PackedLines => ({ coordinates: new Float64Array(0), offsets: new Uint32Array(1) })
