/** What can be said of an update in a sentence or two: measured, with the numbers in it. */
import { formatNumber } from '../../charts/format.ts'
import type { InspectedUpdate, Point } from '../../charts/surface/inspection/inspected.ts'
import type { Inspection } from '../../charts/surface/inspection/useInspection.ts'
import type { Vector } from '../../charts/surface/inspection/vectors.ts'
import type { MathNode } from '../../language/index.ts'

/** Words and symbols in turn. */
export type Sentence = readonly (string | MathNode)[]

export function summaryOf(
  { loss, lossAfter, step, isOneParameter }: InspectedUpdate & Partial<Pick<Inspection, 'isOneParameter'>>,
  vectors: readonly Vector[],
): readonly Sentence[] {
  const moved = vectors.find(({ kind }) => kind === 'step')
  if (!moved) return []
  if (![...moved.along, lossAfter].every(Number.isFinite))
    return [[`This update leads to no finite point or value: the run diverges at step ${step}.`]]
  // On a line there are no angles.
  if (isOneParameter) return [course(loss, lossAfter)]
  const gradient = vectors.find(({ kind }) => kind === 'gradient')
  const direction = vectors.find(({ kind }) => kind === 'direction')
  const isAlong = direction !== undefined && angleBetween(moved.along, direction.along) < SMALLEST_ANGLE
  return [
    course(loss, lossAfter),
    ...between(moved, gradient),
    ...(isAlong ? [] : between(direction, gradient)),
    ...between(moved, direction),
    ...scaling(moved, direction ?? gradient),
  ]
}

function course(before: number, after: number): Sentence {
  if (before === after) return [letter('f'), ` stays at ${formatNumber(before, 4)}.`]
  const goes = after < before ? 'falls' : 'rises'
  const [from, to] = [formatNumber(before, 4), formatNumber(after, 4)]
  // As soon as the digits shown no longer tell the two apart, their difference does.
  const course = from === to ? `by ${formatNumber(Math.abs(after - before), 2)}, from ${from}` : `from ${from} to ${to}`
  return [letter('f'), ` ${goes} ${course}.`]
}

const letter = (name: string): MathNode => ({ tag: 'mi', children: [name] })

/** In degrees: less is shown as none. */
const SMALLEST_ANGLE = 0.05

/** The angle between two arrows. */
function between(one: Vector | undefined, other: Vector | undefined): Sentence[] {
  if (!one || !other) return []
  const degrees = angleBetween(one.along, other.along)
  if (Number.isNaN(degrees)) return []
  if (degrees < SMALLEST_ANGLE) return [[one.symbol, ' points along ', other.symbol, '.']]
  return [[one.symbol, ` is ${degrees < 10 ? degrees.toFixed(1) : degrees.toFixed(0)}° from `, other.symbol, '.']]
}

/** By how much one coordinate is scaled more than the other on the way from a direction to the step. */
function scaling({ along, symbol }: Vector, from: Vector | undefined): Sentence[] {
  if (!from) return []
  const [x, y] = [along[0] / from.along[0], along[1] / from.along[1]]
  const ratio = Math.max(x, y) / Math.min(x, y)
  if (!(x > 0 && y > 0) || !(ratio > 1.005) || !Number.isFinite(ratio)) return []
  const [less, more] = x < y ? (['x', 'y'] as const) : (['y', 'x'] as const)
  const times = ` is scaled ${formatNumber(ratio)} times less than `
  return [['From ', from.symbol, ' to ', symbol, ', ', letter(less), times, letter(more), '.']]
}

/** In degrees; NaN if one of them has no direction. */
export function angleBetween(a: Point, b: Point): number {
  const [first, second] = [unit(a), unit(b)]
  const cross = first[0] * second[1] - first[1] * second[0]
  const dot = first[0] * second[0] + first[1] * second[1]
  return (Math.atan2(Math.abs(cross), dot) * 180) / Math.PI
}

/** First by the larger size, so that no square overflows or vanishes. */
function unit([x, y]: Point): Point {
  const size = Math.max(Math.abs(x), Math.abs(y))
  const length = Math.hypot(x / size, y / size)
  return [x / size / length, y / size / length]
}
