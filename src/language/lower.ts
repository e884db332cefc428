import { constant, constantOf, event, nodeAt, operation, power, reshape, type Graph } from './graph.ts'
import { OP, type Op } from './operations.ts'
import type { ComparisonOperator, Expression } from './types.ts'

/** What names mean where an expression stands, and which node is the step counter, if there is one. */
export interface Scope {
  readonly graph: Graph
  readonly names: Map<string, number>
  readonly step?: number
}

const arithmeticOps = { '+': OP.add, '-': OP.subtract, '*': OP.multiply, '/': OP.divide } as const

const unaryOps: ReadonlyMap<string, Op> = new Map<string, Op>([
  ['sqrt', OP.sqrt],
  ['exp', OP.exp],
  ['log', OP.log],
  ['sin', OP.sin],
  ['cos', OP.cos],
  ['tan', OP.tan],
  ['tanh', OP.tanh],
  ['abs', OP.abs],
  ['sign', OP.sign],
  ['floor', OP.floor],
])

const reductions: ReadonlyMap<string, Op> = new Map<string, Op>([
  ['sum', OP.sum],
  ['dot', OP.dot],
  ['norm', OP.norm],
  ['mean', OP.mean],
])

/** Turns a checked expression into a node, in the order written and without simplifying anything. */
export function lower(expression: Expression, scope: Scope): number {
  const { graph } = scope
  switch (expression.kind) {
    case 'number':
      return constant(graph, expression.value)
    case 'name':
      return lookUp(expression.name, scope)
    case 'negate':
      return operation(graph, OP.negate, lower(expression.of, scope))
    case 'arithmetic': {
      const left = lower(expression.left, scope)
      const right = lower(expression.right, scope)
      if (expression.operator !== '^') return operation(graph, arithmeticOps[expression.operator], left, right)
      return right === scope.step ? stepPower(graph, left, right) : power(graph, left, right)
    }
    case 'comparison':
      return compare(graph, expression.operator, lower(expression.left, scope), lower(expression.right, scope))
    case 'call':
      return call(
        graph,
        expression.name,
        expression.arguments.map((argument) => lower(argument, scope)),
      )
  }
}

function lookUp(name: string, { names }: Scope): number {
  const index = names.get(name)
  if (index === undefined) throw new RangeError(`The parameter "${name}" has no value.`)
  return index
}

/** Only a constant is carried as a running product; anything else may change from step to step. */
const stepPower = (graph: Graph, base: number, step: number): number =>
  constantOf(graph, base) === undefined
    ? operation(graph, OP.power, base, step)
    : reshape(graph, OP.stepPower, false, base, step)

function compare(graph: Graph, operator: ComparisonOperator, left: number, right: number): number {
  switch (operator) {
    case '<':
      return operation(graph, OP.less, left, right)
    case '<=':
      return operation(graph, OP.lessOrEqual, left, right)
    case '>':
      return operation(graph, OP.less, right, left)
    case '>=':
      return operation(graph, OP.lessOrEqual, right, left)
    case '==':
      return operation(graph, OP.equal, left, right)
    case '!=':
      return operation(graph, OP.unequal, left, right)
  }
}

function call(graph: Graph, name: string, indices: readonly number[]): number {
  const [first = 0, second = 0, third = 0] = indices
  const unary = unaryOps.get(name)
  if (unary !== undefined) return operation(graph, unary, first)
  const reduction = reductions.get(name)
  if (reduction !== undefined) return reshape(graph, reduction, false, ...indices)
  switch (name) {
    case 'min':
      return indices.reduce((left, right) => operation(graph, OP.min, left, right))
    case 'max':
      return indices.reduce((left, right) => operation(graph, OP.max, left, right))
    case 'clamp':
      return operation(graph, OP.min, operation(graph, OP.max, first, second), third)
    case 'where':
      return operation(graph, OP.where, first, second, third)
    case 'grad':
      return event(graph, OP.gradient, true, first)
    case 'loss':
      return event(graph, OP.loss, false, first)
    default:
      throw new RangeError(`There is no function "${name}".`)
  }
}

/** The node as a vector: a number is copied to every coordinate. */
export const asVector = (graph: Graph, index: number): number =>
  nodeAt(graph, index).isVector ? index : reshape(graph, OP.copy, true, index)
