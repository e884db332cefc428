import { methodValues, surfaceOf } from '../../config/index.ts'
import type { SurfaceChoice } from '../../config/types.ts'
import type { CriticalPoint } from '../../core/method.ts'
import type { ContourPicture } from '../../engine/types.ts'
import { formatPoint } from '../format.ts'
import { inFrame, toX, toY, type Projection } from './geometry.ts'
import { placeLabels, type Box, type Placement } from './labels.ts'

/** A known minimum, maximum or saddle in sight, with its label where there is room for one. */
export interface CriticalMark {
  kind: CriticalPoint['kind']
  x: number
  y: number
  text: string
  label?: Placement
}

/** The points that a surface is known to have; of a problem over data the minimum that the worker found with its picture. */
export function criticalPointsOf(
  surface: SurfaceChoice,
  found: ContourPicture['found'] | undefined,
): readonly CriticalPoint[] {
  const method = surfaceOf(surface)
  if (method.data) return found ? [{ kind: 'minimum', point: found }] : []
  const values = methodValues(method, surface, 1)
  const numbers = Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
  return method.criticalPoints(Object.fromEntries(numbers), values)
}

/** Where they are in the picture. */
export const placesOf = (points: readonly CriticalPoint[], p: Projection): readonly { x: number; y: number }[] =>
  points.map(({ point: [x, y] }) => ({ x: toX(p, x), y: toY(p, y) })).filter(({ x, y }) => inFrame(p.frame, x, y))

/** With more points than this in sight none is named: the names would be a carpet. The hover tells their places. */
const MOST = 24

/** Labels further from their point than this would need leaders; the mark then goes without. */
const NEAR = 30

/** `of` says of what they are minima, where that is not plain. */
export function criticalMarks(
  points: readonly CriticalPoint[],
  of: string,
  p: Projection,
  obstacles: readonly Box[],
): CriticalMark[] {
  const marks = points
    .map(({ kind, point: [x, y] }) => ({ kind, x: toX(p, x), y: toY(p, y), text: `${kind}${of} ${formatPoint(x, y)}` }))
    .filter(({ x, y }) => inFrame(p.frame, x, y))
  if (marks.length > MOST) return marks
  const heads = marks.map(({ x, y, text }, i) => ({ key: String(i), x, y, width: text.length * 6.3 + 4, height: 17 }))
  const placed = new Map(
    placeLabels(heads, p.frame, obstacles, new Map()).map((placement) => [placement.key, placement]),
  )
  return marks.map((mark, i) => {
    const label = placed.get(String(i))
    const near = label && Math.hypot(label.leader[0] - mark.x, label.leader[1] - mark.y) <= NEAR
    return near ? { ...mark, label } : mark
  })
}

/** What the paths' labels must keep off. */
export const criticalBoxes = (marks: readonly CriticalMark[]): Box[] =>
  marks.flatMap(({ x, y, label }) => {
    const mark = { x: x - 10, y: y - 10, width: 20, height: 20 }
    return label ? [mark, label.box] : [mark]
  })
