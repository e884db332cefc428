import { norm } from './norm.ts'
import type { Hover } from './types.ts'
import type { Trail } from './trail.ts'

/** Fewer steps than these cannot tell a stay from a slow drift. */
const SHORTEST = 40
/**
 * Between the two halves of a stay its middle moves by less than this share of its deviation, along either axis: a steady drift
 * moves it by 3.5 of them. Up to the second share it may be chance, unless the middle moves one way from quarter to quarter.
 */
const STAYS = 0.5
const CHANCE = 1
/** The second half is as wide as the first, and the noise scale as large, but for these shares: what shrinks is on its way to rest. */
const KEEPS = 0.7
const CONSTANT = 0.9

/**
 * Whether a path goes to and fro about one place for the second half of its steps, at one rate and batch size, and comes no
 * nearer: what noise makes of a constant rate. `axis` and the direction across it are those along which it is judged, the eigenvectors of the Hessian:
 * the fast axis must not hide a drift along the slow one. Undefined where it does not, or is less than
 * `near` or more than `far` away from its middle: at rest, or all over the place.
 */
export function hovering(trail: Trail, axis: readonly [number, number], near: number, far: number): Hover | undefined {
  const { length } = trail
  if (length < SHORTEST || !(trail.scale(length) >= CONSTANT * trail.scale(1))) return undefined
  const [ux, uy] = axis
  const directions = [
    [ux, uy],
    [-uy, ux],
  ] as const
  const middle = Math.floor(length / 2)
  const halves = directions.map((direction) => [
    along(trail, direction, 0, middle),
    along(trail, direction, middle + 1, length),
  ])
  const stays = halves.every(([early, late], i) => {
    const deviation = Math.sqrt((early!.variance + late!.variance) / 2)
    const moved = Math.abs(late!.mean - early!.mean)
    return moved <= STAYS * deviation || (moved <= CHANCE * deviation && !goesOneWay(trail, directions[i]!))
  })
  const width = (half: 0 | 1) => norm(...(halves.map((of) => Math.sqrt(of[half]!.variance)) as [number, number]))
  if (!stays || !(width(1) >= KEEPS * width(0))) return undefined
  const [first, across] = directions.map((direction) => along(trail, direction, 0, length))
  const radius = Math.sqrt(first!.variance + across!.variance)
  if (!(radius > near && radius < far)) return undefined
  return {
    steps: length,
    point: [first!.mean * ux - across!.mean * uy, first!.mean * uy + across!.mean * ux],
    radius,
  }
}

/** Whether the middle of each quarter lies beyond that of the one before. */
function goesOneWay(trail: Trail, direction: readonly [number, number]): boolean {
  const ends = [0, 1, 2, 3, 4].map((quarter) => Math.floor((quarter * trail.length) / 4))
  const middles = ends.slice(1).map((to, i) => along(trail, direction, ends[i]!, to).mean)
  const signs = middles.slice(1).map((mean, i) => Math.sign(mean - middles[i]!))
  return signs.every((sign) => sign === signs[0])
}

/** Mean and variance of the points' components along a direction. */
function along({ x, y }: Trail, [ux, uy]: readonly [number, number], from: number, to: number) {
  const count = to - from + 1
  let mean = 0
  for (let k = from; k <= to; k++) mean += (x(k) * ux + y(k) * uy) / count
  let variance = 0
  for (let k = from; k <= to; k++) {
    const away = x(k) * ux + y(k) * uy - mean
    variance += (away * away) / count
  }
  return { mean, variance }
}
