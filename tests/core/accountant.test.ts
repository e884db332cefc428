import { describe, expect, test } from 'vitest'
import { renyiDivergence, spending } from '../../src/core/accountant.ts'

describe('the Renyi divergence of a Gaussian answer over a Poisson sample', () => {
  test.each([
    [5, 2.18075656e-3],
    [50, 2.38460375e-2],
    [100, 1.67416308e2],
  ])(
    'of order %i is that of Google’s dp_accounting, for 50 answers at q = 0.01 and sigma = 2.5',
    (alpha, published) => {
      expect(Math.abs((50 * renyiDivergence(alpha, 0.01, 2.5)) / published - 1)).toBeLessThan(1e-7)
    },
  )

  test('is that of TensorFlow Privacy: q = 0.1, sigma = 2, ten answers, order 5', () => {
    expect(10 * renyiDivergence(5, 0.1, 2)).toBeCloseTo(0.07737, 5)
  })

  test('is alpha/(2 sigma^2) at q = 1, and tends to it', () => {
    expect(renyiDivergence(20, 1, 10)).toBe(0.1)
    for (const alpha of [2, 7, 64]) expect(renyiDivergence(alpha, 1 - 1e-12, 3)).toBeCloseTo(alpha / 18, 9)
  })

  test('is what integration of the definition gives', () => {
    const integrated = (alpha: number, q: number, sigma: number) => {
      let sum = 0
      const h = 1e-3
      for (let z = -12 * sigma; z <= 12 * sigma + alpha; z += h) {
        const density = Math.exp((-z * z) / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI))
        sum += h * density * (1 - q + q * Math.exp((2 * z - 1) / (2 * sigma * sigma))) ** alpha
      }
      return Math.log(sum) / (alpha - 1)
    }
    for (const [alpha, q, sigma] of [
      [2, 0.3, 1],
      [5, 0.1, 2],
      [9, 0.5, 4],
    ] as const)
      expect(Math.abs(renyiDivergence(alpha, q, sigma) / integrated(alpha, q, sigma) - 1)).toBeLessThan(1e-6)
  })
})

describe('the epsilon that is spent', () => {
  test('is that of Opacus, which has broken orders besides: sigma = 1.5, q = 0.04, 2250 steps, delta = 1e-5', () => {
    const epsilon = spending({ q: 0.04, sigma: 1.5 }, 1e-5)(2250)
    expect(epsilon).toBeGreaterThanOrEqual(7.32911117143)
    expect(epsilon).toBeLessThan(7.33)
  })

  test('is below what the older conversion gives, which TensorFlow Privacy states as 1.258575 at order 20', () => {
    const older = 10_000 * renyiDivergence(20, 0.01, 4) + Math.log(1e5) / 19
    expect(older).toBeCloseTo(1.258575, 5)
    const epsilon = spending({ q: 0.01, sigma: 4 }, 1e-5)(10_000)
    expect(epsilon).toBeLessThan(older)
    expect(epsilon).toBeGreaterThan(0.8 * older)
  })

  test('at q = 1 is sound: not below the Gaussian mechanism’s own curve, and near it', () => {
    // Noise of this size gives (1, 1e-6)-privacy by Renyi's orders, as Google's test states; whole orders lose next to nothing.
    expect(spending({ q: 1, sigma: 4.530877117 }, 1e-6)(1)).toBeCloseTo(1, 3)
    for (const sigma of [0.7, 1, 3, 10]) {
      const epsilon = spending({ q: 1, sigma }, 1e-5)(1)
      // delta(epsilon) of one Gaussian answer. Balle & Wang 2018, theorem 8.
      const delta = phi(1 / (2 * sigma) - epsilon * sigma) - Math.exp(epsilon) * phi(-1 / (2 * sigma) - epsilon * sigma)
      expect(delta).toBeLessThanOrEqual(1e-5)
      expect(delta).toBeGreaterThan(1e-8)
    }
  })

  test('of many answers at q = 1 is that of one with so much less noise', () => {
    expect(spending({ q: 1, sigma: 6 }, 1e-5)(9)).toBeCloseTo(spending({ q: 1, sigma: 2 }, 1e-5)(1), 12)
  })

  test('is nothing before the first answer, infinite without noise, and grows with answers and q', () => {
    expect(spending({ q: 0.5, sigma: 1 }, 1e-5)(0)).toBe(0)
    expect(spending({ q: 0.5, sigma: 0 }, 1e-5)(1)).toBe(Infinity)
    const spent = [1, 10, 100, 1000].map(spending({ q: 0.1, sigma: 1 }, 1e-5))
    expect(spent).toEqual(spent.toSorted((a, b) => a - b))
    expect(spending({ q: 0.2, sigma: 1 }, 1e-5)(100)).toBeGreaterThan(spent[2]!)
  })
})

/** The normal distribution function, by integration. */
function phi(z: number): number {
  const h = 1e-4
  let sum = 0
  for (let t = z - 12; t < z; t += h) sum += h * Math.exp(-((t + h / 2) ** 2) / 2)
  return sum / Math.sqrt(2 * Math.PI)
}
