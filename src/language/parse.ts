import { checkAdjacencies, checkAssigned, checkCalls, checkFree, isGiven, namesIn, type NameUse } from './check.ts'
import { error, nearMiss, warning } from './diagnostics.ts'
import { readLines, type Line, type Lines } from './lines.ts'
import { aliases, type ProgramKind } from './names.ts'
import type { Diagnostic, Parsed, ScheduleProgram, Statement, SurfaceProgram } from './types.ts'

/** Reads lines and gives up at the first stage that finds errors. */
export function readProgram(kind: ProgramKind, text: string): Lines & { assigned: Set<string> } {
  const read = readLines(text, aliases[kind])
  const assigned = new Set(
    read.lines.filter(({ kind }) => kind === 'assign' || kind === 'init').map(({ name }) => name),
  )
  const errors = read.errors.length > 0 ? read.errors : checkAdjacencies(kind, read.adjacencies, assigned)
  return { ...read, errors, assigned }
}

export const statementOf = (kind: 'assign' | 'init', { name, right, span }: Line): Statement => ({
  kind,
  name,
  right,
  span,
})

/** Free names in order of appearance, each once, with what is to be said about them. */
export function freeNames(kind: ProgramKind, uses: readonly NameUse[], assigned: ReadonlySet<string>) {
  const parameters = new Map<string, NameUse>()
  const found: Diagnostic[] = []
  for (const use of uses) {
    if (isGiven(kind, use.name) || assigned.has(use.name) || parameters.has(use.name)) continue
    parameters.set(use.name, use)
    found.push(...checkFree(kind, use, assigned))
  }
  found.push(...nearTwins(uses, parameters))
  return { parameters: [...parameters.keys()], found }
}

/** A parameter used once whose name is nearly that of an earlier parameter. */
function nearTwins(uses: readonly NameUse[], parameters: ReadonlyMap<string, NameUse>): Diagnostic[] {
  const earlier: string[] = []
  const found: Diagnostic[] = []
  for (const [name, { span }] of parameters) {
    const twin = name.length > 3 ? nearMiss(name, earlier) : undefined
    if (twin !== undefined && uses.filter((use) => use.name === name).length === 1) {
      found.push(warning(`"${name}" and "${twin}" are two parameters. Was "${twin}" meant?`, span, twin))
    }
    earlier.push(name)
  }
  return found
}

export function finish<Program>(program: Program, found: readonly Diagnostic[]): Parsed<Program> {
  const errors = found.filter(({ severity }) => severity === 'error')
  return errors.length > 0 ? { ok: false, errors } : { ok: true, program, warnings: found }
}

/** What a text of helper lines and one last line defines. */
interface Definition {
  /** `f(x, y)`, `lr(t)`. */
  head: string
  name: string
  variables: readonly string[]
}

interface Checked {
  helpers: Statement[]
  last: Line
  parameters: string[]
  found: Diagnostic[]
}

/** Helper lines and a last line, where every name is read after its line. */
function readDefinition(kind: ProgramKind, text: string, definition: Definition): Checked | readonly Diagnostic[] {
  const { lines, errors, assigned } = readProgram(kind, text)
  if (errors.length > 0) return errors
  const last = lines.at(-1)
  const start = { line: 1, column: 1, length: 1 }
  if (last === undefined) return [error(`Expected ${definition.head} = ...`, start, `${definition.head} = ...`)]
  const found = lines.flatMap((line) => [
    ...checkForm(line, line === last, definition),
    ...(line.kind === 'assign' ? checkAssigned(kind, line) : []),
    ...checkCalls(kind, line.right, assigned),
  ])
  const defined = new Set<string>()
  for (const line of lines) {
    const early = namesIn(line.right).find(({ name }) => assigned.has(name) && !defined.has(name))
    if (early !== undefined && early.name !== definition.name) {
      const hint = kind === 'schedule' ? '; a schedule keeps nothing from one step to the next' : ''
      found.push(error(`"${early.name}" is used before the line that defines it${hint}.`, early.span))
    }
    defined.add(line.name)
  }
  const free = freeNames(
    kind,
    lines.flatMap(({ right }) => namesIn(right)),
    assigned,
  )
  const helpers = lines.slice(0, -1).map((line) => statementOf('assign', line))
  return { helpers, last, parameters: free.parameters, found: [...found, ...free.found] }
}

function checkForm(line: Line, isLast: boolean, { head, name, variables }: Definition): Diagnostic[] {
  if (line.kind === 'init') return [error('"init" is for the state of optimizers.', line.span)]
  if (line.kind === 'assign' && line.name === name) return [error(`Write ${head} = ...`, line.nameSpan, head)]
  if (line.kind === 'assign' && isLast) {
    return [error(`Expected ${head} = ... as the last line.`, line.span, `${head} = ${line.name}`)]
  }
  if (line.kind === 'bare' && !isLast) return [error('Expected "name = ..." here.', line.span)]
  if (line.kind !== 'definition') return []
  if (line.name !== name || line.variables.join() !== variables.join()) {
    return [error(`Only ${head} is defined with brackets.`, line.nameSpan, `${head} = ...`)]
  }
  return isLast ? [] : [error(`Helper lines stand before ${head}; it is the last line.`, line.span)]
}

const isRefusal = (checked: Checked | readonly Diagnostic[]): checked is readonly Diagnostic[] => Array.isArray(checked)

/** Reads `f(x, y) = ...`, with helper lines before it; an expression alone will do. */
export function parseSurface(text: string): Parsed<SurfaceProgram> {
  const checked = readDefinition('surface', text, { head: 'f(x, y)', name: 'f', variables: ['x', 'y'] })
  if (isRefusal(checked)) return { ok: false, errors: checked }
  const { helpers, last, parameters, found } = checked
  return finish({ kind: 'surface', text, helpers, value: last.right, parameters, declared: [] }, found)
}

/** Reads `lr(t) = ...`, with helper lines before it; an expression alone will do. */
export function parseSchedule(text: string): Parsed<ScheduleProgram> {
  const checked = readDefinition('schedule', text, { head: 'lr(t)', name: 'lr', variables: ['t'] })
  if (isRefusal(checked)) return { ok: false, errors: checked }
  const { helpers, last, parameters, found } = checked
  const state = { initial: [], slots: [], readsLoss: false }
  return finish({ kind: 'schedule', text, helpers, rate: last.right, parameters, declared: [], ...state }, found)
}
