/** Points this near to a straight line, in pixels, may be left out: bends stay smooth to the eye. */
const TOLERANCE = 0.25
/** So may points this near to the one kept before them. */
export const NEAR = 0.6

/**
 * The directions in which a straight line from the last kept point passes every point since within a tolerance:
 * between `right` and `left`, two unit vectors, counterclockwise. Any of them while `reach` is 0.
 */
export interface Wedge {
  leftX: number
  leftY: number
  rightX: number
  rightY: number
  /** How far from the kept point the furthest of the others is, as far as it narrows the wedge. */
  reach: number
}

export const createWedge = (): Wedge => ({ leftX: 0, leftY: 0, rightX: 0, rightY: 0, reach: 0 })

/**
 * Whether the line may go on straight from the kept point to the one at (dX, dY) from it, which then narrows the wedge.
 * It may not if it misses a point in between, or turns back. Reumann and Witkam's idea with a
 * wedge in place of a strip; one root per point.
 */
export function goesStraight(wedge: Wedge, dX: number, dY: number): boolean {
  const { leftX, leftY, rightX, rightY, reach } = wedge
  const distance = Math.sqrt(dX * dX + dY * dY)
  if (distance < reach - NEAR) return false
  if (distance < NEAR) return true
  const uX = dX / distance
  const uY = dY / distance
  if (reach > 0 && !(uX * leftY - uY * leftX >= 0 && rightX * uY - rightY * uX >= 0)) return false
  const sine = TOLERANCE / distance
  const cosine = Math.sqrt(1 - sine * sine)
  const toLeftX = uX * cosine - uY * sine
  const toLeftY = uX * sine + uY * cosine
  const toRightX = uX * cosine + uY * sine
  const toRightY = uY * cosine - uX * sine
  if (reach === 0 || toLeftX * leftY - toLeftY * leftX > 0) {
    wedge.leftX = toLeftX
    wedge.leftY = toLeftY
  }
  if (reach === 0 || rightX * toRightY - rightY * toRightX > 0) {
    wedge.rightX = toRightX
    wedge.rightY = toRightY
  }
  if (distance > reach) wedge.reach = distance
  return true
}
