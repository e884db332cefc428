import { scopeOf } from './compileSurface.ts'
import { constantOf } from './graph.ts'
import { lower } from './lower.ts'
import { namesIn } from './check.ts'
import type { Expression } from './types.ts'

/** The number that an expression of these names alone has; undefined if it has another name. */
export function constantValue(expression: Expression, values: Readonly<Record<string, number>>): number | undefined {
  const scope = scopeOf(values)
  if (!namesIn(expression).every(({ name }) => scope.names.has(name))) return undefined
  return constantOf(scope.graph, lower(expression, scope))
}
