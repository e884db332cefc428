import { chanceOf, optimizerValues, precisionOf } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'
import { compileTracer } from '../language/compile.ts'
import type { OptimizerProgram, StepStart, TracedLine } from '../language/index.ts'
import { clipping, optimizerProgramOf, surfaceFunction } from './compile.ts'
import { countingOracle } from './oracle.ts'
import { EngineProblem } from './problem.ts'
import { numbersOf } from './remember.ts'
import { schedulingOf } from './schedule.ts'

/** One update taken apart: the numbers are those of the run, to the bit. */
export interface InspectedStep {
  /** The gradient of f at the point that the update leaves, and what clipping leaves of it: what the optimizer is given. */
  gradient: Float64Array
  given: Float64Array
  /** Value, and Hessian as [xx, xy, yy], of f there: the local quadratic model. */
  loss: number
  hessian: Float64Array
  /** The update's lines in order; none for a procedure. */
  lines: readonly TracedLine[]
}

export interface StepInspector {
  /** Absent for a procedure, which has no lines. */
  program?: OptimizerProgram
  /** Every hyperparameter that is a number. */
  parameters: Readonly<Record<string, number>>
  /** The parameters that have a value for each step, in the order of `StepStart.scheduled`. */
  scheduled: readonly string[]
  inspect(start: StepStart): InspectedStep
  /** The rate and the scheduled values of the update that leaves point t, gone through from the first by the losses until then. */
  movedAt(t: number, losses: ArrayLike<number>): { lr: number; scheduled: Float64Array }
}

/** What takes a run's updates apart, from what is recorded of it. Throws `EngineProblem` where the run cannot run. */
export function stepInspector(specification: RunSpecification): StepInspector {
  const { optimizer, steps, start } = specification
  const { rate, moved } = schedulingOf(specification)
  const scheduled = moved.map(({ name }) => name)
  const parameters = numbersOf(optimizerValues(optimizer, steps))
  const program = optimizerProgramOf(specification)
  const tracer = program && compileTracer(program, { parameters, x0: Float64Array.from(start), steps, scheduled })
  const chance = chanceOf(specification)
  if (chance) throw new EngineProblem(`${chance.name}: the update cannot be taken apart, its draw is not recorded`)
  const precision = precisionOf(specification.precision)
  if (precision)
    throw new EngineProblem(`${precision.name}: the update cannot be taken apart, its rounding is not recorded`)
  const surface = surfaceFunction(specification.surface)
  const clip = clipping(specification)
  return {
    ...(program && { program }),
    parameters,
    scheduled,
    inspect(from) {
      const [x = NaN, y = NaN] = from.x
      const gradient = new Float64Array(2)
      const hessian = new Float64Array(3)
      const loss = surface.gradient(x, y, gradient)
      surface.hessian(x, y, hessian)
      const given = gradient.slice()
      clip?.(given)
      return { gradient, given, loss, hessian, lines: tracer?.trace(from, countingOracle(surface, { clip })) ?? [] }
    },
    movedAt(t, losses) {
      const [lr, ...others] = [rate, ...moved.map(({ schedule }) => schedule)].map((schedule) => {
        let value = NaN
        for (let k = 0; k <= t; k++) value = schedule.rate(k, losses[k])
        return value
      })
      return { lr: lr ?? NaN, scheduled: Float64Array.from(others) }
    },
  }
}
