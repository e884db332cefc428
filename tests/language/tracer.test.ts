import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileOptimizer, compileTracer } from '../../src/language/compile.ts'
import type { OptimizerProgram, TracedLine } from '../../src/language/index.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { formsOf, numbersOf } from '../methods/combinations.ts'
import { oracleOf, readOptimizer, surface } from './read.ts'

/** A surface that answers everything: a sum of squares that also states a Fisher information. */
const on = surface('F11 = 2 + x^2\nF12 = 0.5\nF22 = 3\nf(x, y) = (1 - x)^2 + 3*(y - x^2)^2')

interface Traced {
  lines: readonly TracedLine[]
  /** The point and the state that the kernel has after the update. */
  x: readonly number[]
  state: readonly number[]
}

/** Follows the kernel, and traces each of its updates from what was recorded before it. */
function trace(program: OptimizerProgram, parameters: Record<string, number>, start: readonly number[], steps: number) {
  const x = Float64Array.from(start)
  const scheduled = program.parameters.slice(0, 1)
  const inputs = { parameters, x0: x.slice(), steps, scheduled }
  const kernel = compileOptimizer(program, inputs)
  const tracer = compileTracer(program, inputs)
  const oracle = oracleOf(on)
  const width = kernel.slots.reduce((sum, slot) => sum + slot.width, 0)
  const traced: Traced[] = []
  const slots = new Float64Array(width)
  for (let t = 1; t <= steps; t++) {
    kernel.readSlots(slots, 0)
    const moved = Float64Array.from(scheduled.map((name) => (parameters[name] ?? NaN) * 0.9 ** t))
    const before = { x: x.slice(), slots: slots.slice(), lr: 0.01 / t, t, scheduled: moved }
    kernel.step(x, oracle, 0.01 / t, t, moved)
    const state = new Float64Array(width)
    kernel.readSlots(state, 0)
    traced.push({ lines: tracer.trace(before, oracle), x: [...x], state: [...state] })
  }
  return { traced, slots: kernel.slots }
}

/** What the last line of each name gave. */
const lastOf = (lines: readonly TracedLine[], name: string) =>
  lines.findLast(({ statement }) => statement.name === name)?.result

describe('a traced update', () => {
  const built = Object.entries(optimizers).filter(([, { procedure }]) => !procedure)
  it.each(built)('of %s ends at the bits of the kernel, point and state', (_, { equations, params }) => {
    const coordinate = fc.double({ noNaN: true, min: -2, max: 2 })
    for (const values of formsOf(params)) {
      const held = 'u = 0.9*u + g\nx = x - lr*u'
      const program = readOptimizer(typeof equations === 'string' ? equations : equations(values, held))
      fc.assert(
        fc.property(coordinate, coordinate, (x, y) => {
          const { traced, slots } = trace(program, numbersOf(values), [x, y], 3)
          for (const { lines, x: end, state } of traced) {
            expect([...(lastOf(lines, 'x') ?? [])]).toEqual(end)
            let offset = 0
            for (const { name, width } of slots) {
              const result = lastOf(lines, name)
              if (result) expect([...result]).toEqual(state.slice(offset, offset + width))
              offset += width
            }
          }
        }),
        { numRuns: 10 },
      )
    }
  })

  const [first] = trace(
    readOptimizer(
      'v = beta*v + grad(x - lr*v) + g\nH = hess(x)\nd = solve(H + I, v)\nx = x - lr*d*loss(x + 0*v)\nx = 2*x',
    ),
    { beta: 0.5 },
    [2, 1],
    1,
  ).traced
  const at = (i: number) => first?.lines[i] ?? expect.fail()
  const plain = (values: Iterable<number> | undefined) => [...(values ?? [])]

  it('says what every name was when its line ran', () => {
    expect(first?.lines.map(({ statement }) => statement.name)).toEqual(['v', 'H', 'd', 'x', 'x'])
    expect([...at(0).reads.keys()]).toEqual(['beta', 'v', 'x', 'lr', 'g'])
    expect(plain(at(0).reads.get('beta'))).toEqual([0.45])
    expect(plain(at(0).reads.get('v'))).toEqual([0, 0])
    expect(plain(at(0).reads.get('x'))).toEqual([2, 1])
    expect(plain(at(2).reads.get('v'))).toEqual(plain(at(0).result))
    expect(plain(at(2).reads.get('I'))).toEqual([1, 0, 0, 1])
    expect(plain(at(4).reads.get('x'))).toEqual(plain(at(3).result))
    expect(plain(at(4).result)).toEqual(plain(at(3).result).map((value) => 2 * value))
  })
  it('says what was asked, where, and the answer', () => {
    const asked = first?.lines.map(({ asks }) => asks.map(({ call }) => (call.kind === 'call' ? call.name : '')))
    expect(asked).toEqual([['grad'], ['hess'], [], ['loss'], []])
    const [question] = at(0).asks
    expect(plain(question?.point)).toEqual([2, 1])
    const gradient = new Float64Array(2)
    on.gradient(2, 1, gradient)
    expect(plain(question?.answer)).toEqual([...gradient])
    expect(plain(at(1).asks[0]?.answer)).toEqual(plain(at(1).result))
    expect(plain(at(3).asks[0]?.answer)).toEqual([on.value(2, 1)])
  })
  it('stands alone: tracing a step again, or another one before, changes nothing', () => {
    const program = readOptimizer('m = beta^t*m + g\nx = x - lr*m')
    const inputs = { parameters: { beta: 0.9 }, x0: Float64Array.of(1, 1), steps: 9 }
    const tracer = compileTracer(program, inputs)
    const oracle = oracleOf(on)
    const step = (t: number) => ({ x: Float64Array.of(1, t), slots: Float64Array.of(t, 2), lr: 0.1, t })
    const once = tracer.trace(step(7), oracle)
    tracer.trace(step(3), oracle)
    expect(tracer.trace(step(7), oracle)).toEqual(once)
  })
})

describe('scheduled parameters', () => {
  const program = readOptimizer('init k = 10*beta\nk = k\nv = beta*v + g\nx = x - lr*v/(1 - beta^t)')
  const run = (scheduled: readonly string[] | undefined, values: readonly number[]) => {
    const x = Float64Array.of(1, 1)
    const kernel = compileOptimizer(program, { parameters: { beta: 0.5 }, x0: x.slice(), steps: 3, scheduled })
    const state = new Float64Array(3)
    values.forEach((value, i) => kernel.step(x, oracleOf(on), 0.1, i + 1, Float64Array.of(value)))
    kernel.readSlots(state, 0)
    return { x: [...x], k: state[0] }
  }
  it('have at each step the value that the step is given', () => {
    const twice = run(['beta'], [0.5, 0.25])
    const [x, v] = [[1, 1], new Float64Array(2)]
    const g = new Float64Array(2)
    for (const [i, beta] of [0.5, 0.25].entries()) {
      on.gradient(x[0] ?? NaN, x[1] ?? NaN, g)
      for (const c of [0, 1]) {
        v[c] = beta * (v[c] ?? NaN) + (g[c] ?? NaN)
        x[c] = (x[c] ?? NaN) - (0.1 * (v[c] ?? NaN)) / (1 - beta ** (i + 1))
      }
    }
    expect(twice.x).toEqual(x)
  })
  it('are what they were as constants if they do not change, but for the rounding of beta^t', () => {
    const [moved, fixed] = [run(['beta'], [0.5, 0.5, 0.5]), run(undefined, [0.5, 0.5, 0.5])]
    moved.x.forEach((value, i) => expect(value).toBeCloseTo(fixed.x[i] ?? NaN, 14))
  })
  it('are their base to init lines', () => {
    expect(run(['beta'], [0.25]).k).toBe(5)
  })
  it('may be ones that no line reads', () => {
    expect(run(['other'], [0.25]).x).toEqual(run(undefined, [0.25]).x)
  })
})
