import { describe, expect, it } from 'vitest'
import { specificationOf, defaultConfiguration } from '../../src/config/index.ts'
import { courseOf, specification } from './specifications.ts'

const rosenbrock = { surface: { id: 'rosenbrock', params: {} }, start: [-1.2, 1] } as const
const sam = {
  ...rosenbrock,
  optimizer: { id: 'sam', params: {}, of: { id: 'gradientDescent', params: { lr: 0.001 } } },
}
const lbfgs = { ...rosenbrock, optimizer: { id: 'lbfgs', params: {} } }

describe('a budget of gradient evaluations', () => {
  it('ends a run that spends two a step at half the steps, and says that it is spent', () => {
    const { end, evaluations } = courseOf(specification({ ...sam, budget: 100 }))
    expect(end).toMatchObject({ step: 50, evaluations: 100, isSpent: true, status: 'moving' })
    expect(evaluations).toHaveLength(51)
  })

  it('is never exceeded: a step that would is not taken', () => {
    for (const budget of [1, 2, 3, 10, 31, 57]) {
      const { end, evaluations } = courseOf(specification({ ...lbfgs, budget }))
      expect(evaluations.at(-1)).toBeLessThanOrEqual(budget)
      expect(end.evaluations).toBe(evaluations.at(-1))
    }
    expect(courseOf(specification({ ...sam, budget: 1 })).end).toMatchObject({ step: 0, evaluations: 0, isSpent: true })
  })

  it('cuts the path, and changes none of it', () => {
    for (const each of [sam, lbfgs]) {
      const whole = courseOf(specification(each))
      const part = courseOf(specification({ ...each, budget: 33 }))
      expect(part.points).toEqual(whole.points.slice(0, part.points.length))
      expect(part.losses).toEqual(whole.losses.slice(0, part.losses.length))
      expect(part.losses.length).toBeLessThan(whole.losses.length)
    }
  })

  it('judges a run where it ends', () => {
    const { end, points } = courseOf(specification({ ...sam, budget: 100 }))
    const whole = courseOf(specification({ ...sam, steps: 50 }))
    expect(points).toEqual(whole.points)
    expect(end).toEqual({ ...whole.end, isSpent: true })
  })

  it('is not spent by what takes one a step, nor by what asks for none', () => {
    expect(courseOf(specification({ budget: 100 })).end).not.toHaveProperty('isSpent')
    const simplex = courseOf(specification({ optimizer: { id: 'nelderMead', params: {} }, budget: 100 })).end
    expect(simplex).toMatchObject({ step: 100, evaluations: 0 })
  })

  it('tells of a divergence only if its step was paid for', () => {
    const wild = { ...sam, optimizer: { id: 'sam', params: {}, of: { id: 'gradientDescent', params: { lr: 1 } } } }
    const whole = courseOf(specification(wild)).end
    expect(whole.status).toBe('diverged')
    expect(whole.evaluations).toBe(2 * whole.step)
    expect(courseOf(specification({ ...wild, budget: whole.evaluations })).end).toEqual(whole)
    expect(courseOf(specification({ ...wild, budget: whole.evaluations - 1 })).end.status).not.toBe('diverged')
  })

  it('is the number of steps where an experiment is measured by gradient evaluations', () => {
    const configuration = defaultConfiguration()
    const [run] = configuration.runs
    expect(specificationOf(configuration, run!)).not.toHaveProperty('budget')
    const fair = specificationOf({ ...configuration, shown: { axis: 'evaluations' } }, run!)
    expect(fair.budget).toBe(configuration.steps)
  })
})
