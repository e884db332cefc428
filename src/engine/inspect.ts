import { chanceOf, optimizerValues, surfaceOf } from '../config/index.ts'
import { numbersOf } from '../core/parameter.ts'
import type { RunSpecification } from '../config/types.ts'
import { compileTracer } from '../language/compile.ts'
import type { OptimizerProgram, StepStart, TracedLine } from '../language/index.ts'
import { answersOf, type Answers } from './answers.ts'
import { clipping, optimizerProgramOf } from './compile.ts'
import { isMoving, surfaceOfRun } from './moving.ts'
import { countingOracle, type CountingOracle } from './oracle.ts'
import { atRoundedStart } from './rounded.ts'
import { schedulingOf } from './schedule.ts'

/** One update taken apart: the numbers are those of the run, to the bit. */
export interface InspectedStep {
  /** The gradient of f at the point that the update leaves, and what the optimizer is given in its place. */
  gradient: Float64Array
  given: Float64Array
  /** What was drawn in between, where something was: the gradient as it was estimated, and with noise on it. */
  drawn?: { estimated: Float64Array; noisy: Float64Array }
  /** The same in low precision, with the loss scale and what happened: `PRECISION_EVENTS` added up. */
  low?: { gradient: Float64Array; scale: number; events: number }
  /** Where the update led, where that is not what its lines alone say: its parameters may be rounded, or it was skipped. */
  reached?: Float64Array
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
  /** Where every update ends with the nearest point of an interval of x: that. */
  interval?: readonly [min: number, max: number]
  inspect(start: StepStart): InspectedStep
  /** The rate and the scheduled values of the update that leaves point t, gone through from the first by the losses until then. */
  movedAt(t: number, losses: ArrayLike<number>): { lr: number; scheduled: Float64Array }
}

/** What takes a run's updates apart, from what is recorded of it. Throws `EngineProblem` where the run cannot run. */
export function stepInspector(given: RunSpecification): StepInspector {
  const specification = atRoundedStart(given)
  const { optimizer, steps, start } = specification
  const { rate, moved } = schedulingOf(specification)
  const scheduled = moved.map(({ name }) => name)
  const parameters = numbersOf(optimizerValues(optimizer, steps))
  const program = optimizerProgramOf(specification)
  const tracer = program && compileTracer(program, { parameters, x0: Float64Array.from(start), steps, scheduled })
  const isRepeated = (chanceOf(specification) ?? specification.precision) !== undefined
  const surface = surfaceOfRun(specification)
  const clip = clipping(specification)
  const answers = isRepeated ? answersOf(specification) : undefined
  return {
    ...(program && { program }),
    parameters,
    scheduled,
    interval: surfaceOf(specification.surface).interval,
    inspect(from) {
      if (isMoving(surface)) surface.enter(from.t - 1)
      const [x = NaN, y = NaN] = from.x
      const gradient = new Float64Array(2)
      const hessian = new Float64Array(3)
      const loss = surface.gradient(x, y, gradient)
      surface.hessian(x, y, hessian)
      const found = answers?.(from.t)
      if (found) {
        const { first, reached, rounding, count } = found
        const { estimated, noisy, rounded, given } = found.at(from.x) ?? first ?? NONE
        const lines = tracer?.trace({ ...from, t: count }, answering(countingOracle(surface, {}), found)) ?? []
        const low = rounding && { ...rounding, gradient: rounded }
        return { gradient, given, drawn: { estimated, noisy }, ...(low && { low }), reached, loss, hessian, lines }
      }
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

const UNKNOWN = Float64Array.of(NaN, NaN)
const NONE = { estimated: UNKNOWN, noisy: UNKNOWN, rounded: UNKNOWN, given: UNKNOWN }

/** Gives the gradients that were given then. */
const answering = (oracle: CountingOracle, answers: Answers): CountingOracle => ({
  ...oracle,
  gradient: (point, out) => out.set(answers.at(point)?.given ?? UNKNOWN),
})
