/** The noises against the distributions that they state. Bounds are four standard errors; the seed is fixed. */
import { describe, expect, test } from 'vitest'
import type { ParameterValues } from '../../src/core/parameter.ts'
import { randomStream } from '../../src/core/random.ts'
import { noises } from '../../src/noises/index.ts'
import { defaultsOf } from './combinations.ts'

const N = 40_000
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Draws of both coordinates. */
function drawn(id: string, values: ParameterValues, count = N): [x: number[], y: number[]] {
  const { params, create } = noises[id]!
  const write = create({ ...defaultsOf(params), ...values }, randomStream(11, 'noise'))
  const out = new Float64Array(2)
  const draws = Array.from({ length: count }, () => (write(out), [out[0]!, out[1]!] as const))
  return [draws.map(([x]) => x), draws.map(([, y]) => y)]
}

describe('Gaussian noise', () => {
  test('has mean 0 and the stated deviation, and its coordinates do not depend on each other', () => {
    const [x, y] = drawn('gaussian', { sigma: 3 })
    for (const values of [x, y]) {
      expect(Math.abs(mean(values))).toBeLessThan((4 * 3) / Math.sqrt(N))
      expect(Math.abs(mean(values.map((value) => value ** 2)) - 9)).toBeLessThan((4 * 9 * Math.SQRT2) / Math.sqrt(N))
    }
    expect(Math.abs(mean(x.map((value, i) => value * y[i]!)))).toBeLessThan((4 * 9) / Math.sqrt(N))
  })

  test('of a batch of B is smaller by the root of B, to the bit of a power of four', () => {
    const [one] = drawn('gaussian', { B: 1 }, 100)
    const [sixteen] = drawn('gaussian', { B: 16 }, 100)
    expect(sixteen).toEqual(one.map((value) => value / 4))
  })

  test('can be along one axis alone', () => {
    const [x, y] = drawn('gaussian', { alongX: 0, alongY: 2 }, 100)
    expect(x.every((value) => value === 0)).toBe(true)
    expect(y).toEqual(drawn('gaussian', {}, 100)[1].map((value) => 2 * value))
  })
})

describe('heavy-tailed noise', () => {
  test.each([1.2, 1.5, 1.8, 2])('has the characteristic function exp(-|k|^alpha): alpha = %d', (alpha) => {
    const [x] = drawn('heavyTailed', { alpha })
    for (const k of [0.3, 1, 2]) {
      const cosines = x.map((value) => Math.cos(k * value))
      expect(Math.abs(mean(cosines) - Math.exp(-(k ** alpha)))).toBeLessThan(4 / Math.sqrt(2 * N))
    }
  })

  test('of a batch is what the mean of as many draws would be', () => {
    const [alpha, B] = [1.5, 8]
    const [ofBatch] = drawn('heavyTailed', { alpha, B })
    const [single] = drawn('heavyTailed', { alpha })
    const means = Array.from({ length: N / B }, (_, i) => mean(single.slice(B * i, B * i + B)))
    for (const k of [0.5, 1, 2]) {
      const [a, b] = [ofBatch, means].map((values) => mean(values.map((value) => Math.cos(k * value))))
      expect(Math.abs(a! - b!)).toBeLessThan(4 * Math.sqrt(1 / (2 * N) + B / (2 * N)))
    }
  })

  test('has jumps that normal noise has not', () => {
    const largest = (id: string) => Math.max(...drawn(id, {})[0].map(Math.abs))
    expect(largest('gaussian')).toBeLessThan(6)
    expect(largest('heavyTailed')).toBeGreaterThan(100)
  })
})
