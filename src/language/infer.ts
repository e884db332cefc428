import { error } from './diagnostics.ts'
import { functions } from './names.ts'
import { partsOf } from './tree.ts'
import type { Diagnostic, Expression, Statement, ValueType } from './types.ts'

const vectors: ReadonlySet<string> = new Set(['x', 'g', 'x0'])

/** The type of an expression: a vector wherever one reaches it. */
export function typeOf(expression: Expression, types: ReadonlyMap<string, ValueType>): ValueType {
  if (expression.kind === 'name')
    return types.get(expression.name) ?? (vectors.has(expression.name) ? 'vector' : 'scalar')
  if (expression.kind === 'call') {
    if (expression.name === 'grad') return 'vector'
    if (functions.get(expression.name)?.acts !== 'map') return 'scalar'
  }
  return partsOf(expression).some((part) => typeOf(part, types) === 'vector') ? 'vector' : 'scalar'
}

/**
 * The type of every assigned name: all start as scalars, and a line whose right side is a vector makes its
 * name one, until nothing changes any more. A name has one type in all its lines.
 */
export function inferTypes(statements: readonly Statement[]): Map<string, ValueType> {
  const types = new Map<string, ValueType>(statements.map(({ name }) => [name, name === 'x' ? 'vector' : 'scalar']))
  for (let changed = true; changed;) {
    changed = false
    for (const { name, right } of statements) {
      if (types.get(name) === 'vector' || typeOf(right, types) === 'scalar') continue
      types.set(name, 'vector')
      changed = true
    }
  }
  return types
}

/** `norm`, `dot`, `sum`, `mean` take vectors; `grad` and `loss` take points. */
export function checkVectors(expression: Expression, types: ReadonlyMap<string, ValueType>): Diagnostic[] {
  const inner = partsOf(expression).flatMap((part) => checkVectors(part, types))
  if (expression.kind !== 'call') return inner
  const acts = functions.get(expression.name)?.acts
  if (acts !== 'reduce' && acts !== 'ask') return inner
  const scalars = expression.arguments.filter((argument) => typeOf(argument, types) === 'scalar')
  const what = acts === 'ask' ? 'a point' : 'a vector'
  return [...inner, ...scalars.map(({ span }) => error(`"${expression.name}" takes ${what}; this is a number.`, span))]
}
