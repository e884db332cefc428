import type { View } from '../core/method.ts'
import type { SurfaceFunction } from '../language/index.ts'

/**
 * Samples of a surface on a view. Sample (i, j) stands in `values[j * width + i]`. The samples of columns 1 and
 * `width - 2`, rows 1 and `height - 2` lie on the view's edges; round them runs one more ring of samples outside.
 */
export interface Grid {
  width: number
  height: number
  values: Float64Array
  /** The surface coordinate of column i; i need not be whole. */
  x(i: number): number
  y(j: number): number
}

export function sampleGrid(surface: SurfaceFunction, view: View, columns: number, rows: number): Grid {
  const width = columns + 2
  const height = rows + 2
  const x = axis(view.x, columns)
  const y = axis(view.y, rows)
  const values = new Float64Array(width * height)
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) values[j * width + i] = surface.value(x(i), y(j))
  }
  return { width, height, values, x, y }
}

/** Weighted ends instead of steps from one end: exact at both ends and in the middle, where poles like to be. */
const axis =
  ([from, to]: readonly [number, number], samples: number) =>
  (i: number): number =>
    ((samples - i) * from + (i - 1) * to) / (samples - 1)

/** The samples in the view, the outer ring left out; the finite ones ascending. */
export function finiteSamples({ width, height, values }: Grid): Float64Array {
  const finite = new Float64Array((width - 2) * (height - 2))
  let count = 0
  for (let j = 1; j < height - 1; j++) {
    for (let i = 1; i < width - 1; i++) {
      const value = values[j * width + i]!
      if (Number.isFinite(value)) finite[count++] = value
    }
  }
  return finite.subarray(0, count).sort()
}
