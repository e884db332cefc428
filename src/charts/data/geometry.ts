import type { Column, Columns } from '../../core/data.ts'
import type { View } from '../../core/method.ts'
import { toX, toY, type Frame, type Projection } from '../surface/geometry.ts'

/** The columns that a point's place is made of, and that of its class. Without `y` the numbers of one column stand on a line. */
export interface DataAxes {
  x: Column
  y?: Column
  label?: Column
}

/** A feature and its target, or two features, with a class where there is one. */
export function axesOf(columns: readonly Column[]): DataAxes {
  const [first, second, ...others] = columns
  if (!first) throw new RangeError('Data have a column.')
  const label = others.find(({ role }) => role === 'label')
  return { x: first, ...(second && { y: second }), ...(label && { label }) }
}

/** The plot's rectangle: room for the ticks, and above for the name of the upright axis. */
export const dataFrame = (width: number, height: number): Frame => ({
  left: 38,
  top: 24,
  width: Math.max(40, width - 38 - 12),
  height: Math.max(40, height - 24 - 40),
})

const PADDING = 0.08

/** What must be seen: every point, with a margin; of one column, the highest pile of its numbers. */
export function dataView(columns: Columns, { x, y }: DataAxes, frame: Frame): View {
  const across = padded(columns[x.name])
  if (y) return { x: across, y: padded(columns[y.name]) }
  const values = columns[x.name] ?? []
  const heights = new Map<number, number>()
  for (const row of drawnRows(values.length)) {
    const pile = pileOf(across, frame, values[row]!)
    heights.set(pile, (heights.get(pile) ?? 0) + 1)
  }
  const highest = Math.max(1, ...heights.values())
  return { x: across, y: [0, Math.max(1.08 * highest, frame.height / ROW)] }
}

/** Pixels: how wide a pile is. */
export const PILE = 8
/** Pixels: how much higher one more makes a pile, if there is room. */
const ROW = 24

/** The place of the pile that a value belongs to, from the left. */
function pileOf([min, max]: readonly [number, number], { width }: Frame, value: number): number {
  return Math.floor(((value - min) / (max - min)) * Math.round(width / PILE))
}

/** A column of one value has the middle, and room to be dragged. */
function padded(values: ArrayLike<number> = []): readonly [min: number, max: number] {
  let [min, max] = [Infinity, -Infinity]
  for (let i = 0; i < values.length; i++) {
    min = Math.min(min, values[i]!)
    max = Math.max(max, values[i]!)
  }
  if (!(min <= max)) return [-1, 1]
  const grow = max > min ? PADDING * (max - min) : Math.max(1, Math.abs(min) / 2)
  return [min - grow, max + grow]
}

/** More points than that nobody can tell apart, and no page draws in a frame. */
export const MOST_DRAWN = 3000

/** The rows that are drawn: all, or so many of them in even steps. */
export function drawnRows(n: number): Int32Array {
  const drawn = Math.min(n, MOST_DRAWN)
  return Int32Array.from({ length: drawn }, (_, k) => Math.floor((k * n) / drawn))
}

/** What is drawn of rows that lie on one pixel: one mark, larger the more they are. */
export interface DataMark {
  X: number
  Y: number
  radius: number
  /** The first of them. */
  row: number
  count: number
  /** 1 or -1; 0 where there are no classes. */
  side: number
  /** Held back from training. */
  held: boolean
}

/** Pixels; smaller where many rows are drawn, larger where several rows are one mark. */
const radiusFor = (rows: number) => (rows <= 200 ? 3.6 : rows <= 600 ? 3 : rows <= 1500 ? 2.4 : 1.7)
const LARGEST = 15

/** Marks in the order of their first rows. `held` are the numbers of the rows that are held back. */
export function marksOf(columns: Columns, axes: DataAxes, p: Projection, held: ArrayLike<number>): DataMark[] {
  const xs = columns[axes.x.name] ?? []
  const ys = axes.y && columns[axes.y.name]
  const sides = axes.label && columns[axes.label.name]
  const isHeld = new Set(Array.from(held))
  const rows = drawnRows(xs.length)
  const radius = ys ? radiusFor(rows.length) : Math.min(3.6, -p.ky / 2)
  const marks = new Map<string, DataMark>()
  const piles = new Map<number, number>()
  for (const row of rows) {
    const side = sides?.[row] ?? 0
    const [X, Y] = ys ? [toX(p, xs[row]!), toY(p, ys[row]!)] : onPile(p, xs[row]!, piles)
    const key = `${Math.round(X)} ${ys ? Math.round(Y) : row} ${side} ${isHeld.has(row)}`
    const there = marks.get(key)
    if (!there) marks.set(key, { X, Y, radius, row, count: 1, side, held: isHeld.has(row) })
    else {
      there.count++
      // Its area goes with the number of rows.
      there.radius = Math.min(LARGEST, radius * Math.sqrt(there.count))
    }
  }
  return [...marks.values()]
}

/** Above those that are on its pile already. */
function onPile(p: Projection, value: number, piles: Map<number, number>): readonly [X: number, Y: number] {
  const pile = pileOf(p.view.x, p.frame, value)
  const under = piles.get(pile) ?? 0
  piles.set(pile, under + 1)
  const width = p.frame.width / Math.round(p.frame.width / PILE)
  return [p.frame.left + (pile + 0.5) * width, toY(p, under + 0.5)]
}

/** The mark under a pixel: the nearest within reach, of those as near the last, which is on top. */
export function markAt(marks: readonly DataMark[], X: number, Y: number, reach: number): DataMark | undefined {
  let found: DataMark | undefined
  let nearest = Infinity
  for (const mark of marks) {
    const away = Math.max(0, Math.hypot(mark.X - X, mark.Y - Y) - mark.radius)
    if (away > reach || away > nearest) continue
    nearest = away
    found = mark
  }
  return found
}

/** Pixels between two places at which a curve is computed. */
const APART = 4

/** Where a curve over the axis is computed, in data units. */
export const curvePlaces = ({ frame, view }: Projection): Float64Array => {
  const count = Math.max(2, Math.ceil(frame.width / APART) + 1)
  return Float64Array.from({ length: count }, (_, k) => view.x[0] + ((view.x[1] - view.x[0]) * k) / (count - 1))
}

export type Segment = readonly [X0: number, Y0: number, X1: number, Y1: number]

/** The part of the line a*u + b*v + c = 0 that is in view, in pixels; undefined if there is none. */
export function lineInView(p: Projection, a: number, b: number, c: number): Segment | undefined {
  const { x, y } = p.view
  const ends: (readonly [number, number])[] = []
  if (b !== 0) for (const u of x) ends.push([u, -(a * u + c) / b])
  if (a !== 0) for (const v of y) ends.push([-(b * v + c) / a, v])
  const within = (value: number, [min, max]: readonly [number, number]) => {
    const slack = 1e-9 * (max - min)
    return value >= min - slack && value <= max + slack
  }
  const seen = ends.filter(([u, v]) => within(u, x) && within(v, y))
  const [first] = seen
  if (!first) return undefined
  const distance = (to: readonly [number, number]) => Math.hypot(p.kx * (to[0] - first[0]), p.ky * (to[1] - first[1]))
  const last = seen.reduce((best, each) => (distance(each) > distance(best) ? each : best), first)
  if (distance(last) === 0) return undefined
  return [toX(p, first[0]), toY(p, first[1]), toX(p, last[0]), toY(p, last[1])]
}

/** Of rows on a chart, what tells where they are. */
interface Placed {
  columns: Columns
  axes: DataAxes
  projection: Projection
  marks: readonly DataMark[]
}

/** Where a row's numbers are on the axes. */
export function valuePlace({ columns, axes, projection }: Placed, row: number): { X: number; Y: number } {
  const [x, y] = [columns[axes.x.name]?.[row], columns[axes.y?.name ?? '']?.[row]]
  return { X: toX(projection, x ?? NaN), Y: toY(projection, y ?? 0) }
}

/** Where its mark is: of one column on a pile, if it is drawn. */
export const placeOfRow = (shown: Placed, row: number): { X: number; Y: number } =>
  (shown.axes.y ? undefined : shown.marks.find((mark) => mark.row === row)) ?? valuePlace(shown, row)

/** How much more it counts to be off the direction than to be far in it. */
const ASIDE = 2

/**
 * The row to which an arrow leads from another: the nearest on that side. With none to begin with, that in the middle; with none on
 * that side, where one is.
 */
export function nearestInDirection(
  shown: Placed,
  from: number | undefined,
  [dX, dY]: readonly [number, number],
): number | undefined {
  const { left, top, width, height } = shown.projection.frame
  const at = from === undefined ? { X: left + width / 2, Y: top + height / 2 } : placeOfRow(shown, from)
  let best = Infinity
  let found = from
  for (const { X, Y, row } of shown.marks) {
    if (row === from) continue
    const along = (X - at.X) * dX + (Y - at.Y) * dY
    const aside = Math.abs((X - at.X) * dY) + Math.abs((Y - at.Y) * dX)
    if (from !== undefined && !(along > 0)) continue
    const away = from === undefined ? Math.hypot(X - at.X, Y - at.Y) : along + ASIDE * aside
    if (away >= best) continue
    best = away
    found = row
  }
  return found
}
