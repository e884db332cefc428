import { methodValues, optimizerOf, precisionOf } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'
import type { Rounding } from '../core/precision.ts'
import { roundToNearest } from '../core/rounding.ts'
import type { ReadyOptimizer } from './compile.ts'
import { EngineProblem } from './problem.ts'

/** The run from its start's nearest number, if its parameters are kept in low precision. */
export function atRoundedStart(specification: RunSpecification): RunSpecification {
  const { precision: choice, start, steps } = specification
  const precision = precisionOf(choice)
  if (!precision || !choice || methodValues(precision, choice, steps).rounded !== 'both') return specification
  const { format } = precision
  return { ...specification, start: [roundToNearest(start[0], format), roundToNearest(start[1], format)] }
}

/**
 * The optimizer in low precision: parameters are rounded after its update, and an update that loss scaling skips is undone, so
 * that it counts none. Throws `EngineProblem` where it cannot be undone.
 */
export function roundedOptimizer(
  ready: ReadyOptimizer,
  { optimizer, start }: RunSpecification,
  rounding: Rounding | undefined,
): ReadyOptimizer {
  const { kernel } = ready
  if (!rounding) return ready
  const { name } = optimizerOf(optimizer)
  if (rounding.skips && !kernel.undo)
    throw new EngineProblem(`${name} asks for gradients as it goes: dynamic loss scaling cannot skip its updates`)
  const before = Float64Array.from(start)
  let skipped = 0
  return {
    ...ready,
    kernel: {
      ...kernel,
      step(x, oracle, rate, t, scheduled) {
        before.set(x)
        if (rounding.skips) kernel.keep?.()
        kernel.step(x, oracle, rate, t - skipped, scheduled)
        if (rounding.end()) {
          kernel.undo?.()
          x.set(before)
          skipped++
        } else rounding.parameters(x, before)
      },
    },
  }
}
