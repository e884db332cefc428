import { clipOf, methodValues, optimizerOf, surfaceOf } from '../config/index.ts'
import type { MethodChoice, RunSpecification } from '../config/types.ts'
import type { Equations } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { compileOptimizer, compileSurface } from '../language/compile.ts'
import {
  formatDiagnostic,
  parseOptimizer,
  parseSurface,
  type OptimizerKernel,
  type Parsed,
  type SurfaceFunction,
} from '../language/index.ts'
import { EngineProblem } from './problem.ts'
import type { SlotLayout } from './types.ts'

/** Changes a gradient in place. */
export type GradientChange = (gradient: Float64Array) => void

/** The lines that the values select. */
export const equationsText = (equations: Equations, values: ParameterValues): string =>
  typeof equations === 'string' ? equations : equations(values)

/** Equations see numbers only: switches and choices have done their part in selecting lines. */
export function numbersOf(values: ParameterValues): Record<string, number> {
  const numbers: Record<string, number> = {}
  for (const [name, value] of Object.entries(values)) if (typeof value === 'number') numbers[name] = value
  return numbers
}

/** Remembers the last programs by their text: a drag compiles the same few equations sixty times a second. */
export function remembering<Program>(
  what: 'surface' | 'optimizer' | 'schedule',
  parse: (text: string) => Parsed<Program>,
): (text: string) => Program {
  const known = new Map<string, Program>()
  return (text) => {
    const program = known.get(text) ?? parsedOrThrow(what, parse(text), text)
    if (known.size >= 64) known.clear()
    known.set(text, program)
    return program
  }
}

/** A run has up to three texts: the message says which one it is about. */
function parsedOrThrow<Program>(what: string, parsed: Parsed<Program>, text: string): Program {
  if (parsed.ok) return parsed.program
  throw new EngineProblem(parsed.errors.map((error) => `the ${what}, ${formatDiagnostic(text, error)}`).join('\n'))
}

const surfaceProgram = remembering('surface', parseSurface)
const optimizerProgram = remembering('optimizer', parseOptimizer)

/** The chosen surface, ready to be evaluated. Throws `EngineProblem` for typed text that does not parse. */
export function surfaceFunction(choice: MethodChoice): SurfaceFunction {
  const surface = surfaceOf(choice)
  const values = methodValues(surface, choice, 1)
  return compileSurface(surfaceProgram(equationsText(surface.equations, values)), numbersOf(values))
}

/** The chosen optimizer with fresh state, and its base rate. */
export function optimizerKernel(specification: RunSpecification): { kernel: OptimizerKernel; baseRate: number } {
  const optimizer = optimizerOf(specification.optimizer)
  const values = methodValues(optimizer, specification.optimizer, specification.steps)
  const { lr: baseRate = 1, ...parameters } = numbersOf(values)
  const kernel = compileOptimizer(optimizerProgram(equationsText(optimizer.equations, values)), {
    parameters,
    x0: Float64Array.from(specification.start),
    steps: specification.steps,
  })
  return { kernel, baseRate }
}

/** Names and widths of the state that the run's chunks carry. Throws `EngineProblem`. */
export function slotLayout({ optimizer: choice, steps, start }: RunSpecification): SlotLayout {
  const optimizer = optimizerOf(choice)
  const { slots } = optimizerProgram(equationsText(optimizer.equations, methodValues(optimizer, choice, steps)))
  return slots.map(({ name, type }) => ({ name, width: type === 'vector' ? start.length : 1 }))
}

/** The chosen clipping; undefined for none. */
export function clipping(specification: RunSpecification): GradientChange | undefined {
  const clip = clipOf(specification.clip)
  if (!clip || !specification.clip) return undefined
  const values = methodValues(clip, specification.clip, specification.steps)
  return (gradient) => clip.apply(gradient, values)
}
