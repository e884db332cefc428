import { afterMove, moveStep } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'
import type { SumFunction } from '../language/compileSum.ts'
import type { SurfaceFunction } from '../language/index.ts'
import { surfaceFunction, validationFunction } from './compile.ts'
import { isSum } from './estimated.ts'
import { EngineProblem } from './problem.ts'

/** A surface that changes in mid-run: what stands at the point that the run has come to. */
export interface MovingFunction extends SumFunction {
  /** The run has come to its point k. */
  enter(k: number): void
}

export const isMoving = (surface: SurfaceFunction): surface is MovingFunction => 'enter' in surface

/** The surface as a run meets it. */
export function surfaceOfRun({ surface, steps }: RunSpecification): SurfaceFunction | MovingFunction {
  const at = moveStep(surface, steps)
  if (at === undefined) return surfaceFunction(surface)
  return moving(sumOf(surface), sumOf(afterMove(surface)), at)
}

/** The rows that are held back, as a run meets them; undefined where there are none. */
export function validationOfRun({ surface, steps }: RunSpecification): SumFunction | MovingFunction | undefined {
  const at = moveStep(surface, steps)
  const before = validationFunction(surface)
  const after = at === undefined ? undefined : validationFunction(afterMove(surface))
  return before && after && at !== undefined ? moving(before, after, at) : before
}

function sumOf(choice: RunSpecification['surface']): SumFunction {
  const surface = surfaceFunction(choice)
  if (!isSum(surface)) throw new EngineProblem('only a sum over data can move')
  return surface
}

/** The one until point `at`, where the other begins. Nobody who keeps it notices, but for what it says. */
function moving(before: SumFunction, after: SumFunction, at: number): MovingFunction {
  let now = at > 0 ? before : after
  return {
    enter(k) {
      now = k < at ? before : after
    },
    size: before.size,
    value: (x, y) => now.value(x, y),
    gradient: (x, y, out) => now.gradient(x, y, out),
    hessian: (x, y, out) => now.hessian(x, y, out),
    termGradient: (i, x, y, out) => now.termGradient(i, x, y, out),
    meanGradient: (chosen, x, y, out) => now.meanGradient(chosen, x, y, out),
  }
}
