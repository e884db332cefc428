/** The last few steps and gradient changes of a limited-memory method, and the inverse Hessian that they amount to. */
import { dot } from './vectors.ts'

export interface LimitedMemory {
  readonly count: number
  /** The multiple of the identity from which the inverse Hessian is built. */
  scale: number
  clear(): void
  /** Takes in the step `length`*p and the change y of the gradient, where `ys` = y's; forgets the oldest pair if full. */
  add(p: Float64Array, length: number, y: Float64Array, ys: number): void
  /** Writes -H*g to `out`: the two loops of Nocedal 1980 (Nocedal & Wright, algorithm 7.4). */
  direction(g: Float64Array, out: Float64Array): void
}

export function createLimitedMemory(dimension: number, capacity: number): LimitedMemory {
  const rows = () => Array.from({ length: capacity }, () => new Float64Array(dimension))
  const steps = rows()
  const changes = rows()
  const rho = new Float64Array(capacity)
  const weights = new Float64Array(capacity)
  let count = 0
  let oldest = 0
  const place = (i: number): number => (oldest + i) % capacity

  const memory: LimitedMemory = {
    get count() {
      return count
    },
    scale: 1,
    clear() {
      count = 0
      memory.scale = 1
    },
    add(p, length, y, ys) {
      if (count === capacity) oldest = place(1)
      else count++
      const at = place(count - 1)
      for (let i = 0; i < dimension; i++) steps[at]![i] = p[i]! * length
      changes[at]!.set(y)
      rho[at] = 1 / ys
      memory.scale = ys / dot(y, y)
    },
    direction(g, out) {
      for (let i = 0; i < dimension; i++) out[i] = -g[i]!
      for (let k = count - 1; k >= 0; k--) {
        const at = place(k)
        weights[at] = dot(steps[at]!, out) * rho[at]!
        addMultiple(out, changes[at]!, -weights[at])
      }
      for (let i = 0; i < dimension; i++) out[i]! *= memory.scale
      for (let k = 0; k < count; k++) {
        const at = place(k)
        addMultiple(out, steps[at]!, weights[at]! - dot(changes[at]!, out) * rho[at]!)
      }
    },
  }
  return memory
}

function addMultiple(out: Float64Array, v: Float64Array, factor: number): void {
  for (let i = 0; i < out.length; i++) out[i]! += factor * v[i]!
}
