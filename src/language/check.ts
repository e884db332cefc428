import { error, nearMiss, warning } from './diagnostics.ts'
import type { Adjacency } from './expression.ts'
import type { Line, NameUse } from './lines.ts'
import {
  aliases,
  constants,
  functions,
  greekLetters,
  keywords,
  otherFunctionNames,
  provided,
  type ProgramKind,
} from './names.ts'
import { partsOf } from './tree.ts'
import type { Diagnostic, Expression, Span } from './types.ts'

/** Every use of a name, in the order written. */
export function namesIn(expression: Expression): NameUse[] {
  const uses: NameUse[] = []
  const visit = (part: Expression) => {
    if (part.kind === 'name') uses.push({ name: part.name, span: part.span })
    else partsOf(part).forEach(visit)
  }
  visit(expression)
  return uses
}

export const isGiven = (kind: ProgramKind, name: string): boolean => constants.has(name) || provided[kind].has(name)

const isProductOfCoordinates = (kind: ProgramKind, name: string) => kind === 'surface' && /^[xy]{2,}$/.test(name)

/** `6xy` and `2rate` look like products but read as a number times one longer name. */
export function checkAdjacencies(
  kind: ProgramKind,
  adjacencies: readonly Adjacency[],
  assigned: ReadonlySet<string>,
): Diagnostic[] {
  return adjacencies.flatMap(({ number, name, span }) => {
    const known = isGiven(kind, name) || assigned.has(name) || greekLetters.has(name.replace(/[\d_].*$/, ''))
    if (name.length === 1 || known) return []
    const product = isProductOfCoordinates(kind, name) ? [...name].join('*') : name
    return [
      error(`"${number}${name}" is not clear: products of names are written with "*".`, span, `${number}*${product}`),
    ]
  })
}

/** A name that a line assigns. */
export function checkAssigned(kind: ProgramKind, { name, nameSpan, right }: Line): Diagnostic[] {
  if (kind === 'optimizer' && name === 'x') return []
  if (constants.has(name)) return [error(`"${name}" is a constant and cannot be assigned.`, nameSpan)]
  const meaning = provided[kind].get(name)
  if (meaning !== undefined) {
    return [error(`"${name}" is ${meaning} and cannot be assigned; choose another name.`, nameSpan)]
  }
  if (functions.has(name)) return [error(`"${name}" is a function and cannot be assigned.`, nameSpan)]
  if (keywords.has(name)) return [error(`"${name}" is a word of the language and cannot be assigned.`, nameSpan)]
  if (right.kind === 'name' && right.name === name && kind === 'surface') {
    return [error(`"${name}" is defined by itself.`, nameSpan)]
  }
  return []
}

/** A use of a name that nothing assigns: a parameter, unless it is a function, a word of the language or a slip. */
export function checkFree(kind: ProgramKind, { name, span }: NameUse, assigned: ReadonlySet<string>): Diagnostic[] {
  if (functions.has(name)) return [error(`"${name}" is a function: write ${name}(...).`, span, `${name}(...)`)]
  if (name === 'I') return [error(`"I" is the identity matrix; only an optimizer has matrices.`, span)]
  if (keywords.has(name)) return [error(`"${name}" is a word of the language, not a value.`, span)]
  if (isProductOfCoordinates(kind, name)) {
    return [error(`"${name}" is one name; a product is written with "*".`, span, [...name].join('*'))]
  }
  // The schedule's horizon is a parameter by right.
  if (kind === 'schedule' && name === 'T') return []
  const meant = nearMiss(name, [...assigned, ...provided[kind].keys(), ...constants.keys(), ...aliases[kind].keys()])
  if (meant === undefined) return []
  return [warning(`"${name}" is not assigned anywhere, so it is a parameter. Was "${meant}" meant?`, span, meant)]
}

/** Calls, and comparisons, which stand only as the first argument of `where`. */
export function checkCalls(kind: ProgramKind, expression: Expression, assigned: ReadonlySet<string>): Diagnostic[] {
  const found: Diagnostic[] = []
  const visit = (part: Expression, insideWhere: boolean, mayCompare: boolean) => {
    if (part.kind === 'comparison' && !mayCompare) {
      found.push(error('A comparison may stand only as the first argument of where(...).', part.span))
    }
    if (part.kind !== 'call') {
      for (const inner of partsOf(part)) visit(inner, insideWhere, false)
      return
    }
    found.push(...checkCall(kind, part, assigned, insideWhere))
    const isWhere = part.name === 'where'
    part.arguments.forEach((argument, i) => visit(argument, insideWhere || isWhere, isWhere && i === 0))
  }
  visit(expression, false, false)
  return found
}

type Call = Extract<Expression, { kind: 'call' }>

function checkCall(kind: ProgramKind, call: Call, assigned: ReadonlySet<string>, insideWhere: boolean): Diagnostic[] {
  const { name, span } = call
  const nameSpan = { ...span, length: name.length }
  const rule = functions.get(name)
  if (rule === undefined) return [unknownFunction(kind, name, nameSpan, assigned)]
  if (rule.acts === 'whole' && kind !== 'optimizer') {
    const what = rule.takes.includes('matrix') ? 'matrices' : 'vectors'
    return [error(`"${name}" works on ${what}; in a ${kind} every value is a number.`, nameSpan)]
  }
  if (rule.acts === 'ask' && kind !== 'optimizer') {
    const instead = name === 'loss' && kind === 'schedule' ? ': write loss, for the one at the point of this step' : ''
    return [error(`"${name}" asks for the loss at a point; only an optimizer can${instead}.`, nameSpan)]
  }
  if (rule.acts === 'ask' && insideWhere) {
    return [
      error(
        `"${name}" may not stand inside where(...): both branches are evaluated. Put it on a line of its own.`,
        span,
      ),
    ]
  }
  const given = call.arguments.length
  if (rule.variadic ? given < rule.arity : given !== rule.arity) {
    const expected = `${rule.variadic ? 'at least ' : ''}${rule.arity} argument${rule.arity === 1 ? '' : 's'}`
    return [error(`"${name}" takes ${expected}, not ${given}.`, span)]
  }
  const condition = call.arguments[0]
  if (name === 'where' && condition !== undefined && condition.kind !== 'comparison') {
    return [error('The first argument of where(...) is a comparison, such as u > 0.', condition.span)]
  }
  return []
}

function unknownFunction(kind: ProgramKind, name: string, span: Span, assigned: ReadonlySet<string>): Diagnostic {
  const meant = otherFunctionNames.get(name) ?? nearMiss(name, functions.keys())
  if (meant !== undefined && !(name === 'f' && kind !== 'optimizer')) {
    return error(`There is no function "${name}".`, span, meant)
  }
  if (isGiven(kind, name) || assigned.has(name) || name.length === 1) {
    return error(`"${name}(" would call "${name}" as a function; to multiply, write "*".`, span, `${name}*`)
  }
  return error(`There is no function "${name}". There are ${[...functions.keys()].join(', ')}.`, span)
}
