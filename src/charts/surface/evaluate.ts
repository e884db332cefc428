import type { MethodChoice } from '../../config/types.ts'

export interface Reading {
  f: number
  gradient: readonly [dx: number, dy: number]
}

export type Reader = (x: number, y: number) => Reading

/**
 * Reads f and its gradient at a point; undefined for typed equations that cannot be evaluated. The engine is fetched
 * when something is first read: the paths and contours on the first picture come from the workers.
 */
export async function createReader(surface: MethodChoice): Promise<Reader | undefined> {
  const { surfaceFunction } = await import('../../engine/index.ts')
  try {
    const f = surfaceFunction(surface)
    const out = new Float64Array(2)
    return (x, y) => ({ f: f.gradient(x, y, out), gradient: [out[0] ?? NaN, out[1] ?? NaN] })
  } catch {
    return undefined
  }
}
