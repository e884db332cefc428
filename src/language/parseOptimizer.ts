import { checkAssigned, checkCalls } from './check.ts'
import { error } from './diagnostics.ts'
import { checkTypes, inferTypes } from './infer.ts'
import type { Line, NameUse } from './lines.ts'
import { readParameters } from './parameters.ts'
import { finish, readProgram, statementOf } from './parse.ts'
import { checkInits, stateNames } from './state.ts'
import type { Diagnostic, OptimizerProgram, Parsed } from './types.ts'

/**
 * Reads update lines. A name read before it is assigned in the step is state; one assigned before it is read
 * is local; one never assigned is a parameter.
 */
export function parseOptimizer(text: string): Parsed<OptimizerProgram> {
  const read = readProgram('optimizer', text)
  const { lines, errors, assigned } = read
  if (errors.length > 0) return { ok: false, errors }
  const inits = lines.filter(({ kind }) => kind === 'init')
  const updates = lines.filter(({ kind }) => kind === 'assign')
  const found = lines.flatMap((line) => [
    ...checkForm(line),
    ...(line.kind === 'assign' || line.kind === 'init' ? checkAssigned('optimizer', line) : []),
    ...checkCalls('optimizer', line.right, assigned),
  ])
  const state = stateNames(updates, assigned)
  found.push(...checkInits('optimizer', inits, assigned, state), ...checkStep(updates))
  const { parameters, declared, found: aboutParameters } = readParameters('optimizer', read)
  found.push(...aboutParameters)
  const initial = inits.map((line) => statementOf('init', line))
  const statements = updates.map((line) => statementOf('assign', line))
  const types = inferTypes([...initial, ...statements])
  const slots = state.map((name) => ({ name, type: types.get(name) ?? 'scalar' }))
  found.push(...checkShown(read.shows, slots))
  if (!found.some(({ severity }) => severity === 'error')) {
    found.push(...[...initial, ...statements].flatMap((statement) => checkTypes(statement, types)))
  }
  const shown = read.shows.map(({ name }) => name)
  return finish({ kind: 'optimizer', text, initial, statements, parameters, slots, types, shown, declared }, found)
}

function checkForm({ kind, name, span }: Line): Diagnostic[] {
  if (kind === 'definition') return [error(`An optimizer's line is "name = ...": write ${name} = ...`, span)]
  return kind === 'bare' ? [error('Expected "name = ...".', span)] : []
}

function checkStep(updates: readonly Line[]): Diagnostic[] {
  if (updates.some(({ name }) => name === 'x')) return []
  const span = updates[0]?.span ?? { line: 1, column: 1, length: 1 }
  return [error('No line assigns x, so nothing would move: add one such as x = x - lr*g.', span)]
}

/** A second path is drawn through what outlives the step, one point a step. */
function checkShown(shows: readonly NameUse[], slots: OptimizerProgram['slots']): Diagnostic[] {
  return shows.flatMap(({ name, span }, i) => {
    const type = slots.find((slot) => slot.name === name)?.type
    if (name === 'x') return [error('The path of x is drawn anyway.', span)]
    if (type === undefined) {
      return [error(`"${name}" is not state: only what outlives the step is drawn as a second path.`, span)]
    }
    if (type !== 'vector')
      return [error(`"${name}" is a ${type === 'scalar' ? 'number' : type}: a path goes through points.`, span)]
    if (shows.findIndex((other) => other.name === name) < i) return [error(`"${name}" has two show lines.`, span)]
    return []
  })
}
