import type { Expression } from './types.ts'

/** The parts of an expression, in the order written. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return []
    case 'negate':
      return [expression.of]
    case 'call':
      return expression.arguments
    default:
      return [expression.left, expression.right]
  }
}

/** Whether a name stands somewhere in the expression. */
export const mentions = (expression: Expression, name: string): boolean =>
  expression.kind === 'name' ? expression.name === name : partsOf(expression).some((part) => mentions(part, name))

/** Whether two expressions are written alike, wherever they stand. */
export function isSame(a: Expression, b: Expression): boolean {
  if (a.kind === 'number' || b.kind === 'number')
    return a.kind === b.kind && 'value' in a && 'value' in b && a.value === b.value
  const [first, second] = [a, b].map((of) => ('name' in of ? of.name : 'operator' in of ? of.operator : ''))
  const [left, right] = [partsOf(a), partsOf(b)]
  return (
    a.kind === b.kind &&
    first === second &&
    left.length === right.length &&
    left.every((part, i) => isSame(part, right[i] ?? a))
  )
}

/** How much there is to typeset: nodes in all, and how deep they are nested. */
export interface Extent {
  nodes: number
  depth: number
}

/**
 * The extent of some expressions. The terms of a sum, or the factors of a product, written without brackets stand side by
 * side in one row: they count as one level. A loop, because such a row may be long.
 */
export function extentOf(expressions: readonly Expression[]): Extent {
  let nodes = 0
  let depth = 0
  const waiting = expressions.map((part) => ({ part, level: 1 }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { part, level } = next
    nodes++
    depth = Math.max(depth, level)
    for (const inner of partsOf(part)) {
      const besides = part.kind === 'arithmetic' && inner === part.left && rowOf(inner) === rowOf(part)
      waiting.push({ part: inner, level: besides ? level : level + 1 })
    }
  }
  return { nodes, depth }
}

/** Whether the tree is at most so many levels high: a long sum is high too, each sign has all before it as its left part. */
export function isNestedWithin(most: number, expression: Expression): boolean {
  const waiting = [{ part: expression, level: 1 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const level = next.level + 1
    if (next.level > most) return false
    for (const part of partsOf(next.part)) waiting.push({ part, level })
  }
  return true
}

/** What kind of row an operation continues; every other expression is a row of its own. */
function rowOf(expression: Expression): unknown {
  if (expression.kind !== 'arithmetic') return expression
  if (expression.operator === '+' || expression.operator === '-') return 'sum'
  return expression.operator === '*' ? 'product' : expression
}
