/** Rounding to low precision, judged by exact whole-number arithmetic and by the formats' own bits; loss scaling, by hand. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PRECISION_EVENTS, roundingTo } from '../../src/core/precision.ts'
import { randomStream } from '../../src/core/random.ts'
import { roundStochastically, roundToNearest } from '../../src/core/rounding.ts'
import { precisions } from '../../src/precisions/index.ts'
import type { ParameterValues } from '../../src/core/parameter.ts'
import { defaultsOf } from './combinations.ts'

const [half, brain] = [precisions['binary16']!.format, precisions['bfloat16']!.format]

/** The value of a binary16 by its bits: IEEE 754-2019, 3.4. */
function halfOf(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  const size =
    exponent === 31
      ? fraction === 0
        ? Infinity
        : NaN
      : exponent === 0
        ? fraction * 2 ** -24
        : (1024 + fraction) * 2 ** (exponent - 25)
  return bits >> 15 ? -size : size
}

/** The value of a bfloat16 by its bits: those of a single-precision number that ends with 16 zeros. */
function brainOf(bits: number): number {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint32(0, bits * 65536)
  return view.getFloat32(0)
}

const formats = [
  { name: 'binary16', format: half, valueOf: halfOf, beyond: 65536 },
  { name: 'bfloat16', format: brain, valueOf: brainOf, beyond: 2 ** 128 },
]

const ALL = Array.from({ length: 65_536 }, (_, bits) => bits)
/** Finite numbers from 0 on in ascending order, which is that of their bits, and what would follow the largest. */
const ascending = formats.map(({ valueOf, beyond }) => [
  ...ALL.slice(0, 32_768).map(valueOf).filter(Number.isFinite),
  beyond,
])

/** A finite double as a whole number of units of 2^-1074. */
function exact(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponent = (bits >> 52n) & 2047n
  const fraction = bits & ((1n << 52n) - 1n)
  const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n)
  return bits >> 63n ? -size : size
}

/** The last place of the sorted numbers that is not above the size. */
function placeOf(numbers: readonly number[], size: number): number {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (numbers[middle]! <= size) low = middle
    else high = middle - 1
  }
  return low
}

/** The nearest of all numbers there are, looked up; of two as near the one with even bits. */
function judged(value: number, numbers: readonly number[]): number {
  if (!Number.isFinite(value)) return value
  const size = Math.abs(value)
  const below = placeOf(numbers, size)
  const last = numbers.length - 1
  let nearest = below
  if (below < last) {
    const [toBelow, toAbove] = [exact(size) - exact(numbers[below]!), exact(numbers[below + 1]!) - exact(size)]
    if (toAbove < toBelow || (toAbove === toBelow && below % 2 === 1)) nearest = below + 1
  }
  const found = nearest === last ? Infinity : numbers[nearest]!
  return value < 0 || Object.is(value, -0) ? -found : found
}

describe.each(formats.map((each, i) => ({ ...each, numbers: ascending[i]! })))(
  '$name',
  ({ format, valueOf, numbers }) => {
    /** Doubles of every size that matters, many of them half-way between two numbers of the format. */
    const doubles = fc.oneof(
      fc.double({ noNaN: true }),
      fc.double({ min: -2 * format.largest, max: 2 * format.largest, noNaN: true }),
      fc.tuple(fc.nat(numbers.length - 2), fc.constantFrom(-1, 0, 1), fc.boolean()).map(([i, nudge, minus]) => {
        const half = (numbers[i]! + numbers[i + 1]!) / 2
        const size = half * (1 + nudge * 2 ** -52)
        return minus ? -size : size
      }),
    )

    test('leaves each of its 65,536 bit patterns as it is', () => {
      const values = ALL.map(valueOf)
      expect(values.filter((value) => !Object.is(roundToNearest(value, format), value))).toEqual([])
      expect(values.filter((value) => !Object.is(roundStochastically(value, format, 0), value))).toEqual([])
    })

    test('rounds every double to the nearest of its numbers, ties to even', () => {
      fc.assert(
        fc.property(doubles, (value) => {
          expect(roundToNearest(value, format)).toBe(judged(value, numbers))
        }),
        { numRuns: 5000 },
      )
    })

    test('rounds stochastically to one of the two neighbours, to the upper one as often as it is near: exactly so by enumeration', () => {
      fc.assert(
        fc.property(fc.nat(numbers.length - 3), fc.nat(63), fc.boolean(), (i, quarter, minus) => {
          const [a, b] = [numbers[i]!, numbers[i + 1]!]
          const size = a + ((b - a) * quarter) / 64
          const value = minus ? -size : size
          const drawn = ALL.slice(0, 64).map((u) => Math.abs(roundStochastically(value, format, (u + 0.5) / 64)))
          expect(drawn.filter((each) => each === b)).toHaveLength(quarter)
          expect(drawn.filter((each) => each === a)).toHaveLength(64 - quarter)
        }),
      )
    })

    test('keeps the order of numbers', () => {
      fc.assert(
        fc.property(doubles, doubles, (a, b) => {
          if (a <= b) expect(roundToNearest(a, format)).toBeLessThanOrEqual(roundToNearest(b, format))
        }),
      )
    })
  },
)

describe('known values', () => {
  test.each([
    [0.1, 0.0999755859375],
    [1 / 3, 0.333251953125],
    [2049, 2048],
    [2051, 2052],
    [65504, 65504],
    [65519.999, 65504],
    [65520, Infinity],
    [-1e6, -Infinity],
    [2 ** -24, 2 ** -24],
    [2 ** -25, 0],
    [-(2 ** -25), -0],
    [2 ** -25 * (1 + 2 ** -52), 2 ** -24],
    [NaN, NaN],
    [5e-324, 0],
    [Number.MAX_VALUE, Infinity],
  ])('binary16 of %d is %d', (value, expected) => {
    expect(roundToNearest(value, half)).toBe(expected)
  })

  test('bfloat16 of a single-precision number is what the usual trick with its bits gives', () => {
    const view = new DataView(new ArrayBuffer(4))
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        view.setFloat32(0, value)
        const bits = view.getUint32(0)
        const rounded = Math.floor((bits + 0x7fff + ((bits >>> 16) & 1)) / 65536)
        expect(roundToNearest(value, brain)).toBe(brainOf(rounded))
      }),
      { numRuns: 2000 },
    )
  })

  test('stochastic rounding is unbiased where rounding to the nearest loses all: the mean of 40,000 within four standard errors', () => {
    const { uniform } = randomStream(5, 'rounding')
    for (const [value, format] of [
      [3e-9, half],
      [1.0003, half],
      [-0.7712, brain],
    ] as const) {
      const drawn = Array.from({ length: 40_000 }, () => roundStochastically(value, format, uniform()))
      const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length
      const error = Math.sqrt(drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0)) / drawn.length
      expect(Math.abs(mean - value)).toBeLessThan(4 * error)
    }
    expect(roundToNearest(3e-9, half)).toBe(0)
  })
})

describe('loss scaling', () => {
  const precision = precisions['binary16']!
  const roundingWith = (values: ParameterValues) =>
    roundingTo(precision.format, { ...defaultsOf(precision.params), ...values }, randomStream(1, 'rounding'))
  const updated = (rounding: ReturnType<typeof roundingWith>, ...components: number[]) => {
    const gradient = Float64Array.from(components)
    rounding.begin()
    rounding.gradient(gradient)
    const scale = rounding.scale
    const isUndone = rounding.end()
    return { gradient: [...gradient], scale, isUndone, events: rounding.events }
  }

  test('brings back what underflows without it', () => {
    expect(updated(roundingWith({}), 1e-8, 1)).toMatchObject({ gradient: [0, 1], events: PRECISION_EVENTS.underflow })
    const { gradient, events } = updated(roundingWith({ S: 1024 }), 1e-8, 1)
    expect(events).toBe(0)
    expect(gradient[1]).toBe(1)
    // Subnormal: a multiple of 2^-24/1024, half of that off at most.
    expect(Math.abs(gradient[0]! - 1e-8)).toBeLessThanOrEqual(2 ** -35)
    expect(gradient[0]! * 2 ** 34).toBe(Math.round(1e-8 * 2 ** 34))
  })

  test('divides by S in double precision: the quotient is not rounded again', () => {
    expect(updated(roundingWith({ S: 3 }), 1, 0).gradient).toEqual([1, 0])
    expect(updated(roundingWith({ S: 3 }), 0.1, 0).gradient[0]).toBe(roundToNearest(0.1 * 3, half) / 3)
  })

  test('that is fixed lets an overflow through', () => {
    expect(updated(roundingWith({ S: 1024 }), 64, 0.5)).toEqual({
      gradient: [Infinity, 0.5],
      scale: 1024,
      isUndone: false,
      events: PRECISION_EVENTS.overflow,
    })
  })

  test('that is dynamic skips the update and halves; after N updates without overflow it doubles', () => {
    const rounding = roundingWith({ scaling: 'dynamic', S: 4096, N: 3 })
    const course = [20, 20, 20, 1, 1, 1, 1, 1, 1, 20, 1].map((size) => updated(rounding, size, 0))
    expect(course.map(({ scale }) => scale / 1024)).toEqual([4, 2, 2, 2, 4, 4, 4, 8, 8, 8, 4])
    expect(course.map(({ isUndone }) => isUndone)).toEqual(ALL.slice(0, 11).map((i) => i === 0 || i === 9))
    expect(course[0]!.events).toBe(PRECISION_EVENTS.overflow + PRECISION_EVENTS.skipped)
    expect(course[1]!.gradient).toEqual([20, 0])
  })

  test('that is dynamic stays a number, however many updates overflow or do not', () => {
    const falling = roundingWith({ scaling: 'dynamic', S: 1 })
    for (let k = 0; k < 2000; k++) updated(falling, Infinity, 0)
    expect(falling.scale).toBe(2 ** -126)
    const rising = roundingWith({ scaling: 'dynamic', N: 1 })
    for (let k = 0; k < 2000; k++) updated(rising, 0, 0)
    expect(rising.scale).toBe(2 ** 127)
  })
})
