/** What data may be like, for the remarks of problems. */
import type { Columns } from './data.ts'

export const isConstant = (column: Float64Array): boolean => column.every((value) => value === column[0])

/** Whether one of the columns is a multiple of the other, in every row. */
export function areProportional(u: Float64Array, v: Float64Array): boolean {
  const i = u.findIndex((_, row) => u[row] !== 0 || v[row] !== 0)
  return i < 0 || u.every((_, row) => u[i]! * v[row]! === v[i]! * u[row]!)
}

/**
 * Whether a line through the origin has every row of the class 1 on its one side and every row of the class -1 on the other: whether the
 * directions of b*(u, v) leave out more than half a turn. Rows at the origin are on no side.
 */
export function arePartedByOrigin({ u, v, b }: Columns): boolean {
  if (!u || !v || !b) return false
  const angles: number[] = []
  for (let i = 0; i < b.length; i++) if (u[i] !== 0 || v[i] !== 0) angles.push(Math.atan2(b[i]! * v[i]!, b[i]! * u[i]!))
  angles.sort((first, second) => first - second)
  const [first] = angles
  if (first === undefined) return false
  const gaps = angles.map((angle, i) => (angles[i + 1] ?? first + 2 * Math.PI) - angle)
  return gaps.some((gap) => gap > Math.PI + ROUNDING)
}

/** Of an angle. */
const ROUNDING = 1e-9
