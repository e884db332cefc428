import type { MethodChoice } from '../../config/types.ts'
import { surfaceFunction } from '../../engine/index.ts'

export interface Reading {
  f: number
  gradient: readonly [dx: number, dy: number]
}

/** Reads f and its gradient at a point; undefined for typed equations that cannot be evaluated. */
export function createReader(surface: MethodChoice): ((x: number, y: number) => Reading) | undefined {
  try {
    const f = surfaceFunction(surface)
    const out = new Float64Array(2)
    return (x, y) => ({ f: f.gradient(x, y, out), gradient: [out[0] ?? NaN, out[1] ?? NaN] })
  } catch {
    return undefined
  }
}
