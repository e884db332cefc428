import {
  clipOf,
  equationsOf,
  equationsText,
  heldOptimizer,
  methodValues,
  optimizerOf,
  optimizerValues,
  scheduledOf,
  surfaceOf,
} from '../config/index.ts'
import type { OptimizerChoice, RunSpecification, SurfaceChoice } from '../config/types.ts'
import { numbersOf } from '../core/parameter.ts'
import { nameOfBoth } from '../core/wrapping.ts'
import { compileSum, type SumFunction } from '../language/compileSum.ts'
import { compileTerm, type TermFunction } from '../language/compileTerm.ts'
import { compileOptimizer, compileSurface } from '../language/compile.ts'
import {
  parseOptimizer,
  parseSurface,
  type OptimizerKernel,
  type OptimizerProgram,
  type SurfaceFunction,
} from '../language/index.ts'
import { trainingColumns, validationColumns } from './data.ts'
import { EngineProblem } from './problem.ts'
import { exactly, keeping, keyOf, lending, remembering } from './remember.ts'
import { curvesOf, schedulingOf, type Scheduling } from './schedule.ts'
import type { RunOutline } from './types.ts'

/** Changes a gradient in place. */
export type GradientChange = (gradient: Float64Array) => void

const surfaceProgram = remembering('surface', parseSurface)
const optimizerProgram = remembering('optimizer', parseOptimizer)
/** All runs of an experiment meet one surface, sixty times a second while the start is dragged. It keeps nothing from one question to the next. */
const compiledSurface = keeping<SurfaceFunction>(16)

/**
 * The chosen surface, ready to be evaluated; a problem as the sum over the rows it is trained on, or over some of these alone. Throws
 * `EngineProblem` for typed text that does not parse.
 */
export function surfaceFunction(choice: SurfaceChoice, rows?: ArrayLike<number>): SurfaceFunction | SumFunction {
  const surface = surfaceOf(choice)
  const values = methodValues(surface, choice, 1)
  const text = equationsText(surface.equations, values)
  const program = surfaceProgram(text)
  const columns = trainingColumns(choice, rows)
  const numbers = { ...numbersOf(values), ...phaseOf(choice) }
  return columns
    ? compileSum(program, numbers, columns)
    : compiledSurface(`${text}\n${exactly(numbers)}`, () => compileSurface(program, numbers))
}

/** The phase of a surface that moves, by its name. */
function phaseOf(choice: SurfaceChoice): Readonly<Record<string, number>> {
  const { moves } = surfaceOf(choice)
  return moves ? { [moves.phase]: choice.hasMoved ? 1 : 0 } : {}
}

/** One term of the chosen problem for any row, whose numbers stand in the order of `columns`. */
export function termFunction(choice: SurfaceChoice, columns: readonly string[]): TermFunction {
  const surface = surfaceOf(choice)
  const values = methodValues(surface, choice, 1)
  return compileTerm(surfaceProgram(equationsText(surface.equations, values)), numbersOf(values), columns)
}

/** The chosen problem as the sum over the rows that are held back, without its penalty; undefined where there are none. */
export function validationFunction(choice: SurfaceChoice): SumFunction | undefined {
  const columns = validationColumns(choice)
  if (!columns) return undefined
  const surface = surfaceOf(choice)
  const penalty = surface.data?.penalty
  const values = { ...methodValues(surface, choice, 1), ...(penalty !== undefined && { [penalty]: 0 }) }
  return compileSum(
    surfaceProgram(equationsText(surface.equations, values)),
    { ...numbersOf(values), ...phaseOf(choice) },
    columns,
  )
}

/** An optimizer ready for its first step. */
export interface ReadyOptimizer {
  kernel: OptimizerKernel
  baseRate: number
  /** What the run's schedules move; the kernel is given the values of `moved` in its order. */
  scheduling: Scheduling
  /** The kernel is not used any more: another run may have it. */
  release?(): void
}

/** While the start is dragged, each run is the one before it from elsewhere. */
const kernels = lending<Omit<ReadyOptimizer, 'scheduling'>>(32)

/** The chosen optimizer with fresh state, and its base rate. Throws `EngineProblem` if it cannot run. */
export function optimizerKernel(specification: RunSpecification): ReadyOptimizer {
  const { optimizer: choice, steps, start } = specification
  const scheduling = schedulingOf(specification)
  const scheduled = scheduling.moved.map(({ name }) => name)
  const x0 = Float64Array.from(start)
  const key = keyOf([choice, steps, scheduled])
  const free = kernels.take(key)
  if (free) {
    free.kernel.restart?.(x0)
    return { ...free, scheduling }
  }
  const values = optimizerValues(choice, steps)
  const { lr: baseRate = 1, ...parameters } = numbersOf(values)
  const { procedure, name } = optimizerOf(choice)
  if (procedure && scheduled.length > 0)
    throw new EngineProblem(`${name} has no equations: only its rate can be scheduled, not ${scheduled.join(', ')}`)
  const kernel = procedure
    ? procedure.create({ values, x0, steps })
    : compileOptimizer(programOf(choice, steps, scheduled), { parameters, x0, steps, scheduled })
  const made = { kernel, baseRate, release: () => kernel.restart && kernels.giveBack(key, made) }
  return { ...made, scheduling }
}

/** The equations of an optimizer, and of those it holds, as one program. */
function programOf(choice: OptimizerChoice, steps: number, moved: readonly string[]): OptimizerProgram {
  const held = heldOptimizer(choice)
  if (held) {
    const [wrapper, { procedure, name }] = [optimizerOf(choice), optimizerOf(held)]
    if (procedure) throw new EngineProblem(`${wrapper.name} holds equations, and ${name} has none`)
    const shared = nameOfBoth(wrapper.params, programOf(held, steps, moved))
    if (shared !== undefined) throw new EngineProblem(`${wrapper.name} cannot hold ${name}: both name ${shared}`)
  }
  return optimizerProgram(equationsOf(choice, steps, moved))
}

/** The run's equations as one program; undefined for a procedure, which has none. Throws `EngineProblem`. */
export const optimizerProgramOf = (specification: RunSpecification): OptimizerProgram | undefined =>
  optimizerOf(specification.optimizer).procedure
    ? undefined
    : programOf(
        specification.optimizer,
        specification.steps,
        Object.keys(scheduledOf(specification, specification.steps)),
      )

/** How many terms the surface is a sum of; 1 where it is none. */
export const termCount = (choice: SurfaceChoice): number => Object.values(trainingColumns(choice) ?? {})[0]?.length ?? 1

/** What is known of the run before its first step. Throws `EngineProblem`. */
export function outlineOf(specification: RunSpecification): RunOutline {
  const { optimizer: choice, steps, start } = specification
  const { procedure } = optimizerOf(choice)
  const scheduling = schedulingOf(specification)
  const { rate: curve, parameters } = curvesOf(scheduling, steps)
  const { over, horizon } = scheduling.clock
  const terms = termCount(specification.surface)
  const curves = { terms, curve, parameterCurves: parameters, epochs: over && { over, horizon } }
  if (procedure) {
    const { shown = [], corners = [] } = procedure
    return { layout: optimizerKernel(specification).kernel.slots, shown, corners, ...curves }
  }
  const { slots, shown } = programOf(
    choice,
    steps,
    scheduling.moved.map(({ name }) => name),
  )
  const widths = { scalar: 1, vector: start.length, matrix: start.length * start.length }
  return { layout: slots.map(({ name, type }) => ({ name, width: widths[type] })), shown, corners: [], ...curves }
}

/** The chosen clipping; undefined for none. */
export function clipping(specification: RunSpecification): GradientChange | undefined {
  const clip = clipOf(specification.clip)
  if (!clip || !specification.clip) return undefined
  const values = methodValues(clip, specification.clip, specification.steps)
  return (gradient) => clip.apply(gradient, values)
}
