import type { View } from '../core/method.ts'
import type { SurfaceFunction } from '../language/index.ts'

const SIDE = 17

/** The lowest and highest finite value of the surface on a coarse grid over the view; NaN if there is none. */
export function sampleRange(surface: SurfaceFunction, view: View): readonly [lowest: number, highest: number] {
  let lowest = NaN
  let highest = NaN
  for (let row = 0; row < SIDE; row++) {
    const y = view.y[0] + ((view.y[1] - view.y[0]) * row) / (SIDE - 1)
    for (let column = 0; column < SIDE; column++) {
      const x = view.x[0] + ((view.x[1] - view.x[0]) * column) / (SIDE - 1)
      const value = surface.value(x, y)
      if (!Number.isFinite(value)) continue
      if (!(value >= lowest)) lowest = value
      if (!(value <= highest)) highest = value
    }
  }
  return [lowest, highest]
}
