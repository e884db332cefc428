import { norm } from '../norm.ts'
import { boundAt, curvatureAt, distance, stepAt, travelled, type Facts } from './facts.ts'
import type { Oscillating } from './types.ts'

/** A run that turns round in fewer of its steps than this share rolls rather than zigzags. */
const TURNS = 0.4
/** The zigzag is most of the way: this share of the path goes along the steep axis, and no more than that gets anywhere. */
const STEEP = 0.5
const ARRIVES = 0.6
/** A zigzag that dies away: of its first quarter's height less than this is left in its last. */
const LASTS = 0.02
/** Curvatures that differ by less than this share have no steep axis: then it is that of the steps themselves. */
const ALIKE = 0.01

/** The steps change sign along the steep eigenvector of the Hessian, and that is most of what they do. */
export function oscillating(facts: Facts): Oscillating | undefined {
  const { course, last, from } = facts
  if (last - from < 6) return undefined
  let changes = 0
  let steep = 0
  const heights: number[] = []
  for (let k = from + 1; k < last; k++) {
    const axis = steepAxis(facts, k)
    const [now, before] = [along(stepAt(facts, k), axis), along(stepAt(facts, k - 1), axis)]
    if (now * before < 0) changes++
    steep += Math.abs(now)
    heights.push(Math.abs(now))
  }
  const updates = last - from - 1
  const path = travelled(facts, from + 1, last)
  const quarter = Math.ceil(heights.length / 4)
  const lasts = Math.max(...heights.slice(-quarter)) >= LASTS * Math.max(...heights.slice(0, quarter))
  const isZigzag =
    changes >= TURNS * updates && steep >= STEEP * path && distance(facts, from + 1, last) <= ARRIVES * path
  if (!isZigzag || !lasts || !(path > 0)) return undefined
  const bound = boundAt(facts, last - 1)
  return { kind: 'oscillating', changes, updates, rate: course.rates[last - 1]!, ...(bound && { bound }) }
}

function steepAxis(facts: Facts, k: number): readonly [number, number] {
  const { values, first } = curvatureAt(facts, k)
  const [low, high] = values
  if (high - low > ALIKE * Math.max(Math.abs(low), Math.abs(high)))
    return Math.abs(high) >= Math.abs(low) ? [-first[1], first[0]] : first
  const [dx, dy] = stepAt(facts, k)
  const length = norm(dx, dy)
  return length > 0 ? [dx / length, dy / length] : [1, 0]
}

const along = (step: readonly [number, number], axis: readonly [number, number]): number =>
  step[0] * axis[0] + step[1] * axis[1]
