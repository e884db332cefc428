import { namesIn } from './check.ts'
import { error, warning } from './diagnostics.ts'
import type { Line } from './lines.ts'
import { functions, type ProgramKind } from './names.ts'
import { partsOf } from './tree.ts'
import type { Diagnostic, Expression } from './types.ts'

/** What an `init` line cannot see: it runs once, before the first step. */
const stepNames: Readonly<Record<ProgramKind, ReadonlySet<string>>> = {
  surface: new Set(),
  optimizer: new Set(['x', 'g', 't', 'lr']),
  schedule: new Set(['t', 'loss']),
}

/** State: names read before they are assigned in the step, in order of first appearance. */
export function stateNames(updates: readonly Line[], assigned: ReadonlySet<string>): string[] {
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

export function checkInits(
  kind: ProgramKind,
  inits: readonly Line[],
  assigned: ReadonlySet<string>,
  slots: readonly string[],
): Diagnostic[] {
  const found: Diagnostic[] = []
  const done = new Set<string>()
  for (const { name, nameSpan, right } of inits) {
    if (name === 'x') found.push(error('The start is given to the optimizer and is not its own to set.', nameSpan))
    else if (done.has(name)) found.push(error(`"${name}" has two init lines.`, nameSpan))
    else if (!slots.includes(name)) {
      found.push(warning(`"${name}" is never read before it is assigned, so its init line has no effect.`, nameSpan))
    }
    for (const use of namesIn(right)) {
      if (stepNames[kind].has(use.name) || (assigned.has(use.name) && !done.has(use.name))) {
        const instead = use.name === 'x' ? 'x0' : undefined
        found.push(error(`An init line runs before the first step and cannot see "${use.name}".`, use.span, instead))
      }
    }
    for (const asked of questionsIn(right)) {
      found.push(error(`An init line cannot ask for ${asked}(...).`, right.span))
    }
    done.add(name)
  }
  return found
}

const questionsIn = (part: Expression): string[] => [
  ...(part.kind === 'call' && functions.get(part.name)?.acts === 'ask' ? [part.name] : []),
  ...partsOf(part).flatMap(questionsIn),
]
