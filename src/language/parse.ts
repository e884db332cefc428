import { checkAdjacencies, checkAssigned, checkCalls, namesIn } from './check.ts'
import { MOST_DIAGNOSTICS, error, warning } from './diagnostics.ts'
import { readLines, type Line, type Lines } from './lines.ts'
import { aliases, fisherLines, type ProgramKind } from './names.ts'
import { readParameters } from './parameters.ts'
import { checkInits, stateNames } from './state.ts'
import { mentions } from './tree.ts'
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

export function finish<Program>(program: Program, found: readonly Diagnostic[]): Parsed<Program> {
  const errors = found.filter(({ severity }) => severity === 'error')
  return errors.length > 0
    ? { ok: false, errors: errors.slice(0, MOST_DIAGNOSTICS) }
    : { ok: true, program, warnings: found.slice(0, MOST_DIAGNOSTICS) }
}

/** What a text of helper lines and one last line defines. */
interface Definition {
  /** `f(x, y)`, `lr(t)`. */
  head: string
  name: string
  variables: readonly string[]
}

interface Checked extends ReturnType<typeof readParameters> {
  initial: Statement[]
  helpers: Statement[]
  last: Line
  state: string[]
}

/** Helper lines and a last line. In a schedule a name read before its line is state; in a surface that is an error. */
function readDefinition(
  kind: 'surface' | 'schedule',
  text: string,
  definition: Definition,
): Checked | readonly Diagnostic[] {
  const read = readProgram(kind, text)
  const { lines, errors, assigned } = read
  if (errors.length > 0) return errors.slice(0, MOST_DIAGNOSTICS)
  const last = lines.at(-1)
  const start = { line: 1, column: 1, length: 1 }
  if (last === undefined) return [error(`Expected ${definition.head} = ...`, start, `${definition.head} = ...`)]
  const inits = lines.filter((line) => line.kind === 'init')
  const updates = lines.filter((line) => line.kind !== 'init')
  const found = lines.flatMap((line) => [
    ...checkForm(kind, line, line === last, definition),
    ...(line.kind === 'assign' || line.kind === 'init' ? checkAssigned(kind, line) : []),
    ...checkCalls(kind, line.right, assigned),
  ])
  const state = stateNames(updates, assigned)
  if (kind === 'schedule') found.push(...checkInits(kind, inits, assigned, state))
  else found.push(...checkOrder(lines, assigned))
  found.push(...read.shows.map(({ span }) => error(`Only an optimizer has a second path to show.`, span)))
  const { parameters, declared, found: aboutParameters } = readParameters(kind, read)
  return {
    initial: inits.map((line) => statementOf('init', line)),
    helpers: updates.slice(0, -1).map((line) => statementOf('assign', line)),
    last,
    state,
    parameters,
    declared,
    found: [...found, ...aboutParameters],
  }
}

function checkOrder(lines: readonly Line[], assigned: ReadonlySet<string>): Diagnostic[] {
  const found: Diagnostic[] = []
  const defined = new Set<string>()
  for (const { name, right } of lines) {
    const early = namesIn(right).find((use) => assigned.has(use.name) && !defined.has(use.name))
    if (early !== undefined) found.push(error(`"${early.name}" is used before the line that defines it.`, early.span))
    defined.add(name)
  }
  return found
}

function checkForm(
  kind: ProgramKind,
  line: Line,
  isLast: boolean,
  { head, name, variables }: Definition,
): Diagnostic[] {
  if (line.kind === 'init' && kind === 'surface') return [error('A surface has no state to start.', line.span)]
  if (line.kind === 'assign' && line.name === name) return [error(`Write ${head} = ...`, line.nameSpan, head)]
  if ((line.kind === 'assign' || line.kind === 'init') && isLast) {
    return [error(`Expected ${head} = ... as the last line.`, line.span)]
  }
  if (line.kind === 'bare' && !isLast) return [error('Expected "name = ..." here.', line.span)]
  if (line.kind !== 'definition') return []
  if (line.name !== name || line.variables.join() !== variables.join()) {
    return [error(`Only ${head} is defined with brackets.`, line.nameSpan)]
  }
  return isLast ? [] : [error(`Helper lines stand before ${head}; it is the last line.`, line.span)]
}

const isRefusal = (checked: Checked | readonly Diagnostic[]): checked is readonly Diagnostic[] => Array.isArray(checked)

/** Reads `f(x, y) = ...`, with helper lines before it; an expression alone will do. */
export function parseSurface(text: string): Parsed<SurfaceProgram> {
  const checked = readDefinition('surface', text, { head: 'f(x, y)', name: 'f', variables: ['x', 'y'] })
  if (isRefusal(checked)) return { ok: false, errors: checked }
  const { helpers, last, parameters, declared, found } = checked
  return finish({ kind: 'surface', text, helpers, value: last.right, parameters, declared }, [
    ...found,
    ...checkFisher(helpers),
  ])
}

/** A Fisher information is stated by its entries; that outside the diagonal may be absent. */
function checkFisher(helpers: readonly Statement[]): Diagnostic[] {
  const stated = new Map(helpers.map((line) => [line.name, line]))
  const [f11, f12, f22] = fisherLines.map((name) => stated.get(name))
  const first = f11 ?? f12 ?? f22
  if (first === undefined || (f11 !== undefined && f22 !== undefined)) return []
  return [warning('A Fisher information has the lines F11, F22 and, if it is not 0, F12.', first.span)]
}

/** Reads `lr(t) = ...`, with helper lines before it; an expression alone will do. */
export function parseSchedule(text: string): Parsed<ScheduleProgram> {
  const checked = readDefinition('schedule', text, { head: 'lr(t)', name: 'lr', variables: ['t'] })
  if (isRefusal(checked)) return { ok: false, errors: checked }
  const { initial, helpers, last, state, parameters, declared, found } = checked
  const rate = last.right
  const readsLoss = [...helpers.map(({ right }) => right), rate].some((right) => mentions(right, 'loss'))
  return finish(
    { kind: 'schedule', text, initial, helpers, rate, parameters, slots: state, readsLoss, declared },
    found,
  )
}
