/** What data may be like, for the remarks of problems. */
import type { Columns } from './data.ts'

export const isConstant = (column: Float64Array): boolean => column.every((value) => value === column[0])

type Vector = readonly [x: number, y: number]

/** Above 0 where b lies to the left of a. */
const cross = (a: Vector, b: Vector): number => a[0] * b[1] - a[1] * b[0]
const areOpposite = (a: Vector, b: Vector): boolean => cross(a, b) === 0 && a[0] * b[0] + a[1] * b[1] < 0

/** The rows of two columns that are not 0 in both. */
function vectorsOf(u: Float64Array, v: Float64Array): Vector[] {
  return Array.from(u, (x, i): Vector => [x, v[i]!]).filter(([x, y]) => x !== 0 || y !== 0)
}

/** Whether one of the columns is a multiple of the other, in every row. */
export function areProportional(u: Float64Array, v: Float64Array): boolean {
  const vectors = vectorsOf(u, v)
  const [first] = vectors
  return first === undefined || vectors.every((each) => cross(first, each) === 0)
}

/**
 * Whether a line through the origin has every row of the class 1 on its one side and every row of the class -1 on the other: whether the
 * directions of b*(u, v) fit into less than half a turn. Rows at the origin are on no side.
 */
export function arePartedByOrigin({ u, v, b }: Columns): boolean {
  if (!u || !v || !b) return false
  const directions = vectorsOf(
    u.map((value, i) => b[i]! * value),
    v.map((value, i) => b[i]! * value),
  )
  /** The outermost so far, less than half a turn apart. */
  let [right, left] = [directions[0], directions[0]]
  if (!right || !left) return false
  for (const each of directions) {
    if (areOpposite(right, each) || areOpposite(left, each)) return false
    const [isRight, isLeft] = [cross(right, each) < 0, cross(left, each) > 0]
    if (isRight && isLeft) return false
    if (isRight) right = each
    if (isLeft) left = each
    if (cross(right, left) < 0) return false
  }
  return true
}
