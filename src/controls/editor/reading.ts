/** What the language makes of a text as it is typed. */
import {
  parseOptimizer,
  parseSchedule,
  parseSurface,
  type Diagnostic,
  type OptimizerProgram,
  type ScheduleProgram,
  type SurfaceProgram,
} from '../../language/index.ts'

export type EquationsKind = 'surface' | 'optimizer' | 'schedule'
export type Program = SurfaceProgram | OptimizerProgram | ScheduleProgram

export interface Reading {
  text: string
  /** Absent while there are errors. */
  program?: Program
  errors: readonly Diagnostic[]
  warnings: readonly Diagnostic[]
}

const PARSE = { surface: parseSurface, optimizer: parseOptimizer, schedule: parseSchedule }

export function readText(kind: EquationsKind, text: string): Reading {
  const parsed = PARSE[kind](text)
  return parsed.ok
    ? { text, program: parsed.program, errors: [], warnings: parsed.warnings }
    : { text, errors: parsed.errors, warnings: [] }
}

export const linesOf = (text: string): string[] => text.split('\n')

/** A text with the line ends that a text field has. */
export const withPlainLineEnds = (text: string): string => text.replace(/\r\n?/g, '\n')

/** State by name, with how it is kept; a surface has none. */
export function stateOf(program: Program): readonly { name: string; type: string }[] {
  if (program.kind === 'surface') return []
  if (program.kind === 'optimizer') return program.slots
  return program.slots.map((name) => ({ name, type: 'scalar' }))
}

/** State that an init line gives a value before the first step. */
export const initialized = (program: Program): readonly string[] =>
  program.kind === 'surface' ? [] : program.initial.map(({ name }) => name)
