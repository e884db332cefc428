import { constant, constantOf, nodeAt, operation, power, type Graph } from './graph.ts'
import { OP, type Op } from './operations.ts'

type Derivative = (index: number) => number
type Rules = ReturnType<typeof simplifying>

/**
 * Exact derivatives by the rules of calculus, as new nodes of the same graph.
 * Conventions at kinks: d|u| = sign(u) du with sign(0) = 0; sign and floor have derivative 0; where min or
 * max has equal arguments, the mean of both derivatives (so that |u| and max(u, -u) agree); where(c, a, b) has where(c, da, db).
 */
export function differentiate(graph: Graph, root: number, variable: number): number {
  const needed = dependencies(graph, root)
  const derivatives = new Map<number, number>()
  const zero = constant(graph, 0)
  const d = (index: number) => derivatives.get(index) ?? zero
  const rules = simplifying(graph)
  derivatives.set(variable, constant(graph, 1))
  for (let index = 0; index <= root; index++) {
    if (index !== variable && needed.has(index)) derivatives.set(index, derivativeOf(graph, index, d, rules))
  }
  return d(root)
}

/** The node itself and all that it is computed from. */
export function dependencies(graph: Graph, ...roots: readonly number[]): ReadonlySet<number> {
  const needed = new Set(roots)
  for (let index = Math.max(...roots); index >= 0; index--) {
    if (needed.has(index)) nodeAt(graph, index).arguments.forEach((argument) => needed.add(argument))
  }
  return needed
}

function derivativeOf(graph: Graph, index: number, d: Derivative, rules: Rules): number {
  const node = nodeAt(graph, index)
  const [u = 0, v = 0, w = 0] = node.arguments
  if (node.arguments.every((argument) => constantOf(graph, d(argument)) === 0)) return constant(graph, 0)
  const { add, subtract, multiply, divide, negate, call } = rules
  switch (node.op) {
    case OP.negate:
      return negate(d(u))
    case OP.add:
      return add(d(u), d(v))
    case OP.subtract:
      return subtract(d(u), d(v))
    case OP.multiply: {
      const k = node.exponent
      if (k === 0) return add(multiply(d(u), v), multiply(u, d(v)))
      return multiply(multiply(constant(graph, k), power(graph, v, constant(graph, k - 1))), d(v))
    }
    case OP.divide:
      return divide(subtract(d(u), multiply(index, d(v))), v)
    case OP.power:
      return derivativeOfPower(graph, index, d, rules)
    case OP.sqrt:
      return divide(d(u), multiply(constant(graph, 2), index))
    case OP.exp:
      return multiply(index, d(u))
    case OP.log:
      return divide(d(u), u)
    case OP.sin:
      return multiply(call(OP.cos, u), d(u))
    case OP.cos:
      return multiply(negate(call(OP.sin, u)), d(u))
    case OP.tan:
      return multiply(add(constant(graph, 1), multiply(index, index)), d(u))
    case OP.tanh:
      return multiply(subtract(constant(graph, 1), multiply(index, index)), d(u))
    case OP.abs:
      return multiply(call(OP.sign, u), d(u))
    case OP.min:
      return choose(graph, rules, call(OP.less, u, v), call(OP.less, v, u), d(u), d(v))
    case OP.max:
      return choose(graph, rules, call(OP.less, v, u), call(OP.less, u, v), d(u), d(v))
    case OP.where:
      return d(v) === d(w) ? d(v) : call(OP.where, u, d(v), d(w))
    default:
      return constant(graph, 0)
  }
}

/** u^v: v u^(v-1) du where the exponent does not vary, and u^v (dv log u + v du / u) where it does. */
function derivativeOfPower(graph: Graph, index: number, d: Derivative, rules: Rules): number {
  const [u = 0, v = 0] = nodeAt(graph, index).arguments
  const { add, subtract, multiply, divide, call } = rules
  const [du, dv] = [d(u), d(v)]
  if (constantOf(graph, dv) === 0) {
    return multiply(multiply(v, power(graph, u, subtract(v, constant(graph, 1)))), du)
  }
  const throughExponent = multiply(dv, call(OP.log, u))
  return multiply(index, add(throughExponent, divide(multiply(v, du), u)))
}

function choose(
  graph: Graph,
  { add, multiply, call }: Rules,
  first: number,
  second: number,
  du: number,
  dv: number,
): number {
  if (du === dv) return du
  const mean = multiply(constant(graph, 0.5), add(du, dv))
  return call(OP.where, first, du, call(OP.where, second, dv, mean))
}

/** Operations that leave out what a derivative does not need: 0 u, 1 u, u + 0. Only numbers are computed at once. */
export function simplifying(graph: Graph) {
  const value = (index: number) => constantOf(graph, index)
  const call = (op: Op, ...indices: number[]) => operation(graph, op, ...indices)
  const negate = (u: number): number =>
    nodeAt(graph, u).op === OP.negate ? (nodeAt(graph, u).arguments[0] ?? u) : call(OP.negate, u)
  const add = (u: number, v: number) => (value(u) === 0 ? v : value(v) === 0 ? u : call(OP.add, u, v))
  const subtract = (u: number, v: number) => (value(v) === 0 ? u : value(u) === 0 ? negate(v) : call(OP.subtract, u, v))
  const multiply = (u: number, v: number): number => {
    if (value(u) === 0 || value(v) === 0) return constant(graph, 0)
    if (value(u) === 1) return v
    if (value(v) === 1) return u
    if (value(u) === -1) return negate(v)
    if (value(v) === -1) return negate(u)
    return call(OP.multiply, u, v)
  }
  const divide = (u: number, v: number) => (value(u) === 0 ? u : value(v) === 1 ? u : call(OP.divide, u, v))
  return { add, subtract, multiply, divide, negate, call }
}
