import { describe, expect, it } from 'vitest'
import { specificationOf, defaultConfiguration } from '../../src/config/index.ts'
import { courseOf, specification } from './specifications.ts'

const rosenbrock = { surface: { id: 'rosenbrock', params: {} }, start: [-1.2, 1] } as const
const sam = {
  ...rosenbrock,
  optimizer: { id: 'sam', params: {}, of: { id: 'gradientDescent', params: { lr: 0.001 } } },
}
const lbfgs = { ...rosenbrock, optimizer: { id: 'lbfgs', params: {} } }

const evaluations = (amount: number) => [{ unit: 'evaluations', amount } as const]

describe('a budget of gradient evaluations', () => {
  it('ends a run that spends two a step at half the steps, and says that it is spent', () => {
    const { end, evaluations: spent } = courseOf(specification({ ...sam, budgets: evaluations(100) }))
    expect(end).toMatchObject({
      step: 50,
      evaluations: 100,
      spent: { unit: 'evaluations', amount: 100 },
      status: 'moving',
    })
    expect(spent).toHaveLength(51)
  })

  it('is never exceeded: a step that would is not taken', () => {
    for (const budget of [1, 2, 3, 10, 31, 57]) {
      const { end, evaluations: spent } = courseOf(specification({ ...lbfgs, budgets: evaluations(budget) }))
      expect(spent.at(-1)).toBeLessThanOrEqual(budget)
      expect(end.evaluations).toBe(spent.at(-1))
    }
    expect(courseOf(specification({ ...sam, budgets: evaluations(1) })).end).toMatchObject({
      step: 0,
      evaluations: 0,
      spent: evaluations(1)[0],
    })
  })

  it('cuts the path, and changes none of it', () => {
    for (const each of [sam, lbfgs]) {
      const whole = courseOf(specification(each))
      const part = courseOf(specification({ ...each, budgets: evaluations(33) }))
      expect(part.points).toEqual(whole.points.slice(0, part.points.length))
      expect(part.losses).toEqual(whole.losses.slice(0, part.losses.length))
      expect(part.losses.length).toBeLessThan(whole.losses.length)
    }
  })

  it('judges a run where it ends', () => {
    const { end, points } = courseOf(specification({ ...sam, budgets: evaluations(100) }))
    const whole = courseOf(specification({ ...sam, steps: 50 }))
    expect(points).toEqual(whole.points)
    expect(end).toEqual({ ...whole.end, spent: evaluations(100)[0] })
  })

  it('is not spent by what takes one a step, nor by what asks for none', () => {
    expect(courseOf(specification({ budgets: evaluations(100) })).end).not.toHaveProperty('spent')
    const simplex = courseOf(
      specification({ optimizer: { id: 'nelderMead', params: {} }, budgets: evaluations(100) }),
    ).end
    expect(simplex).toMatchObject({ step: 100, evaluations: 0 })
  })

  it('tells of a divergence only if its step was paid for', () => {
    const wild = { ...sam, optimizer: { id: 'sam', params: {}, of: { id: 'gradientDescent', params: { lr: 1 } } } }
    const whole = courseOf(specification(wild)).end
    expect(whole.status).toBe('diverged')
    expect(whole.evaluations).toBe(2 * whole.step)
    expect(courseOf(specification({ ...wild, budgets: evaluations(whole.evaluations) })).end).toEqual(whole)
    expect(courseOf(specification({ ...wild, budgets: evaluations(whole.evaluations - 1) })).end.status).not.toBe(
      'diverged',
    )
  })

  it('is the number of steps where an experiment is measured by gradient evaluations', () => {
    const configuration = defaultConfiguration()
    const [run] = configuration.runs
    expect(specificationOf(configuration, run!)).not.toHaveProperty('budgets')
    const fair = specificationOf({ ...configuration, shown: { axis: 'evaluations' } }, run!)
    expect(fair.budgets).toEqual(evaluations(configuration.steps))
    expect(fair.steps).toBe(configuration.steps)
  })
})
