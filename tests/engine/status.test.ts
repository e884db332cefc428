import { describe, expect, it } from 'vitest'
import type { RunSpecification } from '../../src/config/index.ts'
import { eigenvaluesOf, stationaryKind } from '../../src/engine/index.ts'
import { courseOf, specification } from './specifications.ts'

const surface = (id: string, params = {}) => ({ surface: { id, params } })
const typed = (text: string) => ({ surface: { equations: `f(x, y) = ${text}`, params: {} } })
const optimizer = (id: string, lr: number, params = {}) => ({ optimizer: { id, params: { lr, ...params } } })
const endOf = (change: Partial<RunSpecification>) => courseOf(specification(change)).end
const statusOf = (change: Partial<RunSpecification>) => endOf(change).status

describe('the status of a run that ended', () => {
  it('is minimum at a minimum, with the numbers that say so', () => {
    const end = endOf({ steps: 200 })
    expect(end).toMatchObject({ status: 'minimum', step: 200, eigenvalues: [2, 2] })
    expect(end.gradientNorm).toBeLessThan(1e-9)
    expect(end.stepLength).toBeLessThan(1e-9)
  })

  it.each<[string, Partial<RunSpecification>]>([
    ['a ravine', { ...surface('ravine'), start: [2, 1], steps: 1000, ...optimizer('gradientDescent', 0.018) }],
    ['Rosenbrock, by Adam', { ...surface('rosenbrock'), start: [-1.2, 1], steps: 6000, ...optimizer('adam', 0.02) }],
    ['Himmelblau', { ...surface('himmelblau'), start: [0.5, 0.5], steps: 300, ...optimizer('gradientDescent', 0.01) }],
    ['Beale', { ...surface('beale'), start: [1, 1], steps: 20_000, ...optimizer('gradientDescent', 0.01) }],
    [
      'a ravine of condition 1e6',
      { ...surface('ravine', { kappa: 1e6 }), start: [0, 1e-6], steps: 10, ...optimizer('gradientDescent', 1e-6) },
    ],
  ])('is minimum in %s', (_, change) => {
    expect(statusOf(change)).toBe('minimum')
  })

  it('is saddle, not converged, where gradient descent from the axis ends', () => {
    expect(endOf({ ...surface('saddle'), start: [1, 0], steps: 200 })).toMatchObject({
      status: 'saddle',
      eigenvalues: [-2, 2],
    })
  })

  it('is maximum where ascent ends', () => {
    expect(statusOf({ ...typed('-(x^2 + y^2)'), ...optimizer('gradientDescent', 0.1, { maximize: true }) })).toBe(
      'maximum',
    )
  })

  it('is moving in a slow valley, however small the gradient', () => {
    const end = endOf({ ...surface('rosenbrock'), start: [-1.2, 1], steps: 500, ...optimizer('gradientDescent', 1e-3) })
    expect(end.status).toBe('moving')
    // The same picture with f a million times smaller: a gradient of a millionth is no convergence.
    const small = endOf({
      ...typed('((1 - x)^2 + 100*(y - x^2)^2)/1000000'),
      start: [-1.2, 1],
      steps: 500,
      ...optimizer('gradientDescent', 1e3),
    })
    expect(small).toMatchObject({ status: 'moving' })
    expect(small.gradientNorm).toBeLessThan(1e-4)
  })

  it.each<[string, Partial<RunSpecification>]>([
    ['on a slow start', { ...optimizer('gradientDescent', 1e-9) }],
    ['on a plane', { ...surface('plane'), start: [0, 0], ...optimizer('gradientDescent', 1e-9) }],
    ['at a kink it jumps across', { ...surface('abs_sum'), start: [2, 1], ...optimizer('gradientDescent', 0.03) }],
    [
      'at a kink with tiny steps',
      { ...surface('abs_sum'), start: [1e-6, 1e-6], ...optimizer('gradientDescent', 1e-6) },
    ],
    [
      'at a kink with strong curvature',
      { ...typed('abs(x) + 1000000*x^2 + y^2'), start: [1e-7, 0], ...optimizer('gradientDescent', 1e-9) },
    ],
    ['at a cusp', { ...typed('sqrt(abs(x)) + y^2'), start: [1e-12, 0], ...optimizer('gradientDescent', 1e-18) }],
    [
      'near a minimum by either coordinate but not by both',
      {
        ...surface('bowl'),
        start: [2.5, -1.5],
        steps: 150,
        ...optimizer('adam', 0.1, { biasCorrection: false }),
      },
    ],
    ['while momentum passes the minimum', { start: [1, 0], steps: 5, ...optimizer('momentum', 0.1, { beta: 0.9 }) }],
    [
      'while it leaves a saddle',
      { ...surface('saddle'), start: [1, 1e-4], steps: 60, ...optimizer('gradientDescent', 0.1) },
    ],
    ['far outside the view, on a steep wall', { start: [1e5, 1e5], steps: 10, ...optimizer('gradientDescent', 1e-10) }],
    [
      'on the tail of a sigmoid',
      { ...typed('1/(1 + exp(-x)) + y^2'), start: [-2, 0], steps: 300, ...optimizer('gradientDescent', 0.1) },
    ],
  ])('is moving %s', (_, change) => {
    expect(statusOf(change)).toBe('moving')
  })

  it.each<[string, Partial<RunSpecification>]>([
    ['on a plateau', { ...surface('gauss_well'), start: [3.5, 3.5] }],
    ['where gradient and curvature underflow', { ...surface('gauss_well'), start: [40, 40] }],
    ['at a minimum whose Hessian vanishes', { ...surface('quartic'), start: [1e-3, 1e-3] }],
    [
      'at an inflection, where the other coordinate is still on its way to its minimum',
      { ...typed('x^2 + y^3'), start: [5e-4, 1e-4], steps: 1, ...optimizer('gradientDescent', 1e-6) },
    ],
    [
      'a hair from an inflection',
      { ...typed('x^2 + y^3'), start: [0, 1e-8], steps: 1, ...optimizer('gradientDescent', 1e-6) },
    ],
    ['exactly there', { ...surface('quartic'), start: [0, 0] }],
    ['at a monkey saddle', { ...surface('monkey_saddle'), start: [0, 0] }],
    ['at the bottom of a trough without end', { ...typed('x^2'), start: [1, 1], steps: 200 }],
    ['on a constant', { ...typed('3') }],
  ])('is flat %s', (_, change) => {
    expect(statusOf(change)).toBe('flat')
  })

  it('is diverged when a value ceased to be finite', () => {
    expect(statusOf({ ...optimizer('gradientDescent', 3), steps: 2000 })).toBe('diverged')
  })

  const scenes = [
    ['minimum', 'x^2 + 10*y^2', [1, 1], 0.05, 300],
    ['saddle', 'x^2 - y^2', [1, 0], 0.1, 200],
    ['moving', '(1 - x)^2 + 100*(y - x^2)^2', [-1.2, 1], 1e-3, 500],
    ['flat', '1 - exp(-(x^2 + y^2)/2)', [3.5, 3.5], 0.1, 100],
    ['flat', 'x^4 + y^4', [1e-3, 1e-3], 0.1, 100],
  ] as const

  it.each(scenes)(
    '%s stays with f = %s times a million, a millionth, or plus a number',
    (status, text, start, lr, steps) => {
      for (const scale of [1, 1e6, 1e-6]) {
        const change = { ...typed(`${scale}*(${text})`), start, steps, ...optimizer('gradientDescent', lr / scale) }
        expect(statusOf(change), `times ${scale}`).toBe(status)
      }
      expect(statusOf({ ...typed(`${text} - 7`), start, steps, ...optimizer('gradientDescent', lr) }), 'minus 7').toBe(
        status,
      )
    },
  )
})

describe('the kind of a stationary point', () => {
  it('follows the signs of the eigenvalues, and says nothing where one of them is only rounding', () => {
    expect(stationaryKind([1e-9, 2e-9])).toBe('minimum')
    expect(stationaryKind([-3, 2])).toBe('saddle')
    expect(stationaryKind([-3, -2])).toBe('maximum')
    expect(stationaryKind([0, 2])).toBe('flat')
    expect(stationaryKind([1e-13, 2])).toBe('flat')
    expect(stationaryKind([0, 0])).toBe('flat')
  })

  it.each([
    [
      [2, 0, 3],
      [2, 3],
    ],
    [
      [3, 0, 2],
      [2, 3],
    ],
    [
      [0, 1, 0],
      [-1, 1],
    ],
    [
      [-5, 2, -2],
      [-6, -1],
    ],
    [
      [0, 0, 0],
      [0, 0],
    ],
    [
      [1e300, 0, 1e300],
      [1e300, 1e300],
    ],
  ])('eigenvalues of the Hessian %j are %j', (hessian, [low, high]) => {
    const [first, second] = eigenvaluesOf(hessian)
    expect(first).toBeCloseTo(low!, 12)
    expect(second).toBeCloseTo(high!, 12)
  })
})
