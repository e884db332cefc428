import type { MethodChoice } from '../../config/types.ts'

export interface Reading {
  f: number
  /** With the penalty: the same as f where there is none. */
  drawn: number
  /** Of what is drawn. */
  gradient: readonly [dx: number, dy: number]
}

export type Reader = (x: number, y: number) => Reading

/**
 * Reads f, what is drawn in its place, and the gradient of that at a point; undefined for typed equations that cannot be evaluated. The engine is fetched
 * when something is first read: the paths and contours on the first picture come from the workers.
 */
export async function createReader(surface: MethodChoice, penalty = 0): Promise<Reader | undefined> {
  const { penalized, surfaceFunction } = await import('../../engine/index.ts')
  try {
    const f = surfaceFunction(surface)
    const drawn = penalized(f, penalty)
    const out = new Float64Array(2)
    return (x, y) => ({
      f: f.value(x, y),
      drawn: drawn.gradient(x, y, out),
      gradient: [out[0] ?? NaN, out[1] ?? NaN],
    })
  } catch {
    return undefined
  }
}
