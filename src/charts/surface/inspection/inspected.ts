/** One update of a run, taken apart from what is recorded of the run. */
import type { RunSpecification } from '../../../config/types.ts'
import { EngineProblem, stepInspector, type InspectedStep, type StepInspector } from '../../../engine/index.ts'
import { mentions } from '../../../language/tree.ts'
import type { RunSamples } from '../../../store/types.ts'

export interface InspectedUpdate extends InspectedStep, Pick<StepInspector, 'program' | 'parameters' | 'interval'> {
  /** It is the step-th update, from point step - 1 to point step. */
  step: number
  from: Point
  /** Whether the method asks for the gradient at `from`; of a procedure, whether it has asked for any. */
  asksGradient: boolean
  /** Not finite where the run diverged. */
  to: Point
  /** f at `to`. */
  lossAfter: number
  rate: number
  /** The other parameters that have a value for each step. */
  scheduled: readonly (readonly [name: string, value: number])[]
  slots: readonly Slot[]
}

export type Point = readonly [x: number, y: number]

/** A slot's numbers before and after the update. */
export interface Slot {
  name: string
  before: Float64Array
  /** Empty where the run diverged. */
  after: Float64Array
}

/** Undefined for a run that cannot run. */
export const inspectorOf = (specification: RunSpecification): StepInspector | undefined =>
  unlessProblem(() => stepInspector(specification))

function unlessProblem<T>(take: () => T): T | undefined {
  try {
    return take()
  } catch (problem) {
    if (problem instanceof EngineProblem) return undefined
    throw problem
  }
}

/** The number of the last update that is known; 0: none. Of a run that diverged it is the one that led to no finite point. */
export const lastUpdate = ({ count, end }: RunSamples): number =>
  end?.status === 'diverged' ? end.step : Math.max(0, count - 1)

/** Undefined where the run asks for what its surface does not have: samples are then still those of the surface before. */
export function updateAt(inspector: StepInspector, samples: RunSamples, step: number): InspectedUpdate | undefined {
  return unlessProblem(() => inspectedAt(inspector, samples, step))
}

export function inspectedAt(inspector: StepInspector, samples: RunSamples, step: number): InspectedUpdate {
  const { program, parameters, scheduled, interval } = inspector
  const { losses, layout, count } = samples
  const before = step - 1
  const { lr, values } = movedAt(inspector, samples, before)
  const from = pointAt(samples, before)
  const inspected = inspector.inspect({
    x: Float64Array.from(from),
    slots: stateAt(samples, before),
    lr,
    t: step,
    scheduled: values,
  })
  const [x = NaN, y = NaN] = inspected.lines.findLast(({ statement }) => statement.name === 'x')?.result ?? []
  const isKnown = step < count
  const [stateBefore, stateAfter] = [stateAt(samples, before), isKnown ? stateAt(samples, step) : new Float64Array(0)]
  let offset = 0
  return {
    ...inspected,
    program,
    parameters,
    interval,
    step,
    from,
    asksGradient: program
      ? program.statements.some(({ right }) => mentions(right, 'g'))
      : (samples.evaluations[Math.min(step, count - 1)] ?? 0) > 0,
    to: isKnown ? pointAt(samples, step) : [x, y],
    lossAfter: isKnown ? (losses[step] ?? NaN) : NaN,
    rate: lr,
    scheduled: scheduled.map((name, i) => [name, values[i] ?? NaN]),
    slots: layout.map(({ name, width }) => {
      const [start, end] = [offset, offset + width]
      offset = end
      return { name, before: stateBefore.slice(start, end), after: stateAfter.slice(start, end) }
    }),
  }
}

/** Whether the lines lead to the recorded point: to the bit, unless lines and samples are of two configurations. */
export function endsInSample({ lines, interval, reached, to }: InspectedUpdate): boolean {
  if (reached) return Object.is(reached[0], to[0]) && Object.is(reached[1], to[1])
  const end = lines.findLast(({ statement }) => statement.name === 'x')?.result
  if (end === undefined) return true
  const [x = NaN, y = NaN] = end
  return Object.is(interval ? projected(x, interval) : x, to[0]) && Object.is(y, to[1])
}

/** The nearest point of an interval. */
const projected = (x: number, [min, max]: readonly [number, number]): number => Math.min(Math.max(x, min), max)

const pointAt = ({ points }: RunSamples, index: number): Point => [
  points[2 * index] ?? NaN,
  points[2 * index + 1] ?? NaN,
]

function stateAt({ layout, slots }: RunSamples, index: number): Float64Array {
  const width = layout.reduce((sum, slot) => sum + slot.width, 0)
  return slots.slice(width * index, width * (index + 1))
}

/** The rate and the scheduled values of the update that leaves a point: as recorded, where they are. */
function movedAt({ scheduled, movedAt: replay }: StepInspector, samples: RunSamples, index: number) {
  const { rates, curve, parameterCurves, losses } = samples
  const [recorded = NaN, planned = NaN] = [rates[index], curve[index]]
  const lr = Number.isNaN(recorded) ? planned : recorded
  const values = Float64Array.from(scheduled, (name) => parameterCurves[name]?.[index] ?? NaN)
  if (![lr, ...values].some(Number.isNaN)) return { lr, values }
  const replayed = replay(index, losses)
  return { lr: Number.isNaN(lr) ? replayed.lr : lr, values: replayed.scheduled }
}
