/** Methods that know the curvature, by what can be worked out on paper. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunSpecification } from '../../src/config/index.ts'
import { EngineProblem } from '../../src/engine/index.ts'
import { courseOf, specification } from '../engine/specifications.ts'

type Point = readonly [number, number]

function pathOf(id: string, params: Record<string, number | string>, change: Partial<RunSpecification>): Point[] {
  const { points } = courseOf(specification({ optimizer: { id, params }, ...change }))
  return Array.from({ length: points.length / 2 }, (_, k) => [points[2 * k]!, points[2 * k + 1]!])
}

const typed = (equations: string): RunSpecification['surface'] => ({ equations, params: {} })
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

describe('Newton', () => {
  test('ends on a quadratic in one step, but for rounding times the condition number', () => {
    const angle = fc.double({ min: 0, max: Math.PI, noNaN: true })
    const coordinate = fc.double({ min: -5, max: 5, noNaN: true })
    const condition = fc.constantFrom(1, 10, 1e3, 1e5)
    fc.assert(
      fc.property(condition, angle, coordinate, coordinate, (kappa, phi, x, y) => {
        const surface = { id: 'ravine_rot', params: { kappa, phi } }
        const [, end] = pathOf('newton', {}, { surface, start: [x, y], steps: 1 })
        expect(Math.max(Math.abs(end![0]), Math.abs(end![1]))).toBeLessThanOrEqual(10 * kappa * 2 ** -52 * 5)
      }),
    )
  })

  test('takes the share of the step that the rate says, and turns to the gradient as the damping grows', () => {
    const surface = typed('f(x, y) = x^2 + 50*y^2')
    const half = pathOf('newton', { lr: 0.5 }, { surface, start: [2, 1], steps: 1 })[1]!
    expect(distance(half, [1, 0.5])).toBeLessThan(1e-15)
    const [dx, dy] = pathOf('newton', { damping: 1e6 }, { surface, start: [2, 1], steps: 1 }).map(
      ([x, y]) => [x - 2, y - 1] as const,
    )[1]!
    expect(dy / dx).toBeCloseTo(100 / 4, 1)
  })

  const well = typed('f(x, y) = x^4/4 - x^2/2 + y^2/2')

  test('is drawn to a saddle, from which saddle-free Newton escapes', () => {
    const start: Point = [0.3, 1]
    expect(distance(pathOf('newton', {}, { surface: well, start, steps: 10 }).at(-1)!, [0, 0])).toBeLessThan(1e-12)
    const end = pathOf('saddleFreeNewton', {}, { surface: well, start, steps: 30 }).at(-1)!
    expect(distance(end, [1, 0])).toBeLessThan(1e-12)
  })

  test('is saddle-free Newton where the Hessian is positive and above the least curvature', () => {
    const change = { surface: typed('f(x, y) = x^4 + x^2 + x*y + 3*y^2'), start: [1.5, -1] as const, steps: 8 }
    const paths = ['newton', 'saddleFreeNewton'].map((id) => pathOf(id, {}, change))
    paths[0]!.forEach((point, k) => expect(distance(point, paths[1]![k]!)).toBeLessThan(1e-14))
  })
})

describe('methods for sums of squares', () => {
  const rosenbrock = { id: 'rosenbrock', params: {} }

  test('Gauss–Newton is Newton’s method where the residuals are linear: it ends in one step', () => {
    const surface = typed('f(x, y) = (x + 2*y - 7)^2 + (2*x + y - 5)^2')
    const [, end] = pathOf('gaussNewton', {}, { surface, start: [-5, 4], steps: 1 })
    expect(distance(end!, [1, 3])).toBeLessThan(1e-13)
  })

  test('a weight counts as a residual times its root', () => {
    const [weighted, rooted] = ['0.5*(x - y^2)^2 + 3*(y - 2)^2', '(sqrt(0.5)*(x - y^2))^2 + (sqrt(3)*(y - 2))^2'].map(
      (sum) => pathOf('gaussNewton', { lr: 0.5 }, { surface: typed(`f(x, y) = ${sum}`), start: [3, 1], steps: 20 }),
    )
    weighted!.forEach((point, k) => expect(distance(point, rooted![k]!)).toBeLessThan(1e-12))
  })

  test('Levenberg–Marquardt without damping is Gauss–Newton', () => {
    const change = { surface: rosenbrock, start: [-1.2, 1] as const, steps: 5 }
    expect(pathOf('levenbergMarquardt', { form: 'fixed', mu: 0 }, change)).toEqual(pathOf('gaussNewton', {}, change))
  })

  test('with adaptive damping it never goes up, and reaches the minimum from far away', () => {
    const optimizer = { id: 'levenbergMarquardt', params: { form: 'adaptive' } }
    const { losses, points } = courseOf(specification({ surface: rosenbrock, start: [-1.9, 2], steps: 60, optimizer }))
    losses.slice(1).forEach((loss, k) => expect(loss).toBeLessThanOrEqual(losses[k]!))
    expect(distance(points.slice(-2) as unknown as Point, [1, 1])).toBeLessThan(1e-7)
  })

  test.each([
    ['gaussNewton', 'a sum of squares'],
    ['naturalGradient', 'its Fisher information'],
  ])('%s says that it needs %s', (id, what) => {
    const surface = typed('f(x, y) = x^4 + cos(y)')
    expect(() => pathOf(id, {}, { surface, steps: 1 })).toThrow(EngineProblem)
    expect(() => pathOf(id, {}, { surface, steps: 1 })).toThrow(what)
  })
})

describe('the natural gradient', () => {
  /** The distribution's mean and log sigma after a time of 1, where y is log sigma or sigma. */
  function distributionAfter(id: string, form: string, lr: number): Point {
    const surface = { id: 'gaussian_fit', params: { form, m: 1, v: 0.5 } }
    const start = [-1, form === 'log' ? 0.5 : Math.exp(0.5)] as const
    const [x, y] = pathOf(id, { lr }, { surface, start, steps: Math.round(1 / lr) }).at(-1)!
    return [x, form === 'log' ? y : Math.log(y)]
  }
  const gap = (id: string, lr: number): number =>
    distance(distributionAfter(id, 'log', lr), distributionAfter(id, 'sigma', lr))

  test('takes one path for both ways to write the distribution, as the rate goes to 0', () => {
    expect(gap('naturalGradient', 0.001)).toBeLessThan(1e-3)
    expect(gap('naturalGradient', 0.001)).toBeLessThan(gap('naturalGradient', 0.01) / 8)
  })

  test('which gradient descent does not', () => {
    expect(gap('gradientDescent', 0.001)).toBeGreaterThan(0.04)
    expect(gap('gradientDescent', 0.001)).toBeGreaterThan(gap('gradientDescent', 0.01) / 1.5)
  })

  test('finds the mean of the data in one step of rate 1', () => {
    const surface = { id: 'gaussian_fit', params: { m: 1.5, v: 2 } }
    const [, [mean] = []] = pathOf('naturalGradient', { lr: 1 }, { surface, start: [-2, 0.3], steps: 1 })
    expect(mean).toBeCloseTo(1.5, 14)
  })
})
