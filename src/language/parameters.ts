import { checkFree, isGiven, namesIn } from './check.ts'
import { error, nearMiss, warning } from './diagnostics.ts'
import type { Line, NameUse } from './lines.ts'
import { constants, functions, keywords, provided, type ProgramKind } from './names.ts'
import type { Declaration } from './readParameter.ts'
import type { Diagnostic, ParameterLine } from './types.ts'

interface Read {
  lines: readonly Line[]
  declarations: readonly Declaration[]
  assigned: ReadonlySet<string>
}

/** Free names are parameters; what `param` lines say of them; and what is to be said about both. */
export function readParameters(kind: ProgramKind, read: Read) {
  const free = freeNames(kind, read)
  const { declared, found } = readDeclarations(kind, read, free.parameters)
  return { parameters: free.parameters, declared, found: [...free.found, ...found] }
}

/** Free names in order of appearance, each once. */
function freeNames(kind: ProgramKind, { lines, declarations, assigned }: Read) {
  const uses = lines.flatMap(({ right }) => namesIn(right))
  // Who declares a name means it, whatever it looks like.
  const meant = new Set(declarations.map(({ line }) => line.name))
  const parameters = new Map<string, NameUse>()
  const found: Diagnostic[] = []
  for (const use of uses) {
    if (isGiven(kind, use.name) || assigned.has(use.name) || parameters.has(use.name)) continue
    parameters.set(use.name, use)
    const problems = checkFree(kind, use, assigned)
    found.push(...problems.filter(({ severity }) => severity === 'error' || !meant.has(use.name)))
  }
  const undeclared = [...parameters].filter(([name]) => !meant.has(name))
  return { parameters: [...parameters.keys()], found: [...found, ...nearTwins(uses, new Map(undeclared))] }
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

/** An optimizer's `lr` may be declared like its parameters: that is its base rate, whether a line reads it or not. */
function readDeclarations(kind: ProgramKind, { declarations, assigned }: Read, parameters: readonly string[]) {
  const declared = new Map<string, ParameterLine>()
  const found: Diagnostic[] = []
  for (const { line, nameSpan } of declarations) {
    const { name } = line
    const problem = declared.has(name) ? `"${name}" has two param lines.` : problemOf(kind, name, assigned)
    if (problem !== undefined) found.push(error(problem, nameSpan))
    else if (parameters.includes(name) || isBaseRate(kind, name)) declared.set(name, line)
    else {
      const meant = nearMiss(name, parameters)
      found.push(warning(`No line reads "${name}", so its param line has no effect.`, nameSpan, meant))
    }
  }
  return { declared: [...declared.values()], found }
}

const isBaseRate = (kind: ProgramKind, name: string) => kind === 'optimizer' && name === 'lr'

function problemOf(kind: ProgramKind, name: string, assigned: ReadonlySet<string>): string | undefined {
  if (isBaseRate(kind, name)) return undefined
  const meaning = constants.has(name) ? 'a constant' : provided[kind].get(name)
  if (meaning !== undefined) return `"${name}" is ${meaning}, not a parameter.`
  if (functions.has(name)) return `"${name}" is a function, not a parameter.`
  if (keywords.has(name)) return `"${name}" is a word of the language, not a parameter.`
  return assigned.has(name) ? `"${name}" is assigned by a line, so it is no parameter.` : undefined
}
