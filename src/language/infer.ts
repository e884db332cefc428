import { error } from './diagnostics.ts'
import { functions, type FunctionRule } from './names.ts'
import type { Diagnostic, Expression, Span, Statement, ValueType } from './types.ts'

/** Undefined: not known yet, while types are being inferred. */
type Type = ValueType | undefined
type Types = ReadonlyMap<string, Type>
/** Told of every operation that its arguments do not allow. */
type Report = (message: string, span: Span, suggestion?: string) => void

const given: Types = new Map<string, Type>([
  ['x', 'vector'],
  ['g', 'vector'],
  ['x0', 'vector'],
  ['I', 'matrix'],
])

const nothing: Report = () => undefined

/** The type of an expression. Where operands are not known yet, it is what every type that they may have would give. */
function infer(expression: Expression, types: Types, report: Report = nothing): Type {
  switch (expression.kind) {
    case 'number':
      return 'scalar'
    case 'name':
      return types.has(expression.name) ? types.get(expression.name) : (given.get(expression.name) ?? 'scalar')
    case 'negate':
      return infer(expression.of, types, report)
    case 'comparison':
      return perCoordinate('A comparison', [expression.left, expression.right], types, report)
    case 'arithmetic':
      return typeOfArithmetic(expression, types, report)
    case 'call':
      return typeOfCall(expression, types, report)
  }
}

/** The type of an expression whose names all have theirs. */
export const typeOf = (expression: Expression, types: ReadonlyMap<string, ValueType>): ValueType =>
  infer(expression, types) ?? 'scalar'

/** A vector wherever one reaches. */
function join(parts: readonly Type[]): Type {
  if (parts.includes('vector')) return 'vector'
  return parts.includes(undefined) ? undefined : 'scalar'
}

function perCoordinate(what: string, parts: readonly Expression[], types: Types, report: Report): Type {
  const found = parts.map((part) => infer(part, types, report))
  parts.forEach(({ span }, i) => {
    if (found[i] === 'matrix') report(`${what} works per coordinate; this is a matrix.`, span)
  })
  return join(found)
}

function typeOfArithmetic(
  { operator, left, right, span }: Extract<Expression, { kind: 'arithmetic' }>,
  types: Types,
  report: Report,
): Type {
  if (operator === '^') return perCoordinate('A power', [left, right], types, report)
  const [first, second] = [infer(left, types, report), infer(right, types, report)]
  if (first !== 'matrix' && second !== 'matrix') return join([first, second])
  switch (operator) {
    case '+':
    case '-':
      refuseSum(first === 'matrix' ? right : left, first === 'matrix' ? second : first, report)
      return 'matrix'
    case '*':
      if (second !== 'matrix') return second === 'scalar' ? 'matrix' : second
      if (first === 'vector') report('A matrix stands before the vector that it multiplies.', span)
      if (first === 'matrix') report('A matrix multiplies numbers and vectors, not a matrix.', span)
      return 'matrix'
    case '/':
      if (second === 'matrix') report('To divide by a matrix, write solve(matrix, vector).', right.span)
      if (second === 'vector') report('A matrix is divided by numbers; this is a vector.', right.span)
      return 'matrix'
  }
}

/** What cannot be added to a matrix. */
function refuseSum(other: Expression, type: Type, report: Report): void {
  const written = other.kind === 'name' ? other.name : other.kind === 'number' ? String(other.value) : undefined
  if (type === 'vector') report('A vector cannot be added to a matrix.', other.span)
  if (type !== 'scalar') return
  report(
    'A number cannot be added to a matrix: multiply it by the identity matrix I.',
    other.span,
    written && `${written}*I`,
  )
}

function typeOfCall(call: Extract<Expression, { kind: 'call' }>, types: Types, report: Report): Type {
  const rule = functions.get(call.name)
  if (call.name === 'where') return typeOfChoice(call.arguments, types, report)
  if (rule === undefined || rule.acts === 'perCoordinate') {
    return perCoordinate(`"${call.name}"`, call.arguments, types, report)
  }
  call.arguments.forEach((argument, i) => {
    const [type, expected] = [infer(argument, types, report), rule.takes[i]]
    if (type === undefined || type === expected) return
    report(`"${call.name}" takes ${inWords(rule)}; this is ${articles[type]}.`, argument.span)
  })
  return rule.gives
}

/** `where` selects per coordinate, or by one condition between two matrices. */
function typeOfChoice([condition, yes, no]: readonly Expression[], types: Types, report: Report): Type {
  if (!condition || !yes || !no) return undefined
  const branches = [yes, no].map((branch) => infer(branch, types, report))
  if (!branches.includes('matrix')) return join([infer(condition, types, report), ...branches])
  if (infer(condition, types, report) === 'vector') {
    report('Between matrices, where(...) compares numbers; this is a vector.', condition.span)
  }
  for (const [i, { span }] of [yes, no].entries()) {
    const type = branches[i]
    if (type !== undefined && type !== 'matrix')
      report(`The other branch is a matrix; this is ${articles[type]}.`, span)
  }
  return 'matrix'
}

const articles: Readonly<Record<ValueType, string>> = { scalar: 'a number', vector: 'a vector', matrix: 'a matrix' }

function inWords(rule: Exclude<FunctionRule, { acts: 'perCoordinate' }>): string {
  if (rule.acts === 'ask') return 'a point'
  if (rule.takes.every((type) => type === 'vector')) return 'a vector'
  return rule.takes.map((type) => articles[type]).join(' and ')
}

/**
 * The type of every assigned name; one type in all its lines. A name is a vector or a matrix if one of its lines says so,
 * a number if all do. Names that depend on each other alone are numbers, unless that makes one of their lines more.
 */
export function inferTypes(statements: readonly Statement[]): Map<string, ValueType> {
  const types = new Map<string, Type>(statements.map(({ name }) => [name, undefined]))
  const rights = new Map([...types.keys()].map((name): [string, Expression[]] => [name, []]))
  for (const { name, right } of statements) rights.get(name)?.push(right)
  types.set('x', 'vector')
  repeat(types, (name) => {
    const known = types.get(name)
    if (known !== undefined) return known
    const found = (rights.get(name) ?? []).map((right) => infer(right, types))
    return found.includes('matrix') && !found.includes('vector') ? 'matrix' : join(found)
  })
  const settled = new Map<string, ValueType>([...types].map(([name, type]) => [name, type ?? 'scalar']))
  repeat(settled, (name) => {
    const known = settled.get(name) ?? 'scalar'
    if (known !== 'scalar') return known
    const found = (rights.get(name) ?? []).map((right) => typeOf(right, settled))
    return found.find((type) => type !== 'scalar') ?? known
  })
  return settled
}

/** Sets every name's type until nothing changes any more. */
function repeat<Each extends Type>(types: Map<string, Each>, typeNow: (name: string) => Each): void {
  for (let changed = true; changed;) {
    changed = false
    for (const [name, before] of types) {
      const type = typeNow(name)
      if (type === before) continue
      types.set(name, type)
      changed = true
    }
  }
}

/** Operations between types that do not go together, and lines that do not fit their name. */
export function checkTypes({ name, right }: Statement, types: ReadonlyMap<string, ValueType>): Diagnostic[] {
  const found: Diagnostic[] = []
  const type = infer(right, types, (...problem) => found.push(error(...problem)))
  const expected = types.get(name)
  const fits = type === expected || (type === 'scalar' && expected === 'vector')
  if (fits || found.length > 0 || type === undefined || expected === undefined) return found
  const hint = expected === 'matrix' && type === 'scalar' ? ': multiply it by the identity matrix I' : ''
  return [error(`"${name}" is ${articles[expected]}; this is ${articles[type]}${hint}.`, right.span)]
}
