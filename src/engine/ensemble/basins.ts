import { methodValues, surfaceOf } from '../../config/index.ts'
import { numbersOf } from '../../core/parameter.ts'
import type { SurfaceChoice } from '../../config/types.ts'
import { surfaceFunction } from '../compile.ts'
import { gradientFlow } from '../flow.ts'
import { norm } from '../norm.ts'
import type { Ensemble } from './types.ts'

/** Of the view's width and height. */
const TOLERANCE = 1e-4
/** Nearer than this, in the view's width and height, a line of the flow has reached a minimum. */
const REACHED = 1e-2
const MOST_EVALUATIONS = 20_000

export interface Basins {
  /** The place of the minimum to which downhill leads from a point, in `minima`; -1 for none of them. */
  of(point: readonly [x: number, y: number]): number
  readonly minima: readonly Ensemble['basins'][number]['minimum'][]
}

/** The basins of the minima that a surface states, by the gradient flow; none where they are fewer than two. */
export function basinsOf(choice: SurfaceChoice): Basins {
  const method = surfaceOf(choice)
  const values = methodValues(method, choice, 1)
  const minima = method
    .criticalPoints(numbersOf(values), values)
    .flatMap(({ kind, point }) => (kind === 'minimum' ? [point] : []))
  if (minima.length < 2) return { minima: [], of: () => -1 }
  const surface = surfaceFunction(choice)
  const { x, y } = method.view
  const [width, height] = [x[1] - x[0], y[1] - y[0]]
  return {
    minima,
    of(start) {
      const line = gradientFlow(surface, start, {
        tolerance: [TOLERANCE * width, TOLERANCE * height],
        evaluations: MOST_EVALUATIONS,
      })
      line.advance(MOST_EVALUATIONS)
      const [endX = NaN, endY = NaN] = line.points.slice(-2)
      return minima.findIndex(([atX, atY]) => norm((endX - atX) / width, (endY - atY) / height) < REACHED)
    },
  }
}
