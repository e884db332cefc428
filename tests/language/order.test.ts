import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileOptimizer } from '../../src/language/compile.ts'
import { type Expression, type OptimizerProgram } from '../../src/language/index.ts'
import { oracleLike, readOptimizer } from './read.ts'

/** Update lines that shuffle state, locals, the point and the gradient in every order. */
const term = fc.constantFrom(
  'x',
  'g',
  'a',
  'b',
  'c',
  'd',
  't',
  'lr',
  'x0',
  '2',
  'norm(x)',
  'grad(a + x)',
  'loss(x)',
  'sum(b + g)',
)
const right = fc.oneof(
  term,
  fc.tuple(term, fc.constantFrom('+', '-', '*'), term).map((parts) => parts.join(' ')),
  fc
    .tuple(term, term, term)
    .map(([u, v, w]) => `where(${u} > ${v}, ${w === 'loss(x)' || w.startsWith('grad') ? 'x' : w}, ${v})`),
  fc.tuple(term, term).map(([u, v]) => `max(${u}, (${v})^2)`),
)
const isAllowed = (text: string) => !/where\(.*(grad|loss)/.test(text)
const line = fc
  .tuple(fc.constantFrom('x', 'a', 'b', 'c', 'd'), right.filter(isAllowed))
  .map(([name, of]) => `${name} = ${of}`)
const program = fc
  .tuple(fc.constantFrom('', 'init a = x0 - 1\n', 'init b = 3\n'), fc.array(line, { minLength: 1, maxLength: 8 }))
  .map(([init, lines]) => `${init}${lines.join('\n')}\nx = x/2 - lr*a\nd = b\nb = c + d`)

type Values = Map<string, number[]>

const at = (values: readonly number[], i: number) => values[values.length === 1 ? 0 : i] ?? NaN

/** Values of the names that a program happens not to assign. */
const parameters = { a: 1.5, b: -0.5, c: 2, d: 0.25 }

const oracle = oracleLike({
  gradient: (point, out) => point.forEach((value, i) => (out[i] = value * 0.5 + i)),
  value: (point) => (point[0] ?? NaN) - 0.25 * (point[1] ?? NaN),
})

/** The meaning of an expression, read straight off the tree: every value is written out in both coordinates. */
function meaning(of: Expression, values: Values): number[] {
  const both = (combine: (i: number) => number) => [combine(0), combine(1)]
  if (of.kind === 'number') return [of.value]
  if (of.kind === 'name') return values.get(of.name) ?? expect.fail(of.name)
  if (of.kind === 'negate') return meaning(of.of, values).map((value) => -value)
  const parts = (of.kind === 'call' ? of.arguments : [of.left, of.right]).map((part) => meaning(part, values))
  const [u = [], v = [], w = []] = parts
  const name = of.kind === 'call' ? of.name : of.operator
  switch (name) {
    case '+':
      return both((i) => at(u, i) + at(v, i))
    case '-':
      return both((i) => at(u, i) - at(v, i))
    case '*':
      return both((i) => at(u, i) * at(v, i))
    case '/':
      return both((i) => at(u, i) / at(v, i))
    case '^':
      return both((i) => at(u, i) * at(u, i))
    case '>':
      return both((i) => (at(u, i) > at(v, i) ? 1 : 0))
    case 'where':
      return both((i) => (at(u, i) !== 0 ? at(v, i) : at(w, i)))
    case 'max':
      return both((i) => Math.max(at(u, i), at(v, i)))
    case 'norm':
      return [Math.sqrt(at(u, 0) ** 2 + at(u, 1) ** 2)]
    case 'sum':
      return [at(u, 0) + at(u, 1)]
    case 'loss':
      return [oracle.value(Float64Array.of(at(u, 0), at(u, 1)))]
    default: {
      const out = new Float64Array(2)
      oracle.gradient(Float64Array.of(at(u, 0), at(u, 1)), out)
      return [...out]
    }
  }
}

/** The program run line by line on named values. */
function reference(of: OptimizerProgram, start: readonly number[], steps: number): number[][] {
  const values: Values = new Map([['x0', [...start]]])
  for (const [name, value] of Object.entries(parameters)) values.set(name, [value])
  for (const { name } of of.slots) values.set(name, [0])
  for (const { name, right: value } of of.initial) values.set(name, meaning(value, values))
  values.set('x', [...start])
  const points: number[][] = []
  for (let t = 1; t <= steps; t++) {
    const g = new Float64Array(2)
    oracle.gradient(Float64Array.from(values.get('x') ?? []), g)
    values
      .set('g', [...g])
      .set('t', [t])
      .set('lr', [0.125])
    for (const { name, right: value } of of.statements) {
      const result = meaning(value, values)
      values.set(name, [at(result, 0), at(result, 1)])
    }
    points.push([
      ...(values.get('x') ?? []),
      ...of.slots.flatMap(({ name, type }) => {
        const value = values.get(name) ?? []
        return type === 'vector' ? [at(value, 0), at(value, 1)] : [at(value, 0)]
      }),
    ])
  }
  return points
}

describe('the compiled step', () => {
  it('gives the same bits as reading the lines one by one, whatever they pass to each other', () => {
    fc.assert(
      fc.property(program, (text) => {
        const read = readOptimizer(text)
        const x = Float64Array.of(0.75, -1.5)
        const kernel = compileOptimizer(read, { parameters, x0: x.slice(), steps: 3 })
        const state = new Float64Array(kernel.slots.reduce((sum, { width }) => sum + width, 0))
        const points: number[][] = []
        for (let t = 1; t <= 3; t++) {
          kernel.step(x, oracle, 0.125, t)
          kernel.readSlots(state, 0)
          points.push([...x, ...state])
        }
        expect(points).toEqual(reference(read, [0.75, -1.5], 3))
      }),
      { numRuns: 1000 },
    )
  })
})
