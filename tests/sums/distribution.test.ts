/** Data-parallel workers, federated clients and private gradients: what the estimates are, and what the field teaches of them. */
import { describe, expect, test } from 'vitest'
import { branch, randomStream } from '../../src/core/random.ts'
import { sampler } from '../../src/core/sampling.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { termsOf } from '../../src/engine/index.ts'
import { columnsOf, sortedRows } from '../../src/engine/data.ts'
import { averageModels, localSteps } from '../../src/estimates/terms/federated.ts'
import { partition } from '../../src/estimates/terms/partition.ts'
import { linesOf } from '../../src/charts/surface/rounds.ts'
import { roundsOf } from '../engine/specifications.ts'
import { pathOf, pathsOf, sumOf } from './paths.ts'

const configurationOf = (link: string) => readLink(link).configuration
const distance = (a: ArrayLike<number>, b: ArrayLike<number>, k = 0) =>
  Math.hypot(a[2 * k]! - b[2 * k]!, a[2 * k + 1]! - b[2 * k + 1]!)

describe('K workers', () => {
  test.each([
    ['least_squares', 'gradientDescent(lr:0.1)'],
    ['logistic_regression', 'adam(lr:0.1)'],
  ])('with a batch of B from one stream are one with a batch of K*B, to 1e-12: %s', (surface, optimizer) => {
    const [workers, one] = pathsOf(
      `surface=${surface}&run=${optimizer}/dataParallel(K:4,B:4)&run=${optimizer}/miniBatch(B:16)&steps=300`,
    )
    for (let k = 0; k <= 300; k++) expect(distance(workers!.points, one!.points, k)).toBeLessThan(1e-12)
    expect(workers!.termEvaluations).toEqual(one!.termEvaluations)
  })

  test('are so too where the last batch of an epoch is smaller, and for some of them empty', () => {
    const [workers, one] = pathsOf(
      'surface=least_squares&data=line(n:21)&run=gradientDescent(lr:0.1)/dataParallel(K:3,B:3)' +
        '&run=gradientDescent(lr:0.1)/miniBatch(B:9)&run=gradientDescent(lr:0.1)/dataParallel(K:8,B:1)' +
        '&run=gradientDescent(lr:0.1)/miniBatch(B:8)&steps=100',
    )
    for (let k = 0; k <= 100; k++) expect(distance(workers!.points, one!.points, k)).toBeLessThan(1e-12)
  })

  test('with a part of the data each, and all of it in their batches, have the full gradient', () => {
    const [workers, full] = pathsOf(
      'surface=logistic_regression&run=gradientDescent(lr:0.3)/dataParallel(K:5,B:1000,source:parted)' +
        '&run=gradientDescent(lr:0.3)&steps=100',
    )
    for (let k = 0; k <= 100; k++) expect(distance(workers!.points, full!.points, k)).toBeLessThan(1e-12)
  })
})

describe('the clients’ parts', () => {
  const { surface } = configurationOf('surface=logistic_regression&data=clouds(n:60)')
  const order = sortedRows(surface)
  const terms = { ...termsOf(sumOf('surface=logistic_regression&data=clouds(n:60)')), sorted: () => order }
  const parts = (h: number, K = 4, sizes = 'equal') =>
    partition(terms, { K, h, parts: sizes }, randomStream(1, 'partition'))
  const labels = columnsOf(surface)!.b!
  const purity = (part: Int32Array) => Math.abs(part.reduce((sum, i) => sum + labels[i]!, 0)) / part.length

  test.each([0, 0.3, 1])('hold every term once: h = %d', (h) => {
    for (const [K, sizes] of [
      [1, 'equal'],
      [7, 'equal'],
      [60, 'equal'],
      [200, 'equal'],
      [7, 'growing'],
      [20, 'growing'],
    ] as const) {
      const found = parts(h, K, sizes)
      expect(found.flatMap((part) => [...part]).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 60 }, (_, i) => i),
      )
      expect(found.every(({ length }) => length > 0)).toBe(true)
    }
  })

  test('are of one class each when sorted, mixed at random, and in between as mixed as the share says', () => {
    expect(parts(1).map(purity)).toEqual([1, 1, 1, 1])
    expect(Math.max(...parts(0).map(purity))).toBeLessThan(0.5)
    const half =
      parts(0.5)
        .map(purity)
        .reduce((sum, each) => sum + each, 0) / 4
    expect(half).toBeGreaterThan(0.25)
    expect(half).toBeLessThan(0.75)
  })

  test('are of equal sizes, or grow', () => {
    expect(parts(0.5).map(({ length }) => length)).toEqual([15, 15, 15, 15])
    expect(parts(0.5, 3, 'growing').map(({ length }) => length)).toEqual([10, 20, 30])
  })

  test('sorted by the slope of least squares’ inputs, have curvatures of their own', () => {
    const { surface: line } = configurationOf('surface=least_squares')
    const { u } = columnsOf(line)!
    const inputs = Array.from(sortedRows(line), (i) => u![i]!)
    expect(inputs).toEqual(inputs.toSorted((a, b) => a - b))
  })
})

describe('a federated run', () => {
  /** The rounds as the pure functions make them, which the golden data judge: models and their mean, and the server there. */
  function byHand(link: string, { K, E, B, eta, mu }: { K: number; E: number; B: number; eta: number; mu: number }) {
    const { surface, start, steps, seed } = configurationOf(link)
    const sum = sumOf(link)
    const terms = { ...termsOf(sum), sorted: () => sortedRows(surface) }
    const parts = partition(terms, { K, h: 1, parts: 'equal' }, randomStream(seed, 'partition'))
    const draws = randomStream(seed, 'batches')
    const server = Float64Array.from(start)
    const points = [...server]
    for (let k = 0; k < steps; k++) {
      const round = branch(draws)
      const models = parts.map((rows) => {
        const draw = sampler(rows.length, 'reshuffled', round)
        const count = E * Math.ceil(rows.length / B)
        const batches = Array.from({ length: count }, () => Array.from(draw.next(B), (place) => rows[place]!))
        const model = new Float64Array(2)
        localSteps(terms, batches, server, { lr: eta, mu }, model)
        return model
      })
      averageModels(
        models,
        parts.map(({ length }) => length),
        server,
      )
      points.push(...server)
    }
    return Float64Array.from(points)
  }

  test.each([
    ['FedAvg', 0],
    ['FedProx', 0.5],
  ])('of gradient descent at rate 1 is %s: the server takes the clients’ mean', (_, mu) => {
    const link = `surface=least_squares&seed=5&run=gradientDescent(lr:1)/federated(K:5,E:3,B:4,eta:0.05,mu:${mu})&steps=40`
    const expected = byHand(link, { K: 5, E: 3, B: 4, eta: 0.05, mu })
    const { points } = pathOf(link)
    for (let k = 0; k <= 40; k++) expect(distance(points, expected, k)).toBeLessThan(1e-13)
  })

  test('of one step of all terms a round is gradient descent at the clients’ rate', () => {
    const [federated, full] = pathsOf(
      'surface=logistic_regression&run=gradientDescent(lr:1)/federated(K:3,E:1,B:1000,eta:0.2,heterogeneity:0.7)' +
        '&run=gradientDescent(lr:0.2)&steps=60',
    )
    for (let k = 0; k <= 60; k++) expect(distance(federated!.points, full!.points, k)).toBeLessThan(1e-12)
  })

  test('counts every gradient of a term that its clients compute: E epochs of those who take part', () => {
    const counts = (values: string) =>
      pathOf(`surface=least_squares&data=line(n:40)&run=gradientDescent(lr:1)/federated(${values})&steps=3`)
        .termEvaluations
    expect([...counts('K:4,E:5,B:3')]).toEqual([0, 200, 400, 600])
    expect([...counts('K:4,E:2,fraction:0.5')]).toEqual([0, 40, 80, 120])
  })

  test('with a share of the clients has others in other rounds, whatever the server does with them, one at least', () => {
    const taking = (fraction: number, optimizer = 'gradientDescent(lr:1)') => {
      const { configuration } = readLink(
        `surface=least_squares&run=${optimizer}/federated(K:10,E:1,fraction:${fraction})&steps=30`,
      )
      const found = roundsOf(specificationOf(configuration, configuration.runs[0]!), 0)
      return Array.from({ length: 30 }, (_, k) => linesOf(found, k).map(({ client }) => client))
    }
    const some = taking(0.3)
    expect(some.every(({ length }) => length === 3)).toBe(true)
    expect(new Set(some.flat()).size).toBe(10)
    expect(taking(0.3, 'adam(lr:0.1)')).toEqual(some)
    expect(taking(0.01).every(({ length }) => length === 1)).toBe(true)
  })

  test('weights its clients by their terms, or not', () => {
    // Sorted by value and parted 1 : 2: {0} and {1, 4}; each client's own minimum is its mean.
    const end = (weights: string) =>
      pathOf(
        `surface=sample_mean&data=4/0/1&start=0,0&run=gradientDescent(lr:1)/federated(K:2,E:60,B:9,eta:0.25,sizes:growing,weights:${weights})&steps=1`,
      ).end.point[0]
    expect(end('size')).toBeCloseTo(5 / 3, 12)
    expect(end('uniform')).toBeCloseTo(2.5 / 2, 12)
  })
})
