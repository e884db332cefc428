/** Tapes as machine code: every number of the memory is what the interpreter leaves there, bit for bit. */
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { OP } from '../../src/language/operations.ts'
import { roomFor } from '../../src/language/room.ts'
import { run, type Tape } from '../../src/language/run.ts'
import type { PointOracle } from '../../src/language/types.ts'

/** More runs than a tape is interpreted for, which is so many at least. */
const [MANY, FEW] = [100, 60]
const PLACES = 32
/** Where powers to a step stand, which nothing else writes to: their loop takes as long as the step is large. */
const [BASE, STEP, POWER] = [28, 29, 30]

function tapeOf(code: readonly number[], numbers: readonly number[]): Tape {
  const memory = roomFor(PLACES)
  memory.set(numbers)
  const windows = Array.from({ length: PLACES }, (_, place) => memory.subarray(place, place + 2))
  return { memory, code: Int32Array.from(code), windows, runs: 0 }
}

const oracle = answering()

/** A tape with these numbers that is run once by the interpreter, and one that is run once as machine code. */
function bothOf(code: readonly number[], numbers: readonly number[]) {
  const interpreted = tapeOf(code, numbers)
  run(interpreted, oracle)
  expect(interpreted.machineCode).toBeUndefined()
  const compiled = tapeOf(code, [])
  for (let i = 0; i < MANY; i++) run(compiled, oracle)
  expect(compiled.machineCode).toBeDefined()
  compiled.memory.fill(0).set(numbers)
  run(compiled, oracle)
  return [interpreted.memory, compiled.memory].map((memory) => Array.from(memory))
}

/** Answers that depend on the point, and on how often it was asked; it runs a tape of its own before it answers. */
function answering(): PointOracle {
  const inner = tapeOf([OP.multiply, 2, 0, 1, 0], [])
  for (let i = 0; i < MANY; i++) run(inner)
  const productOf = (point: Float64Array) => {
    inner.memory.set(point.subarray(0, 2))
    run(inner)
    return inner.memory[2]!
  }
  const answer = (point: Float64Array, out: Float64Array) => void out.fill(productOf(point))
  return { gradient: answer, hessian: answer, gram: answer, fisher: answer, value: productOf }
}

const place = fc.nat({ max: 15 })
const onNumbers = fc.tuple(fc.integer({ min: OP.copy, max: OP.where }), place, place, place, place)
const onWholes = fc.tuple(fc.integer({ min: OP.sum, max: OP.mean }), place, place, place, fc.constantFrom(1, 2, 3))
const byHost = fc
  .tuple(
    fc.constantFrom(OP.apply, OP.solve, OP.eigabs, OP.gradient, OP.loss, OP.hessian),
    fc.nat({ max: 4 }),
    fc.nat({ max: 4 }),
  )
  .map(([op, from, besides]) => [op, 10, from, besides, 2])
const carried = fc.constant([OP.stepPower, POWER, BASE, STEP, 2])
const code = fc
  .array(fc.oneof({ weight: 6, arbitrary: onNumbers }, onWholes, byHost, carried), { minLength: 1, maxLength: 12 })
  .map((instructions) => instructions.flat())
const special = fc.constantFrom(0, -0, 1, -1, 2, 3, 0.5, NaN, Infinity, -Infinity, 5e-324, -1e308)
const numbers = fc.array(fc.oneof(fc.double(), fc.double({ min: -3, max: 3 }), special), {
  minLength: PLACES,
  maxLength: PLACES,
})

describe('a tape as machine code', () => {
  test('leaves the interpreter’s numbers, whatever the instructions and the numbers before', () => {
    fc.assert(
      fc.property(code, numbers, fc.nat({ max: 300 }), (instructions, before, step) => {
        const [interpreted, compiled] = bothOf(instructions, before.with(STEP, step))
        expect(compiled).toEqual(interpreted)
      }),
      { numRuns: 400 },
    )
  })

  test.each(Object.entries(OP).filter(([, op]) => op >= OP.copy && op <= OP.where))(
    'has %s of every pair of special numbers as the interpreter has it',
    (_, op) => {
      const values = [0, -0, 1, -1, 2.5, -2.5, NaN, Infinity, -Infinity, 5e-324, 1e308]
      for (const a of values)
        for (const b of values) {
          const [interpreted, compiled] = bothOf([op, 3, 0, 1, 2], [a, b, 7])
          expect(compiled).toEqual(interpreted)
        }
    },
  )

  test('carries u^t from step to step, back, and over a gap', () => {
    const powers = [FEW, MANY].map((before) => {
      const tape = tapeOf([OP.stepPower, 2, 0, 1, 2], [0.9])
      return [...Array(before).keys(), MANY, MANY + 1, 3, 4, 4, 90].map((t) => {
        tape.memory[1] = t + 1
        run(tape)
        return [t, tape.memory[2]]
      })
    })
    expect(powers[1]).toEqual(expect.arrayContaining(powers[0]!))
  })

  test('lets an answer fail, and goes on with the next run', () => {
    const tape = tapeOf([OP.gradient, 2, 0, 0, 2], [1, 2])
    for (let i = 0; i < MANY; i++) run(tape, oracle)
    const failing = {
      ...oracle,
      gradient: () => {
        throw new RangeError('no answer')
      },
    }
    expect(() => run(tape, failing)).toThrow('no answer')
    run(tape, oracle)
    expect(Array.from(tape.memory.subarray(0, 4))).toEqual([1, 2, 2, 2])
  })
})

describe('where there is no machine code to be had', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  const forbidden = {
    ...WebAssembly,
    Memory: WebAssembly.Memory,
    Module: () => undefined,
  }
  test.each([
    ['is none', undefined],
    ['is forbidden', forbidden],
  ])('and WebAssembly %s, a tape is interpreted', async (_, given) => {
    vi.stubGlobal('WebAssembly', given)
    vi.resetModules()
    const [{ run: runIt }, { roomFor: room }] = await Promise.all([
      import('../../src/language/run.ts'),
      import('../../src/language/room.ts'),
    ])
    const tape: Tape = { memory: room(3), code: Int32Array.of(OP.add, 2, 0, 1, 0), windows: [], runs: 0 }
    tape.memory.set([1, 2])
    for (let i = 0; i < MANY; i++) runIt(tape)
    expect([tape.machineCode, tape.memory[2]]).toEqual([undefined, 3])
  })
})
