/** Quantiles, intervals and regions, against their definitions; seeded, with bounds of four standard errors. */
import { describe, expect, test } from 'vitest'
import { xoshiro } from '../../../src/core/random.ts'
import { highestDensity } from '../../../src/engine/ensemble/density.ts'
import { meanInterval, medianInterval, quantileOf, studentQuantile } from '../../../src/engine/ensemble/statistics.ts'
import { ln } from '../../../src/language/elementary.ts'

const random = () => xoshiro([5, 6, 7, 8])

describe('a quantile', () => {
  const quantile = (values: number[], share: number) => quantileOf(Float64Array.from(values), values.length, share)

  test('lies between two of the numbers in order, as far as its share', () => {
    expect(quantile([1, 2, 4, 8, 16], 0.5)).toBe(4)
    expect(quantile([1, 2, 4, 8], 0.5)).toBe(3)
    expect(quantile([0, 10], 0.05)).toBe(0.5)
    expect(quantile([3], 0.95)).toBe(3)
    expect(quantile([], 0.5)).toBeNaN()
  })
  test('is infinite where it reaches those that are', () => {
    expect(quantile([1, 2, Infinity], 0.5)).toBe(2)
    expect(quantile([1, 2, Infinity], 0.6)).toBe(Infinity)
    expect(quantile([1, Infinity, Infinity], 0.75)).toBe(Infinity)
  })
})

test.each([
  [1, 12.706204736],
  [5, 2.570581836],
  [6, 2.446911851],
  [10, 2.228138852],
  [30, 2.042272456],
  [999, 1.962341461],
])('Student’s t with %i degrees of freedom', (degrees, expected) => {
  expect(Math.abs(studentQuantile(degrees) - expected)).toBeLessThan(1e-3 * expected)
})

/** The share of samples whose interval holds the truth. */
function coverage(draw: () => number, truth: number, size: number, intervalOf: typeof medianInterval): number {
  const samples = 4000
  let held = 0
  for (let k = 0; k < samples; k++) {
    const { low, high } = intervalOf(Float64Array.from({ length: size }, draw).sort())
    if (low <= truth && truth <= high) held++
  }
  return held / samples
}
/** Four standard errors of a share of 95 % of 4000. */
const ERROR = 4 * Math.sqrt((0.95 * 0.05) / 4000)

describe('the interval of the mean', () => {
  test.each([3, 10, 100])('holds the mean of normal numbers in 95 of 100 samples of %i', (size) => {
    const { normal } = random()
    expect(Math.abs(coverage(normal, 0, size, meanInterval) - 0.95)).toBeLessThan(ERROR)
  })
  test('of one number is none', () => {
    expect(meanInterval([4])).toEqual({ value: 4, low: NaN, high: NaN })
  })
})

describe('the interval of the median', () => {
  test.each([6, 20, 101])('holds it in 95 of 100 samples of %i, or more, whatever the distribution', (size) => {
    const { uniform } = random()
    const skewed = () => -ln(1 - uniform())
    expect(coverage(skewed, Math.LN2, size, medianInterval)).toBeGreaterThan(0.95 - ERROR)
  })
  test('is of the known order statistics', () => {
    const numbers = (n: number) => Float64Array.from({ length: n }, (_, i) => i + 1)
    // Conover 1999, by the binomial distribution.
    expect(medianInterval(numbers(5))).toEqual({ value: 3, low: NaN, high: NaN })
    expect(medianInterval(numbers(6))).toEqual({ value: 3.5, low: 1, high: 6 })
    expect(medianInterval(numbers(20))).toEqual({ value: 10.5, low: 6, high: 15 })
    expect(medianInterval(numbers(100))).toEqual({ value: 50.5, low: 40, high: 61 })
    expect(medianInterval(numbers(1000))).toEqual({ value: 500.5, low: 469, high: 532 })
  })
})

describe('the regions of highest density', () => {
  const holds = (rings: { coordinates: Float64Array; offsets: Uint32Array }, x: number, y: number) => {
    let inside = false
    for (let r = 0; r + 1 < rings.offsets.length; r++) {
      const [from, to] = [rings.offsets[r]!, rings.offsets[r + 1]!]
      for (let i = from, j = to - 1; i < to; j = i++) {
        const [xi, yi] = [rings.coordinates[2 * i]!, rings.coordinates[2 * i + 1]!]
        const [xj, yj] = [rings.coordinates[2 * j]!, rings.coordinates[2 * j + 1]!]
        if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
      }
    }
    return inside
  }
  const shareIn = (rings: Parameters<typeof holds>[0], points: Float64Array) => {
    let count = 0
    for (let i = 0; i < points.length; i += 2) if (holds(rings, points[i]!, points[i + 1]!)) count++
    return count / (points.length / 2)
  }

  test.each([1, 1e-9, 1e9])('hold the shares that they state, whatever the scale: %d', (scale) => {
    const { normal } = random()
    const points = Float64Array.from({ length: 2000 }, (_, i) => scale * (i % 2 === 0 ? 3 + normal() : 0.1 * normal()))
    const regions = highestDensity(points)
    expect(regions.map(({ share }) => share)).toEqual([0.9, 0.5])
    for (const { share, rings } of regions) expect(Math.abs(shareIn(rings, points) - share)).toBeLessThan(0.02)
  })
  test('are two where the points lie in two heaps', () => {
    const { normal } = random()
    const points = Float64Array.from({ length: 800 }, (_, i) => normal() + (i % 4 < 2 ? 0 : 12))
    for (const { rings } of highestDensity(points)) {
      expect(holds(rings, 0, 0) && holds(rings, 12, 12)).toBe(true)
      expect(holds(rings, 6, 6)).toBe(false)
    }
  })
  test('are none of few points, and of points that are one', () => {
    expect(highestDensity(new Float64Array(14))).toEqual([])
    expect(highestDensity(new Float64Array(200).fill(2))).toEqual([])
  })
})
