import { norm } from './norm.ts'

/** The second half of a path as far as it has come, with the noise scale of the update that led to each point. */
export interface Trail {
  add(x: number, y: number, scale: number): void
  /** Steps from the first to the last point. */
  readonly length: number
  /** Point k of the trail, from 0 to `length`. */
  x(k: number): number
  y(k: number): number
  scale(k: number): number
}

/** Room for the second half of that many steps: of older points the oldest is given up. */
export function newTrail(steps: number): Trail {
  const capacity = Math.floor(steps / 2) + 2
  const kept = new Float64Array(3 * capacity)
  let count = 0
  const half = () => Math.min(capacity, Math.ceil(count / 2))
  const at = (k: number, part: 0 | 1 | 2) => kept[3 * ((count - half() + k) % capacity) + part]!
  return {
    add(x, y, scale) {
      const place = 3 * (count % capacity)
      kept[place] = x
      kept[place + 1] = y
      kept[place + 2] = scale
      count++
    },
    get length() {
      return half() - 1
    },
    x: (k) => at(k, 0),
    y: (k) => at(k, 1),
    scale: (k) => at(k, 2),
  }
}

/** Points at the trail's end that must be together for a run to be at rest: one short step may be chance. */
const RESTING = 16

/** Whether the trail's last points all lie within `near` of the very last. */
export function rests({ length, x, y }: Trail, near: number): boolean {
  for (let k = Math.max(0, length - RESTING); k < length; k++)
    if (norm(x(k) - x(length), y(k) - y(length)) > near) return false
  return true
}
