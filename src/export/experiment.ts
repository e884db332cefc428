import {
  chanceOf,
  clipOf,
  equationsOf,
  equationsText,
  methodValues,
  optimizerOf,
  optimizerValues,
  precisionOf,
  runLabel,
  scheduledOf,
  surfaceOf,
} from '../config/index.ts'
import type { Configuration, MethodChoice, OptimizerChoice, RunConfiguration, ScheduleChoice } from '../config/index.ts'
import type { ParameterValues } from '../core/parameter.ts'
import {
  formatDiagnostic,
  parseOptimizer,
  parseSurface,
  type OptimizerProgram,
  type Parsed,
  type SurfaceProgram,
} from '../language/index.ts'
import { ExportProblem } from './problem.ts'

/** A surface with its numbers. */
export interface SurfacePart {
  name: string
  program: SurfaceProgram
  values: Readonly<Record<string, number>>
}

/** A run, everything looked up: what the printers write down. */
export interface RunPart {
  label: string
  name: string
  optimizer: OptimizerChoice
  /** Numbers, choices and switches, those of held optimizers included. */
  values: ParameterValues
  /** Absent for a procedure. */
  program?: OptimizerProgram
  schedule: ScheduleChoice
  baseRate: number
  /** Other parameters that are scheduled. */
  scheduled: Readonly<Record<string, ScheduleChoice>>
  clip?: { id: string; values: ParameterValues }
}

/** Equations see numbers only. */
export const numbersOf = (values: ParameterValues): Record<string, number> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))

/** The program, or why there is none. Throws `ExportProblem`. */
export function parsed<Program>(what: string, text: string, reading: Parsed<Program>): Program {
  if (reading.ok) return reading.program
  const first = reading.errors[0]
  throw new ExportProblem(`${what} cannot be read: ${first ? formatDiagnostic(text, first).split('\n')[0] : ''}`)
}

export function surfacePart(choice: MethodChoice): SurfacePart {
  const surface = surfaceOf(choice)
  if (surface.data) throw new ExportProblem(`${surface.name} is a sum over data, which is not written down as code yet`)
  const values = methodValues(surface, choice, 1)
  const text = equationsText(surface.equations, values)
  return { name: surface.name, program: parsed('the surface', text, parseSurface(text)), values: numbersOf(values) }
}

export function runPart(run: RunConfiguration, { runs, steps }: Configuration): RunPart {
  const label = runLabel(run, runs)
  const chance = chanceOf(run)
  if (chance)
    throw new ExportProblem(
      `${label}: ${chance.name} draws random numbers, and other programs draw others, so that code would not follow this path; without it the run can be written`,
    )
  const precision = precisionOf(run.precision)
  if (precision) throw new ExportProblem(`${label}: rounding to ${precision.name} is not written down as code yet`)
  const optimizer = optimizerOf(run.optimizer)
  const values = optimizerValues(run.optimizer, steps)
  const scheduled = scheduledOf(run, steps)
  const text = optimizer.procedure ? '' : equationsOf(run.optimizer, steps, Object.keys(scheduled))
  const clip = clipOf(run.clip)
  return {
    label,
    name: nameOf(run.optimizer),
    optimizer: run.optimizer,
    values,
    ...(!optimizer.procedure && { program: parsed(label, text, parseOptimizer(text)) }),
    schedule: run.schedule,
    baseRate: numbersOf(values).lr ?? 1,
    scheduled,
    ...(clip &&
      run.clip?.id !== undefined && { clip: { id: run.clip.id, values: methodValues(clip, run.clip, steps) } }),
  }
}

/** `Lookahead round Adam`. */
function nameOf(choice: OptimizerChoice): string {
  const { name, holds } = optimizerOf(choice)
  return holds === undefined ? name : `${name} round ${nameOf(choice.of ?? { id: 'gradientDescent', params: {} })}`
}
