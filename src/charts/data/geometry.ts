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

/** What must be seen: every point, with a margin. */
export function dataView(columns: Columns, { x, y }: DataAxes): View {
  return { x: padded(columns[x.name]), y: y ? padded(columns[y.name]) : [0, 1] }
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
  /** The first of them. */
  row: number
  count: number
  /** 1 or -1; 0 where there are no classes. */
  side: number
  /** Held back from training. */
  held: boolean
}

/** Marks in the order of their first rows. `held` are the numbers of the rows that are held back. */
export function marksOf(columns: Columns, axes: DataAxes, p: Projection, held: ArrayLike<number>): DataMark[] {
  const [xs, ys] = [columns[axes.x.name] ?? [], columns[axes.y?.name ?? ''] ?? []]
  const sides = axes.label && columns[axes.label.name]
  const isHeld = new Set(Array.from(held))
  const marks = new Map<string, DataMark>()
  for (const row of drawnRows(xs.length)) {
    const mark = {
      X: toX(p, xs[row]!),
      Y: toY(p, ys[row] ?? 0),
      row,
      count: 1,
      side: sides?.[row] ?? 0,
      held: isHeld.has(row),
    }
    const key = `${Math.round(mark.X)} ${Math.round(mark.Y)} ${mark.side} ${mark.held}`
    const there = marks.get(key)
    if (there) there.count++
    else marks.set(key, mark)
  }
  return [...marks.values()]
}

const RADIUS = 3.6
const LARGEST = 15

/** Its area goes with the number of rows. */
export const radiusOf = ({ count }: Pick<DataMark, 'count'>): number => Math.min(LARGEST, RADIUS * Math.sqrt(count))

/** The mark under a pixel: the nearest within reach, of those as near the last, which is on top. */
export function markAt(marks: readonly DataMark[], X: number, Y: number, reach: number): DataMark | undefined {
  let found: DataMark | undefined
  let nearest = Infinity
  for (const mark of marks) {
    const away = Math.max(0, Math.hypot(mark.X - X, mark.Y - Y) - radiusOf(mark))
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
}

export function placeOfRow({ columns, axes, projection }: Placed, row: number): { X: number; Y: number } {
  const [x, y] = [columns[axes.x.name]?.[row], columns[axes.y?.name ?? '']?.[row]]
  return { X: toX(projection, x ?? NaN), Y: toY(projection, axes.y ? (y ?? NaN) : 0) }
}

/** How much more it counts to be off the direction than to be far in it. */
const ASIDE = 2

/**
 * The row to which an arrow leads from another: the nearest on that side. With none to begin with, that in the middle; with none on
 * that side, where one is.
 */
export function nearestInDirection(
  shown: Placed & { marks: readonly DataMark[] },
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
