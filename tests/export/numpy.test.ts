import { describe, expect, it } from 'vitest'
import { clips } from '../../src/clips/index.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { schedules } from '../../src/schedules/index.ts'
import { surfaces } from '../../src/surfaces/index.ts'
import { formsOf } from '../methods/combinations.ts'
import { computed, experiment, runOf, scriptOf } from './experiments.ts'
import { evaluate } from './python.ts'

const sameBits = (...given: Parameters<typeof experiment>) => {
  const configuration = experiment(...given)
  expect(evaluate(scriptOf(configuration, 'numpy'))).toEqual(computed(configuration))
}

describe('a NumPy script takes the program’s path, to the bit', () => {
  it.each(Object.entries(surfaces))('on %s', (id, { start }) => {
    sameBits([runOf({ id: 'gradientDescent', params: { lr: 1e-4 } }), runOf({ id: 'adam', params: { lr: 0.01 } })], {
      surface: { id, params: {} },
      start,
      steps: 5,
    })
  })

  const withEquations = Object.entries(optimizers).filter(([, { procedure }]) => !procedure)
  it.each(withEquations)('by %s, in every form', (id, { params, needs }) => {
    const place = {
      squares: { surface: { id: 'rosenbrock', params: {} } },
      fisher: { surface: { id: 'gaussian_fit', params: {} }, start: surfaces.gaussian_fit?.start },
    }
    const runs = formsOf(params).map((values) => runOf({ id, params: values }))
    sameBits(runs, needs ? place[needs] : {})
  })

  it.each(Object.entries(schedules))('with the rates of %s', (id, { params, holds }) => {
    const of = [
      { id: 'exponential', params: {} },
      { id: 'cosine', params: {} },
    ].slice(0, holds)
    const short = { W: 5, at: 8, T0: 4, t1: 6, t2: 12 }
    const runs = formsOf(params).map((values) => {
      const inside = Object.fromEntries(Object.entries(short).filter(([name]) => name in params))
      return runOf(
        { id: 'momentum', params: { lr: 0.002 } },
        { schedule: { id, params: { ...values, ...inside }, of } },
      )
    })
    sameBits(runs)
  })

  it.each(Object.entries(clips))('with gradients clipped by %s, look-ahead gradients too', (id, { params }) => {
    const runs = formsOf(params).flatMap((values) =>
      ['gradientDescent', 'nesterov'].map((optimizer) =>
        runOf({ id: optimizer, params: { lr: 0.01 } }, { clip: { id, params: { ...values, max: 3 } } }),
      ),
    )
    sameBits(runs)
  })

  it('with parameters that a schedule moves', () => {
    const scheduled = { beta1: { id: 'cosine', params: {} }, eps: { id: 'step', params: { stepSize: 4 } } }
    sameBits([
      runOf({ id: 'adam', params: { lr: 0.05 } }, { scheduled }),
      runOf({ id: 'momentum', params: {} }, { schedule: { id: 'oneCycle', params: { cycleMomentum: true } } }),
    ])
  })

  it('of a wrapper round another method', () => {
    const of = { id: 'adam', params: { lr: 0.05 } }
    sameBits([runOf({ id: 'lookahead', params: {}, of }), runOf({ id: 'sam', params: {}, of })])
  })

  it('of equations that are typed, whatever their names', () => {
    const surface = {
      equations: 'f1 = x - lambda\nf(x, y) = log(1 + f1^2) + k*(y + f1/2)^2',
      params: { lambda: 0.5, k: 1.5 },
    }
    const equations = [
      'init lambda = 1\nf = sign(g)*abs(g)^0.5\nlambda = lambda*0.99\nx = x - lr*lambda*f',
      'y = x - lr*grad(x)\na = loss(y)\nb = loss(x)\nx = where(a < b, y, x - beta^t*lr*norm(g))',
      'H = hess(x) + 2*I\nx = x - solve(eigabs(H, 0.1), g)',
      'start = 2^-9*mean(x) + max(sum(g), 1, pi)\nx = x*1 - lr*start',
    ]
    sameBits(
      equations.map((each) => runOf({ equations: each, params: { lr: 0.02 } })),
      { surface, start: [1.1, -0.8] },
    )
  })

  it.each([
    'where(x > 0, sqrt(x), x^2) + |y|*y^2',
    'max(x, 1)^2 + min(y, x, 3)^2 + a^x + x^p + floor(y)',
    'tan(x*q)^2 + tanh(y)^-2 + 1/(1 - q)',
    '2*3',
  ])('on the typed %s', (equations) => {
    const surface = { equations: `q = 0.5\nf(x, y) = ${equations}`, params: { a: 2, p: 4 } }
    sameBits(
      ['adam', 'newton', 'nesterov'].map((id) => runOf({ id, params: { lr: 0.1 } })),
      { surface, start: [-0.5, 1] },
    )
  })

  it('and ends with the last finite point of a path that diverges', () => {
    const configuration = experiment([runOf({ id: 'gradientDescent', params: { lr: 5 } })])
    const [ours = []] = computed(configuration)
    expect(ours.length).toBeLessThan(20)
    expect(evaluate(scriptOf(configuration, 'numpy'))).toEqual([ours])
  })
})
