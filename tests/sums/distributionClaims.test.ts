/** What the field teaches of federated averaging and of private gradients, measured. Bounds are four standard errors, 99.99 %. */
import { describe, expect, test } from 'vitest'
import { readLink } from '../../src/config/index.ts'
import { randomStream } from '../../src/core/random.ts'
import { columnsOf, sortedRows } from '../../src/engine/data.ts'
import { termsOf } from '../../src/engine/index.ts'
import { foundMinimum } from '../../src/engine/minimum.ts'
import { partition } from '../../src/estimates/terms/partition.ts'
import { logSlope, mean, pathOf, sumOf, variance, type Path } from './paths.ts'

const surfaceOf = (link: string) => readLink(`${link}&steps=5`).configuration.surface
const minimumOf = (link: string) => foundMinimum(surfaceOf(link))!
const lowestOf = (link: string) => sumOf(`${link}&steps=5`).value(...minimumOf(link))
const distance = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) =>
  Math.hypot(ax - bx, ay - by)

describe('federated averaging on alike clients', () => {
  const link = 'surface=least_squares&data=line(n:200)'

  test('needs E times fewer rounds with E local epochs: slope -1 within 3 %', () => {
    const lowest = lowestOf(link)
    const epochs = [1, 2, 4, 8, 16]
    const rounds = epochs.map((E) => {
      const { losses } = pathOf(
        `${link}&run=gradientDescent(lr:1)/federated(K:4,E:${E},B:1000,eta:0.01,heterogeneity:0)&steps=400`,
      )
      return losses.findIndex((loss) => loss - lowest < 1e-2)
    })
    expect(rounds[0]).toBeGreaterThan(300)
    expect(Math.abs(logSlope(epochs, rounds) + 1)).toBeLessThan(0.03)
  })
})

describe('federated averaging on unlike clients', () => {
  // Every client sees another part of a curve: its own best line is steeper than its left neighbour's.
  const rows = Array.from({ length: 24 }, (_, i) => {
    const u = -1.5 + i / 8
    return `${u},${(u * u + u / 2).toFixed(4)}`
  })
  const link = `surface=least_squares&data=${rows.join('/')}`
  const minimum = minimumOf(link)
  const eta = 0.1

  const endOf = (E: number, mu = 0, h = 1, seed = 1) =>
    pathOf(
      `${link}&seed=${seed}&run=gradientDescent(lr:1)/federated(K:3,E:${E},B:1000,eta:${eta},mu:${mu},heterogeneity:${h})&steps=${Math.ceil((mu > 0 ? 6000 : 1800) / E) + 20}`,
    ).end.point
  const driftOf = (...of: Parameters<typeof endOf>) => distance(endOf(...of), minimum)

  test('goes to the minimum with one local step a round', () => {
    expect(driftOf(1)).toBeLessThan(1e-12)
  })

  test('goes elsewhere with more, the further the more: E = 2, 5, 20, 100', () => {
    const drifts = [2, 5, 20, 100].map((E) => driftOf(E))
    expect(drifts).toEqual(drifts.toSorted((a, b) => a - b))
    expect(drifts[0]).toBeGreaterThan(0.01)
    expect(drifts.at(-1)).toBeGreaterThan(10 * drifts[0]!)
  })

  test('goes the further the less alike its clients are, in the mean over partitions', () => {
    const drifts = [0, 0.5, 1].map((h) => mean([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => driftOf(20, 0, h, seed))))
    expect(drifts[1]).toBeGreaterThan(1.2 * drifts[0]!)
    expect(drifts[2]).toBeGreaterThan(1.2 * drifts[1]!)
  })

  test('is pulled back by FedProx, the more the stronger, where local epochs are many', () => {
    const drifts = [0, 0.1, 1, 5].map((mu) => driftOf(20, mu))
    expect(drifts).toEqual(drifts.toSorted((a, b) => b - a))
    expect(drifts.at(-1)).toBeLessThan(0.5 * drifts[0]!)
  })

  test.each([
    [5, 0],
    [20, 0],
    [20, 1],
  ])('ends where the clients’ pulls cancel, by the closed form of quadratics: E = %i, mu = %d', (E, mu) => {
    // Client k moves w by -P_k (w - m_k), P_k = eta*sum_{s<E} (I - eta*(H_k + mu*I))^s H_k; the sum of these vanishes.
    const { u, v } = columnsOf(surfaceOf(link))! as Record<'u' | 'v', Float64Array>
    const terms = { ...termsOf(sumOf(`${link}&steps=5`)), sorted: () => sortedRows(surfaceOf(link)) }
    const total = [0, 0, 0, 0, 0, 0]
    for (const part of partition(terms, { K: 3, h: 1, parts: 'equal' }, randomStream(1, 'partition'))) {
      const over = (of: (i: number) => number) => mean(Array.from(part, of))
      const H = [over((i) => u[i]! ** 2), over((i) => u[i]!), over((i) => u[i]!), 1]
      const b = [over((i) => u[i]! * v[i]!), over((i) => v[i]!)]
      // Columns of sum_s M^s applied to H and to H*m = b.
      let terms6 = [...H, ...b]
      const P = [0, 0, 0, 0, 0, 0]
      for (let s = 0; s < E; s++) {
        terms6.forEach((value, j) => (P[j]! += value))
        const times = ([x, y]: readonly [number, number]) => [
          x - eta * ((H[0]! + mu) * x + H[1]! * y),
          y - eta * (H[2]! * x + (H[3]! + mu) * y),
        ]
        const [a, c] = times([terms6[0]!, terms6[2]!])
        const [d, e] = times([terms6[1]!, terms6[3]!])
        terms6 = [a!, d!, c!, e!, ...times([terms6[4]!, terms6[5]!])]
      }
      P.forEach((value, j) => (total[j]! += value))
    }
    const [a, b, c, d, p, q] = total as [number, number, number, number, number, number]
    const determinant = a * d - b * c
    const expected = [(d * p - b * q) / determinant, (a * q - c * p) / determinant] as const
    expect(distance(endOf(E, mu), expected)).toBeLessThan(1e-10)
  })
})

/** Mean and standard error of the gap after 500 steps, from the means of 60 blocks of neighbours. */
function floorOf({ losses }: Path, lowest: number) {
  const gaps = [...losses].slice(500).map((loss) => loss - lowest)
  const size = Math.floor(gaps.length / 60)
  const blocks = Array.from({ length: 60 }, (_, b) => mean(gaps.slice(b * size, (b + 1) * size)))
  return { floor: mean(gaps), error: Math.sqrt(variance(blocks) / 59) }
}

describe('the noise of differential privacy', () => {
  const link = 'surface=least_squares&data=outliers'
  const lowest = lowestOf(link)
  const minimum = minimumOf(link)
  const lr = 0.1
  const path = (C: number, sigma: number, seed = 1) =>
    pathOf(
      `${link}&seed=${seed}&start=${minimum.join()}&run=gradientDescent(lr:${lr})/private(L:64,C:${C},sigma:${sigma})&steps=4500`,
    )

  test('sets a floor of sum_j lr*s^2/(2*(2 - lr*lambda_j)), s = sigma*C/L, where nothing is clipped: slope 2 in sigma', () => {
    const hessian = new Float64Array(3)
    sumOf(`${link}&steps=5`).hessian(...minimum, hessian)
    const [xx = 0, xy = 0, yy = 0] = hessian
    const root = Math.hypot((xx - yy) / 2, xy)
    const lambdas = [(xx + yy) / 2 - root, (xx + yy) / 2 + root]
    const sigmas = [0.5, 1, 2, 4]
    const floors = sigmas.map((sigma, i) => {
      const { floor, error } = floorOf(path(100, sigma, i + 1), lowest)
      const s = (sigma * 100) / 64
      const expected = lambdas.reduce((sum, lambda) => sum + (lr * s * s) / (2 * (2 - lr * lambda)), 0)
      expect(Math.abs(floor - expected)).toBeLessThan(4 * error)
      return floor
    })
    expect(Math.abs(logSlope(sigmas, floors) - 2)).toBeLessThan(0.05)
  })

  test('is joined by the clip’s own error where it acts: less noise leaves a floor', () => {
    const [none, little, much] = [0, 0.5, 8].map((sigma) => floorOf(path(1, sigma), lowest).floor)
    expect(none).toBeGreaterThan(0.01)
    expect(little! / none!).toBeLessThan(1.05)
    expect(much! / none!).toBeGreaterThan(1.05)
  })
})

describe('a private gradient', () => {
  const link = 'surface=least_squares'

  test('of all terms, unclipped and without noise, is the full one', () => {
    const { points } = pathOf(`${link}&run=gradientDescent(lr:0.1)/private(L:64,C:1000,sigma:0)&steps=50`)
    const full = pathOf(`${link}&run=gradientDescent(lr:0.1)&steps=50`)
    points.forEach((value, i) => expect(Math.abs(value - full.points[i]!)).toBeLessThan(1e-12))
    expect(pathOf(`${link}&run=gradientDescent(lr:0.1)/private(L:5000,C:1000,sigma:0)&steps=50`).points).toEqual(points)
  })

  test('is drawn by Poisson sampling: lots of varying size, of mean L and variance L*(1 - L/n), some of them empty', () => {
    const { termEvaluations } = pathOf(`${link}&run=gradientDescent(lr:0)/private(L:2)&steps=4000`)
    const lots = [...termEvaluations].slice(1).map((count, i) => count - termEvaluations[i]!)
    const expected = 2 * (1 - 2 / 64)
    expect(Math.abs(mean(lots) - 2)).toBeLessThan(4 * Math.sqrt(expected / 4000))
    expect(Math.abs(variance(lots) / expected - 1)).toBeLessThan(0.15)
    expect(lots.filter((size) => size === 0).length / 4000).toBeCloseTo((1 - 2 / 64) ** 64, 1)
  })

  test('moves by at most C times the lot’s size over L, without noise', () => {
    const { points, termEvaluations } = pathOf(
      `${link}&run=gradientDescent(lr:1)/private(L:8,C:0.25,sigma:0)&steps=200`,
    )
    for (let k = 0; k < 200; k++) {
      const moved = Math.hypot(points[2 * k + 2]! - points[2 * k]!, points[2 * k + 3]! - points[2 * k + 1]!)
      const lot = termEvaluations[k + 1]! - termEvaluations[k]!
      expect(moved).toBeLessThan((0.25 * lot) / 8 + 1e-12)
    }
  })

  test('has a lot and noise of its own for each question of an update, as the accountant supposes', () => {
    // SAM asks twice an update: its lots after k updates are those of gradient descent after 2k.
    const once = pathOf(`${link}&run=gradientDescent(lr:0)/private(L:8)&steps=40`).termEvaluations
    const twice = pathOf(`${link}&run=sam(gradientDescent(lr:0))/private(L:8)&steps=20`).termEvaluations
    expect([...twice]).toEqual([...once].filter((_, k) => k % 2 === 0))
  })
})
