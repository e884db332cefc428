import { constant, createGraph, input } from './graph.ts'
import { differentiate } from './differentiate.ts'
import { gramOf, squaresOf } from './squares.ts'
import { lower, type Scope } from './lower.ts'
import { constants, fisherLines } from './names.ts'
import { run } from './run.ts'
import { assemble } from './tape.ts'
import type { SurfaceFunction, SurfaceProgram } from './types.ts'

/** The names that hold numbers before the first step: `pi`, `e` and the parameters. */
export function scopeOf(parameters: Readonly<Record<string, number>>): Scope {
  const graph = createGraph()
  const names = new Map<string, number>()
  for (const [name, value] of [...Object.entries(parameters), ...constants]) names.set(name, constant(graph, value))
  return { graph, names }
}

/**
 * A surface with its parameters' values. Value, gradient and Hessian are separate tapes, each made when it is first
 * asked for; the value is computed by the same operations on each. Throws RangeError if a parameter has no value.
 */
export function compileSurface(
  program: SurfaceProgram,
  parameterValues: Readonly<Record<string, number>>,
): SurfaceFunction {
  const scope = scopeOf(parameterValues)
  const { graph, names } = scope
  const x = input(graph, 'scalar')
  const y = input(graph, 'scalar')
  names.set('x', x).set('y', y)
  for (const { name, right } of program.helpers) names.set(name, lower(right, scope))
  const value = lower(program.value, scope)

  const evaluator = (outputs: readonly number[]) => {
    const { tape, placeOf } = assemble(graph, [x, y, ...outputs], 1)
    const { memory } = tape
    const [xPlace, yPlace] = [placeOf(x), placeOf(y)]
    const places = outputs.map(placeOf)
    return (atX: number, atY: number, out: Float64Array) => {
      memory[xPlace] = atX
      memory[yPlace] = atY
      run(tape)
      for (let i = 0; i < places.length; i++) out[i] = memory[places[i] as number] as number
    }
  }
  const gradientNodes = once(() => [differentiate(graph, value, x), differentiate(graph, value, y)] as const)
  const evaluate = once(() => evaluator([value]))
  const evaluateGradient = once(() => evaluator([...gradientNodes(), value]))
  const matrixEvaluator = (entries: () => readonly number[]) => {
    const evaluateMatrix = once(() => evaluator([...entries(), value]))
    return (atX: number, atY: number, out: Float64Array) => {
      evaluateMatrix()(atX, atY, results)
      for (let i = 0; i < 3; i++) out[i] = whereDefined(results[3] as number, results[i] as number)
    }
  }
  const gram = once(() => {
    const squares = squaresOf(graph, value)
    return squares && matrixEvaluator(() => gramOf(graph, squares, x, y))
  })
  const fisher = once(() => {
    const stated = new Set(program.helpers.map(({ name }) => name))
    const entries = fisherLines.map((name) => (stated.has(name) ? names.get(name) : undefined))
    const [f11, f12 = constant(graph, 0), f22] = entries
    return f11 !== undefined && f22 !== undefined ? matrixEvaluator(() => [f11, f12, f22]) : undefined
  })
  const results = new Float64Array(4)
  return {
    value(atX, atY) {
      evaluate()(atX, atY, results)
      return results[0] as number
    },
    gradient(atX, atY, out) {
      evaluateGradient()(atX, atY, results)
      const f = results[2] as number
      out[0] = whereDefined(f, results[0] as number)
      out[1] = whereDefined(f, results[1] as number)
      return f
    },
    hessian: matrixEvaluator(() => {
      const [dx, dy] = gradientNodes()
      return [differentiate(graph, dx, x), differentiate(graph, dx, y), differentiate(graph, dy, y)]
    }),
    get gram() {
      return gram()
    },
    get fisher() {
      return fisher()
    },
  }
}

/** Where f is not defined neither are its derivatives, whatever their formulas give: log(x) has 1/x below 0 too. */
const whereDefined = (f: number, derivative: number): number => (Number.isNaN(f) ? NaN : derivative)

export function once<Result>(make: () => Result): () => Result {
  let made: { result: Result } | undefined
  return () => (made ??= { result: make() }).result
}
