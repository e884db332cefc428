/** Programs over rows of data: whatever the block, the order or the choice, the bits of one row after another. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scopeOf } from '../../src/language/compileSurface.ts'
import { differentiate } from '../../src/language/differentiate.ts'
import { input } from '../../src/language/graph.ts'
import { parseSurface } from '../../src/language/index.ts'
import { lower } from '../../src/language/lower.ts'
import { rowProgram, type RowProgram } from '../../src/language/rows.ts'
import { run } from '../../src/language/run.ts'
import { assemble } from '../../src/language/tape.ts'
import { xoshiro } from '../../src/core/random.ts'

const TEXTS = [
  'f(x, y) = (x*u + y - v)^2/2 + 0.1/2*(x^2 + y^2)',
  'z = v*(x*u + y)\nf(x, y) = where(z > 0, log(1 + exp(-z)), log(1 + exp(z)) - z)',
  // A branch within a branch, one that both sides read, and one whose condition is not the data's.
  'f(x, y) = where(u > x, exp(v) + where(y > 0, exp(x*u), log(x^2 + u^2)), exp(x*u) - log(v^2 + 1))',
  'f(x, y) = max(0, 1 - v*(x*u + y)) + |x - u| + min(u, y)',
  'f(x, y) = y*tanh(x*u) + u^2.5 + sin(u) + cos(x)*tan(y) + sign(v) + floor(u*x) + sqrt(u^2 + y^2)',
  'f(x, y) = x^2 + y^2',
  'f(x, y) = u',
]

type Columns = Readonly<Record<'u' | 'v', Float64Array>>

function programsOf(text: string, columns: Columns): { all: RowProgram; one: RowProgram['row'] } {
  const parsed = parseSurface(text)
  if (!parsed.ok) throw new Error(`it does not parse: ${text}`)
  const scope = scopeOf({})
  const { graph, names } = scope
  const inputs = ['x', 'y', 'u', 'v'].map((name) => {
    const node = input(graph, 'scalar')
    names.set(name, node)
    return node
  })
  const [x = 0, y = 0, u = 0, v = 0] = inputs
  for (const { name, right } of parsed.program.helpers) names.set(name, lower(right, scope))
  const value = lower(parsed.program.value, scope)
  const outputs = [differentiate(graph, value, x), differentiate(graph, value, y), value]
  const { tape, placeOf } = assemble(graph, [...inputs, ...outputs], 1)
  const one: RowProgram['row'] = (i, atX, atY, out) => {
    const values = [atX, atY, columns.u[i]!, columns.v[i]!]
    for (const [k, node] of inputs.entries()) tape.memory[placeOf(node)] = values[k]!
    run(tape)
    for (const [k, node] of outputs.entries()) out[k] = tape.memory[placeOf(node)]!
  }
  const data = new Map([
    [u, columns.u],
    [v, columns.v],
  ])
  return { all: rowProgram(graph, outputs, [x, y], data, columns.u.length), one }
}

function meanOneByOne(one: RowProgram['row'], chosen: readonly number[], x: number, y: number): Float64Array {
  const [sum, term] = [new Float64Array(3), new Float64Array(3)]
  for (const i of chosen) {
    one(i, x, y, term)
    for (const k of [0, 1, 2]) sum[k]! += term[k]!
  }
  return sum.map((total) => total / chosen.length)
}

const coordinate = fc.double({ min: -4, max: 4, noNaN: true })
const { normal, below } = xoshiro([1, 2, 3, 4])

describe.each(TEXTS)('%s', (text) => {
  test.each([1, 3, 127, 128, 129, 300])('over %i rows has the bits of the rows added one by one', (n) => {
    const columns = { u: new Float64Array(n).map(normal), v: new Float64Array(n).map(normal) }
    const { all, one } = programsOf(text, columns)
    const rows = Array.from({ length: n }, (_, i) => i)
    const chosen = Array.from({ length: 1 + below(2 * n) }, () => below(n))
    const out = new Float64Array(3)
    const property = fc.property(coordinate, coordinate, (x, y) => {
      all.mean(x, y, out)
      expect(out).toEqual(meanOneByOne(one, rows, x, y))
      all.meanOf(chosen, x, y, out)
      expect(out).toEqual(meanOneByOne(one, chosen, x, y))
      all.row(n - 1, x, y, out)
      const term = new Float64Array(3)
      one(n - 1, x, y, term)
      expect(out).toEqual(term)
    })
    fc.assert(property, { numRuns: 20, seed: 5 })
  })
})
