import { constant, constantOf, event, nodeAt, operation, power, whole, type Graph } from './graph.ts'
import { functions } from './names.ts'
import { OP, type Op } from './operations.ts'
import type { ComparisonOperator, Expression, ValueType } from './types.ts'

/** What names mean where an expression stands, and which node is the step counter, if there is one. */
export interface Scope {
  readonly graph: Graph
  readonly names: Map<string, number>
  readonly step?: number
  /** Told of every question to the oracle. */
  readonly asked?: (call: Expression, node: number) => void
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

const wholeOps: ReadonlyMap<string, Op> = new Map<string, Op>([
  ['sum', OP.sum],
  ['dot', OP.dot],
  ['norm', OP.norm],
  ['mean', OP.mean],
  ['solve', OP.solve],
  ['eigabs', OP.eigabs],
])

const questions: ReadonlyMap<string, Op> = new Map<string, Op>([
  ['grad', OP.gradient],
  ['loss', OP.loss],
  ['hess', OP.hessian],
  ['gram', OP.gram],
  ['fisher', OP.fisher],
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
      if (expression.operator === '^') {
        return right === scope.step ? stepPower(graph, left, right) : power(graph, left, right)
      }
      const isMatrixTimesVector = nodeAt(graph, left).type === 'matrix' && nodeAt(graph, right).type === 'vector'
      if (isMatrixTimesVector) return whole(graph, OP.apply, 'vector', left, right)
      return operation(graph, arithmeticOps[expression.operator], left, right)
    }
    case 'comparison':
      return compare(graph, expression.operator, lower(expression.left, scope), lower(expression.right, scope))
    case 'call':
      return call(
        expression,
        expression.arguments.map((argument) => lower(argument, scope)),
        scope,
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
    : whole(graph, OP.stepPower, 'scalar', base, step)

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

type Call = Extract<Expression, { kind: 'call' }>

function call(expression: Call, indices: readonly number[], { graph, asked }: Scope): number {
  const { name } = expression
  const [first = 0, second = 0, third = 0] = indices
  const unary = unaryOps.get(name)
  if (unary !== undefined) return operation(graph, unary, first)
  const rule = functions.get(name)
  const gives = rule !== undefined && rule.acts !== 'perCoordinate' ? rule.gives : 'scalar'
  const wholeOp = wholeOps.get(name)
  if (wholeOp !== undefined) return whole(graph, wholeOp, gives, ...indices)
  const question = questions.get(name)
  if (question !== undefined) {
    const node = event(graph, question, gives, first)
    asked?.(expression, node)
    return node
  }
  switch (name) {
    case 'min':
      return indices.reduce((left, right) => operation(graph, OP.min, left, right))
    case 'max':
      return indices.reduce((left, right) => operation(graph, OP.max, left, right))
    case 'clamp':
      return operation(graph, OP.min, operation(graph, OP.max, first, second), third)
    case 'where':
      return operation(graph, OP.where, first, second, third)
    default:
      throw new RangeError(`There is no function "${name}".`)
  }
}

/** The node as a value of the type: a number becomes a vector by being copied to every coordinate. */
export const asType = (graph: Graph, index: number, type: ValueType): number =>
  nodeAt(graph, index).type === type ? index : whole(graph, OP.copy, type, index)
