/** The penalized objective f + lambda/2*|x|^2: whose it is, and that runs with coupled weight decay end where it is drawn lowest. */
import { describe, expect, it, test } from 'vitest'
import {
  drawnPenalty,
  penaltyStrength,
  readLink,
  type MethodChoice,
  type OptimizerChoice,
  type RunConfiguration,
} from '../../src/config/index.ts'
import { contourPicture, penalized, surfaceFunction } from '../../src/engine/index.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { courseOf, specification } from './specifications.ts'

const runOf = (optimizer: OptimizerChoice, change: Partial<RunConfiguration> = {}): RunConfiguration => ({
  key: 'run',
  slot: 0,
  optimizer,
  schedule: { id: 'constant', params: {} },
  ...change,
})
const strengthOf = (optimizer: OptimizerChoice, change?: Partial<RunConfiguration>) =>
  penaltyStrength(runOf(optimizer, change), 100)
const typed = (equations: string, params = {}): OptimizerChoice => ({ equations, params })

/** A bowl round (2, -1); with the penalty of lambda its minimum is (4/(2 + lambda), -4/(4 + lambda)). */
const bowl: MethodChoice = { equations: 'f(x, y) = (x - 2)^2 + 2*(y + 1)^2', params: {} }
const lowest = (lambda: number) => [4 / (2 + lambda), -4 / (4 + lambda)] as const

describe('on a bowl, the minimum of the penalized objective', () => {
  const lambda = 0.6
  const [x, y] = lowest(lambda)

  test.each<[string, OptimizerChoice]>([
    ['gradient descent', { id: 'gradientDescent', params: { lr: 0.1, weightDecay: lambda } }],
    ['momentum', { id: 'momentum', params: { lr: 0.05, weightDecay: lambda } }],
    ['Nesterov', { id: 'nesterov', params: { lr: 0.05, weightDecay: lambda } }],
    ['Adam', { id: 'adam', params: { lr: 0.05, beta2: 0.9, weightDecay: lambda } }],
    ['a typed text', typed('x = x - lr*(grad(x) + k*x)', { lr: 0.1, k: lambda })],
  ])('is where %s with weight decay ends, to 1e-10', (_, optimizer) => {
    expect(strengthOf(optimizer)).toBe(lambda)
    const schedule = { id: 'exponential', params: { gamma: 0.995 } }
    const { points } = courseOf(specification({ surface: bowl, optimizer, schedule, steps: 6000 }))
    expect(Math.hypot(points.at(-2)! - x, points.at(-1)! - y)).toBeLessThan(1e-10)
  })

  it('is not where AdamW ends', () => {
    const optimizer = { id: 'adamw', params: { lr: 0.05, weightDecay: lambda } }
    const { points } = courseOf(specification({ surface: bowl, optimizer, steps: 4000 }))
    expect(Math.hypot(points.at(-2)! - x, points.at(-1)! - y)).toBeGreaterThan(0.1)
  })

  it('is where the contour picture is lowest', () => {
    // The middle sample of an odd grid round the minimum is the minimum itself.
    const view = { x: [x - 1, x + 1], y: [y - 1, y + 1] } as const
    const picture = contourPicture({ surface: bowl, view, columns: 65, rows: 65, penalty: lambda })
    const least = (x - 2) ** 2 + 2 * (y + 1) ** 2 + (lambda / 2) * (x * x + y * y)
    expect(Math.abs(picture.minimum - least)).toBeLessThan(1e-14)
    for (const { coordinates } of picture.isolines.filter(({ offsets }) => offsets.length === 2)) {
      const middle = (axis: 0 | 1) => {
        const values = [...coordinates].filter((_, i) => i % 2 === axis)
        return (Math.min(...values) + Math.max(...values)) / 2
      }
      expect(Math.hypot(middle(0) - x, middle(1) - y)).toBeLessThan(0.02)
    }
  })

  it('has the value, gradient and Hessian of f + lambda/2*|x|^2', () => {
    const f = surfaceFunction(bowl)
    const sum = penalized(f, lambda)
    const out = new Float64Array(3)
    expect(sum.value(3, -2)).toBe(3 + 0.3 * 13)
    expect(sum.gradient(3, -2, out)).toBe(3 + 0.3 * 13)
    expect([...out.slice(0, 2)]).toEqual([2 + 1.8, -4 - 1.2])
    sum.hessian(3, -2, out)
    expect([...out]).toEqual([2.6, 0, 4.6])
  })
})

describe('of the built-in optimizers', () => {
  // ASGD has a tiny decay of its own, and Yogi starts with small numbers in place of zeros: they stay nearly.
  const stays = (value: number, i: number) => Math.abs(value - (i % 2 === 0 ? 1 : -0.5)) < 1e-4
  // A bowl round (2, -1) whose penalized minimum for lambda = 2, (1, -1/2), is a number of the machine: there g + 2x is exactly zero.
  const round: MethodChoice = { equations: 'f(x, y) = (x - 2)^2 + (y + 1)^2', params: {} }
  const decaying = Object.entries(optimizers).filter(([, { params }]) => 'weightDecay' in params)

  test.each(decaying)('%s stays at the penalized minimum if and only if it is said to go down that', (id) => {
    const optimizer: OptimizerChoice = { id, params: { weightDecay: 2 } }
    const { points } = courseOf(specification({ surface: round, optimizer, start: [1, -0.5], steps: 5 }))
    expect(strengthOf(optimizer)).toBe(points.every(stays) ? 2 : undefined)
  })

  it('those with coupled decay have one, and AdamW, Lion and Adan have none', () => {
    for (const id of [
      'gradientDescent',
      'momentum',
      'nesterov',
      'adagrad',
      'rmsprop',
      'adam',
      'amsgrad',
      'nadam',
      'radam',
    ])
      expect(strengthOf({ id, params: { weightDecay: 0.25 } }), id).toBe(0.25)
    for (const id of ['adamw', 'lion', 'adan'])
      expect(strengthOf({ id, params: { weightDecay: 0.25 } }), id).toBeUndefined()
  })
})

describe('there is no penalized objective', () => {
  it('without decay, or while maximizing', () => {
    expect(strengthOf({ id: 'adam', params: {} })).toBeUndefined()
    expect(strengthOf({ id: 'adam', params: { weightDecay: 0.1, maximize: true } })).toBeUndefined()
  })

  it('where a schedule moves the decay: the objective would move too', () => {
    const scheduled = { weightDecay: { id: 'cosine', params: {} } }
    expect(strengthOf({ id: 'momentum', params: { weightDecay: 0.1 } }, { scheduled })).toBeUndefined()
  })

  it('in lines that add something else than the point where the gradient was taken', () => {
    expect(strengthOf(typed('y = x/2\nx = x - lr*(g + 0.1*y)'))).toBeUndefined()
    expect(strengthOf(typed('x = x - lr*(g + beta*v)\nv = g'))).toBeUndefined()
    expect(strengthOf(typed('x = x/2\nx = x - lr*(g + 0.1*x)'))).toBeUndefined()
    expect(strengthOf(typed('x = x - lr*(g + 0.1*x)'))).toBe(0.1)
  })
})

describe('a link', () => {
  const penaltyIn = (link: string) => {
    const { configuration, notices } = readLink(link)
    expect(notices).toEqual([])
    const penalty = drawnPenalty(configuration)
    return penalty && [configuration.runs.indexOf(penalty.run), penalty.strength]
  }

  it('says of which run the penalized objective is drawn', () => {
    expect(penaltyIn('run=adam(weightDecay:0.5)&run=momentum(weightDecay:0.1)/penalized')).toEqual([1, 0.1])
    expect(penaltyIn('run=adam(weightDecay:0.5)')).toBeUndefined()
  })

  it('draws f where that run has none, or is hidden', () => {
    expect(penaltyIn('run=adamw(weightDecay:0.5)/penalized')).toBeUndefined()
    expect(penaltyIn('run=adam(weightDecay:0.5)/hidden/penalized')).toBeUndefined()
  })
})
