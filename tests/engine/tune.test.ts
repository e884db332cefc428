import { describe, expect, it } from 'vitest'
import type { RunSpecification } from '../../src/config/index.ts'
import { tune, type Tuned } from '../../src/engine/index.ts'
import { rateGrid } from '../../src/engine/tune.ts'
import { courseOf, specification } from './specifications.ts'

function tuned(change: Partial<RunSpecification>): Tuned {
  const search = tune({ kind: 'tune', specification: specification(change) })
  for (let next = search.next(); ; next = search.next()) if (next.done) return next.value
}

const ravine = { surface: { id: 'ravine', params: { kappa: 20 } }, start: [-2.6, 1.2] } as const

describe('the best rate', () => {
  it('of gradient descent on a quadratic is 2/(λ_min + λ_max), for a long horizon', () => {
    const steep = { ...ravine, surface: { id: 'ravine', params: { kappa: 100 } } }
    const { best } = tuned({ ...steep, start: [1, 0.1], steps: 600 })
    expect(Math.abs(best.rate / (2 / (1 + 100)) - 1)).toBeLessThan(0.01)
  })

  it('of Newton on a quadratic is 1: it is there after one step', () => {
    const { best } = tuned({ ...ravine, optimizer: { id: 'newton', params: {} } })
    expect(best).toEqual({ rate: 1, loss: 0 })
  })

  it('is no worse than any rate of the grid', () => {
    const change = { ...ravine, optimizer: { id: 'momentum', params: { beta: 0.9 } }, steps: 40 }
    const { best } = tuned(change)
    const losses = rateGrid([1e-5, 10]).map((lr) =>
      courseOf(specification({ ...change, optimizer: { id: 'momentum', params: { beta: 0.9, lr } } })).losses.at(-1)!,
    )
    for (const loss of losses) expect(best.loss).toBeLessThanOrEqual(loss)
  })

  it('has three digits and the loss that the run has with it, digit for digit', () => {
    const { best } = tuned({ ...ravine, steps: 30 })
    expect(Number(best.rate.toPrecision(3))).toBe(best.rate)
    const course = courseOf(
      specification({ ...ravine, steps: 30, optimizer: { id: 'gradientDescent', params: { lr: best.rate } } }),
    )
    expect(course.losses.at(-1)).toBe(best.loss)
  })

  it('is the one that came there first, of those whose losses differ by rounding only', () => {
    const { best } = tuned({ surface: { id: 'bowl', params: {} }, steps: 400 })
    expect(best.rate).toBeCloseTo(courseOf(specification()).end.eigenvalues[0] ** -1, 2)
  })

  it('of a run that goes up is the one that ends highest', () => {
    const surface = { equations: 'f(x, y) = -x^2 - 4*y^2', params: {} }
    const up = { id: 'gradientDescent', params: { maximize: true } }
    const { best, ascends } = tuned({ surface, steps: 20, optimizer: up })
    const down = tuned({ surface: { ...surface, equations: 'f(x, y) = x^2 + 4*y^2' }, steps: 20 }).best
    expect(best).toEqual({ rate: down.rate, loss: -down.loss })
    expect(ascends).toBe(true)
  })

  it('of a wrapper is that of what it holds', () => {
    const { best } = tuned({
      ...ravine,
      optimizer: { id: 'sam', params: {}, of: { id: 'gradientDescent', params: {} } },
    })
    expect(best.rate).toBeGreaterThan(0.03)
    expect(best.rate).toBeLessThan(0.1)
  })
})

describe('what the search discloses', () => {
  it('is the runs, their steps, all gradient evaluations, how many diverged, and the neighbours', () => {
    const { runs, steps, evaluations, diverged, range, below, above, edge, best } = tuned({ ...ravine, steps: 1000 })
    expect({ steps, range, edge }).toEqual({ steps: 1000, range: [1e-5, 10], edge: undefined })
    expect(runs).toBeGreaterThan(25)
    expect(diverged).toBeGreaterThan(0)
    expect(evaluations).toBeLessThan(runs * 1000)
    expect(evaluations).toBeGreaterThan((runs - diverged) * 1000)
    expect(below!.rate).toBeLessThan(best.rate)
    expect(above!.rate).toBeGreaterThan(best.rate)
    expect(Math.min(below!.loss, above!.loss)).toBeGreaterThanOrEqual(best.loss)
  })

  it('is the edge, where the best rate is the last of the range', () => {
    const uphill = { equations: 'f(x, y) = -x', params: {} }
    expect(tuned({ surface: uphill, steps: 5 }).edge).toBe('high')
    expect(tuned({ surface: { equations: 'f(x, y) = abs(x)', params: {} }, start: [0, 0], steps: 5 }).best.loss).toBe(0)
  })
})

it('spends on every run what it may of gradient evaluations: of two a step, half the steps', () => {
  const sam = { ...ravine, optimizer: { id: 'sam', params: {} }, steps: 60 }
  const half = tuned({ ...sam, budgets: [{ unit: 'evaluations', amount: 60 }] })
  expect(half.best).toEqual(tuned({ ...sam, steps: 30 }).best)
  expect(half.budgets).toEqual([{ unit: 'evaluations', amount: 60 }])
})

it('finds the same twice', () => {
  const search = () => tuned({ optimizer: { id: 'adam', params: {} } })
  expect(search()).toEqual(search())
})

it('can be stopped between any two chunks, and says how far it is', () => {
  const search = tune({ kind: 'tune', specification: specification({ steps: 2000 }) })
  expect([search.next().value, search.next().value]).toEqual([
    { done: 0, of: 39 },
    { done: 0, of: 39 },
  ])
  search.return({} as Tuned)
  expect(search.next().done).toBe(true)
})

it('tells that the rate makes no difference where the equations do not name it', () => {
  const { runs, equal } = tuned({ optimizer: { equations: 'x = x - 0.1*g', params: {} } })
  expect(equal).toBe(runs)
})

describe('under noise', () => {
  const noisy = {
    surface: { id: 'least_squares', params: {} },
    start: [-1, 1.5] as const,
    steps: 200,
    seed: 7,
    estimate: { id: 'miniBatch', params: { B: 4 } },
  }

  it('all runs have the same seed, and what counts is the mean over the last tenth of their steps', () => {
    const { best, seed } = tuned(noisy)
    expect(seed).toBe(7)
    const { losses } = courseOf(
      specification({ ...noisy, optimizer: { id: 'gradientDescent', params: { lr: best.rate } } }),
    )
    expect(best.loss).toBeCloseTo(
      losses.slice(-21).reduce((sum, loss) => sum + loss / 21, 0),
      12,
    )
    expect(tuned(noisy)).toEqual(tuned(noisy))
  })

  it('another seed may have another best rate; without chance there is no seed to tell of', () => {
    expect(tuned({ ...noisy, seed: 8 }).best.rate).not.toBe(tuned(noisy).best.rate)
    expect(tuned({ ...noisy, estimate: undefined })).not.toHaveProperty('seed')
  })
})

it('says so where there is no rate: of equations that cannot be read', () => {
  expect(() => tuned({ optimizer: { equations: 'x = x - lr*', params: {} } })).toThrow('no rate')
})
