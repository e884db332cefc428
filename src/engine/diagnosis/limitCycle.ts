import { distance, median, travelled, type Facts } from './facts.ts'
import { norm } from '../norm.ts'
import type { LimitCycle } from './types.ts'

/** Steps that are looked at: enough to tell an orbit from a slow decline. */
const LONGEST = 120
const SHORTEST = 16
/** The longest period that is looked for. */
const PERIODS = 12
/** Coming back means to within this share of the orbit's size. */
const BACK = 0.02
/** Neither the orbit's size nor its steps shrink: half a window later this share is left at least. */
const KEEPS = 0.95
/** An orbit whose middle moves by more than this share of its size goes somewhere. */
const STAYS = 0.1
/** An orbit that is wider than this many of its steps is rather a walk. */
const WIDE = 30
/** Smaller than this share of the diagonal it is at rest for the eye. */
const VISIBLE = 1e-4

/** The same few points again and again, or a hovering that does not become smaller. */
export function limitCycle(facts: Facts): LimitCycle | undefined {
  const { last, diagonal } = facts
  const from = Math.max(facts.from, last - LONGEST)
  if (last - from < SHORTEST) return undefined
  const middle = Math.floor((from + last) / 2)
  const [early, late] = [region(facts, from, middle), region(facts, middle, last)]
  const lengths = (start: number, end: number) =>
    median(Array.from({ length: end - start }, (_, i) => distance(facts, start + i, start + i + 1)))
  const stepLength = lengths(middle, last)
  const drift = norm(late.x - early.x, late.y - early.y)
  const keeps = late.size >= KEEPS * early.size && stepLength >= KEEPS * lengths(from, middle)
  if (!(late.size > VISIBLE * diagonal && keeps && late.size <= WIDE * stepLength)) return undefined
  if (drift > STAYS * late.size || late.size * KEEPS > early.size * 1.5) return undefined
  const period = periodOf(facts, from, late.size)
  if (period === undefined && travelled(facts, from, last) < 4 * late.size) return undefined
  return { kind: 'limitCycle', ...(period && { period }), size: late.size, stepLength }
}

/** The smallest number of steps after which every point of the window comes again, and the last is where it was long before. */
function periodOf(facts: Facts, from: number, size: number): number | undefined {
  const { last } = facts
  for (let period = 2; period <= PERIODS; period++) {
    let k = from + period
    while (k <= last && distance(facts, k, k - period) <= BACK * size) k++
    const longBefore = last - period * Math.floor((last - from) / period)
    if (k > last && distance(facts, longBefore, last) <= 2 * BACK * size) return period
  }
  return undefined
}

/** The middle of some points of the path, and the diagonal of the rectangle round them. */
function region({ course: { points } }: Facts, from: number, to: number) {
  let [x, y] = [0, 0]
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let k = from; k <= to; k++) {
    const [px, py] = [points[2 * k]!, points[2 * k + 1]!]
    x += px / (to - from + 1)
    y += py / (to - from + 1)
    left = Math.min(left, px)
    right = Math.max(right, px)
    bottom = Math.min(bottom, py)
    top = Math.max(top, py)
  }
  return { x, y, size: norm(right - left, top - bottom) }
}
