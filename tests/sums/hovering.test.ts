/** What a run on estimated or noisy gradients ends as: hovering, on its way, or at rest. */
import { describe, expect, test } from 'vitest'
import { newTrail, rests } from '../../src/engine/trail.ts'
import { pathOf, type Path } from './paths.ts'

const endOf = (link: string): Path['end'] => pathOf(link).end

/** Along each axis of the bowl x^2 + y^2 the path is an autoregression: x <- (1 - 2*lr)*x - lr*sigma*xi. */
const bowl = (lr: number, sigma: number, steps: number, seed = 1, start = '0,0') =>
  `surface=bowl&start=${start}&run=gradientDescent(lr:${lr})/gaussian(sigma:${sigma})&steps=${steps}&seed=${seed}`

describe('a constant rate under noise', () => {
  test('hovers, for so many steps, at the distance that theory gives', () => {
    const [lr, sigma] = [0.1, 0.5]
    // lr*sigma^2/(lambda*(2 - lr*lambda)) along each axis, lambda = 2.
    const predicted = Math.sqrt((2 * lr * sigma ** 2) / (2 * (2 - lr * 2)))
    const { status, hover } = endOf(bowl(lr, sigma, 20_000))
    expect(status).toBe('hovering')
    expect(hover?.steps).toBe(10_000)
    // 20 000 numbers of which one in 9 counts as independent, (1 + 0.64)/(1 - 0.64) times two: their deviation is known to 1.5 %.
    expect(Math.abs(hover!.radius / predicted - 1)).toBeLessThan(4 * 0.015)
    expect(Math.hypot(...hover!.point)).toBeLessThan(0.02)
  })

  test('is seen to hover in at least 95 of 100 draws, once it has had time for it', () => {
    const seeds = Array.from({ length: 100 }, (_, seed) => endOf(bowl(0.1, 0.5, 1200, seed)).status)
    expect(seeds.filter((status) => status === 'hovering').length).toBeGreaterThanOrEqual(95)
    expect(seeds.filter((status) => status === 'minimum')).toEqual([])
  })

  test('is still moving on its way there, at every draw, however much noise is on the way', () => {
    for (let seed = 0; seed < 100; seed++) {
      expect(endOf(bowl(0.001, 1, 300, seed, '2.5,0.5')).status, `seed ${seed}`).toBe('moving')
      // Across a ravine it hovers, and still goes along it.
      const along = `surface=ravine(kappa:100)&start=-2.5,0&run=gradientDescent(lr:0.002)/gaussian(sigma:3)&steps=300&seed=${seed}`
      expect(endOf(along).status, `seed ${seed}`).toBe('moving')
    }
  })

  test('is not called hovering after a few steps', () => {
    expect(endOf(bowl(0.1, 0.5, 50)).status).toBe('moving')
  })
})

test('a rate that falls comes nearer and nearer: it does not hover', () => {
  const { status } = endOf(
    'surface=bowl&start=2,1&run=gradientDescent(lr:0.3)/inverseTime/gaussian(sigma:0.5)&steps=3000',
  )
  expect(status).toBe('moving')
})

test('variance reduction at a constant rate comes to rest in the minimum, where batches hover round it', () => {
  const of = (estimate: string) => endOf(`surface=least_squares&run=gradientDescent(lr:0.1)/${estimate}&steps=3000`)
  expect(of('svrg').status).toBe('minimum')
  expect(of('saga').status).toBe('minimum')
  expect(of('miniBatch(B:4,sampling:replacement)').status).toBe('hovering')
})

test('a batch without a gradient is no rest: a run is at rest when it has been there for a while', () => {
  // One row pulls x up to its margin at 1; the other is beyond its own, and has no gradient at all.
  const link =
    'surface=linear_svm(lambda:0)&data=1,0,1/0,1,1&start=0,1.5&run=gradientDescent(lr:0.01)/miniBatch(B:1,sampling:replacement)'
  const { points } = pathOf(`${link}&steps=60`)
  const still = Array.from({ length: 60 }, (_, k) => k + 1).find((k) => k > 20 && points[2 * k] === points[2 * k - 2])!
  expect(endOf(`${link}&steps=${still}`)).toMatchObject({ status: 'moving', step: still, stepLength: 0 })
  // Once both rows are beyond their margins, nothing moves it any more.
  expect(endOf(`${link}&steps=400`)).toMatchObject({ status: 'flat', stepLength: 0 })
})

test('a trail is the second half of a path, however long it may become, and rests when its last points are together', () => {
  const trail = newTrail(100)
  for (let k = 0; k <= 100; k++) {
    trail.add(k, -k, 0.1)
    const first = k - trail.length
    expect(Math.abs(first - k / 2)).toBeLessThanOrEqual(1)
    expect([trail.x(0), trail.y(trail.length)]).toEqual([first, -k])
  }
  expect(rests(trail, 1)).toBe(false)
  for (let k = 0; k < 16; k++) trail.add(100.5, -100, 0.1)
  expect(rests(trail, 1)).toBe(true)
  trail.add(103, -100, 0.1)
  trail.add(103, -100, 0.1)
  expect(rests(trail, 1)).toBe(false)
})

test('a path without chance never hovers: a cycle on a kink is still moving', () => {
  const { status } = endOf('surface=abs_sum&start=2.63,-2.17&run=gradientDescent(lr:0.3)&steps=200')
  expect(status).toBe('moving')
})
