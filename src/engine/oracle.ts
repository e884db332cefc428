import type { PointOracle, SurfaceFunction } from '../language/index.ts'
import type { GradientChange } from './compile.ts'

/** Answers an optimizer's questions about a surface, and counts them. */
export interface CountingOracle extends PointOracle {
  /** Gradients asked for so far. What recording evaluates is not counted. */
  readonly gradientEvaluations: number
  /** Values asked for so far. */
  readonly valueEvaluations: number
  /** Remembers the raw gradient that recording found at a point: asked there, the oracle need not evaluate it again. */
  remember(point: Float64Array, gradient: Float64Array): void
}

/** An oracle of the surface. `clip` acts on every gradient it gives. */
export function countingOracle(surface: SurfaceFunction, clip: GradientChange | undefined): CountingOracle {
  const knownPoint = new Float64Array([NaN, NaN])
  const knownGradient = new Float64Array(2)
  let gradientEvaluations = 0
  let valueEvaluations = 0
  return {
    get gradientEvaluations() {
      return gradientEvaluations
    },
    get valueEvaluations() {
      return valueEvaluations
    },
    remember(point, gradient) {
      // Element by element: `set` costs more than all else here.
      knownPoint[0] = point[0]!
      knownPoint[1] = point[1]!
      knownGradient[0] = gradient[0]!
      knownGradient[1] = gradient[1]!
    },
    gradient(point, out) {
      gradientEvaluations++
      const x = point[0]!
      const y = point[1]!
      // Object.is: 1/x tells 0 from -0.
      if (Object.is(x, knownPoint[0]) && Object.is(y, knownPoint[1])) {
        out[0] = knownGradient[0]!
        out[1] = knownGradient[1]!
      } else surface.gradient(x, y, out)
      clip?.(out)
    },
    value(point) {
      valueEvaluations++
      return surface.value(point[0]!, point[1]!)
    },
  }
}
