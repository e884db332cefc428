import { checkAssigned, checkCalls, namesIn } from './check.ts'
import { error, warning } from './diagnostics.ts'
import { checkVectors, inferTypes } from './infer.ts'
import type { Line } from './lines.ts'
import { finish, freeNames, readProgram, statementOf } from './parse.ts'
import type { Diagnostic, OptimizerProgram, Parsed, Statement } from './types.ts'

/** What an `init` line cannot see: it runs once, before the first step. */
const stepNames: ReadonlySet<string> = new Set(['x', 'g', 't', 'lr'])

/**
 * Reads update lines. A name read before it is assigned in the step is state; one assigned before it is read
 * is local; one never assigned is a parameter.
 */
export function parseOptimizer(text: string): Parsed<OptimizerProgram> {
  const { lines, errors, assigned } = readProgram('optimizer', text)
  if (errors.length > 0) return { ok: false, errors }
  const inits = lines.filter(({ kind }) => kind === 'init')
  const updates = lines.filter(({ kind }) => kind === 'assign')
  const found = lines.flatMap((line) => [
    ...checkForm(line),
    ...(line.kind === 'assign' || line.kind === 'init' ? checkAssigned('optimizer', line) : []),
    ...checkCalls('optimizer', line.right, assigned),
  ])
  const slots = stateNames(updates, assigned)
  found.push(...checkInits(inits, assigned, slots), ...checkStep(updates))
  const free = freeNames(
    'optimizer',
    lines.flatMap(({ right }) => namesIn(right)),
    assigned,
  )
  found.push(...free.found)
  const initial = inits.map((line) => statementOf('init', line))
  const statements = updates.map((line) => statementOf('assign', line))
  const types = inferTypes([...initial, ...statements])
  if (!found.some(({ severity }) => severity === 'error')) {
    found.push(...[...initial, ...statements].flatMap(({ right }: Statement) => checkVectors(right, types)))
  }
  const program: OptimizerProgram = {
    kind: 'optimizer',
    text,
    initial,
    statements,
    parameters: free.parameters,
    slots: slots.map((name) => ({ name, type: types.get(name) ?? 'scalar' })),
    types,
    shown: [],
    declared: [],
  }
  return finish(program, found)
}

function checkForm({ kind, name, span }: Line): Diagnostic[] {
  if (kind === 'definition')
    return [error(`An optimizer's line is "name = ...": write ${name} = ...`, span, `${name} = ...`)]
  return kind === 'bare' ? [error('Expected "name = ...".', span)] : []
}

/** Names read before they are assigned in the step, in order of first appearance. */
function stateNames(updates: readonly Line[], assigned: ReadonlySet<string>): string[] {
  const state = new Set<string>()
  const done = new Set<string>(['x'])
  for (const { name, right } of updates) {
    for (const use of namesIn(right)) {
      if (assigned.has(use.name) && !done.has(use.name)) state.add(use.name)
    }
    done.add(name)
  }
  return [...state]
}

function checkInits(inits: readonly Line[], assigned: ReadonlySet<string>, slots: readonly string[]): Diagnostic[] {
  const found: Diagnostic[] = []
  const done = new Set<string>()
  for (const { name, nameSpan, right } of inits) {
    if (name === 'x') found.push(error('The start is given to the optimizer and is not its own to set.', nameSpan))
    else if (done.has(name)) found.push(error(`"${name}" has two init lines.`, nameSpan))
    else if (!slots.includes(name)) {
      found.push(warning(`"${name}" is never read before it is assigned, so its init line has no effect.`, nameSpan))
    }
    for (const use of namesIn(right)) {
      if (stepNames.has(use.name) || (assigned.has(use.name) && !done.has(use.name))) {
        const instead = use.name === 'x' ? 'x0' : undefined
        found.push(error(`An init line runs before the first step and cannot see "${use.name}".`, use.span, instead))
      }
    }
    for (const asked of ['grad', 'loss']) {
      if (calls(right, asked)) found.push(error(`An init line cannot ask for ${asked}(...).`, right.span))
    }
    done.add(name)
  }
  return found
}

const calls = (part: Line['right'], name: string): boolean => {
  if (part.kind === 'call') return part.name === name || part.arguments.some((argument) => calls(argument, name))
  if (part.kind === 'negate') return calls(part.of, name)
  if (part.kind === 'arithmetic' || part.kind === 'comparison') return calls(part.left, name) || calls(part.right, name)
  return false
}

function checkStep(updates: readonly Line[]): Diagnostic[] {
  if (updates.some(({ name }) => name === 'x')) return []
  const span = updates[0]?.span ?? { line: 1, column: 1, length: 1 }
  return [error('No line assigns x, so nothing would move.', span, 'x = x - lr*g')]
}
