/** Lookahead and SAM: lines round the lines of another optimizer, whatever that is. */
import { describe, expect, test } from 'vitest'
import type { ParameterValues } from '../../src/core/parameter.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { bowl, follow, readOptimizer, surface } from '../language/read.ts'
import { combinationsOf, defaultsOf, numbersOf } from './combinations.ts'
import { linesOf } from './stepping.ts'

const wrap = (id: string, held: string): string => {
  const { equations } = optimizers[id]!
  return typeof equations === 'string' ? equations : equations({}, held)
}

/** Every optimizer that has lines and could be held, wrappers included. */
const texts = Object.entries(optimizers)
  .filter(([, { procedure, holds }]) => !procedure && !holds)
  .map(([id]): [id: string, text: string, numbers: Record<string, number>] => [
    id,
    linesOf(id).join('\n'),
    numbersOf(defaultsOf(optimizers[id]!.params)),
  ])

const valley = surface('(1 - x)^2 + 5*(y - x^2)^2')
// Squares and a Fisher information, so that every method can be asked to run.
const likelihood = surface('F11 = 1 + y^2\nF22 = 2\nf(x, y) = (x - 1)^2 + 3*(y + x)^2')
const start = [-0.7, 0.4]

const journey = (text: string, numbers: ParameterValues, steps = 40, on = valley) =>
  follow(text, { start, parameters: numbersOf(numbers), lr: 0.01, steps, on })

describe.each(texts)('round %s', (_, text, numbers) => {
  const path = (of: string, own: Record<string, number>) => journey(of, { ...numbers, ...own }, 40, likelihood).points

  test('lookahead with alpha = 1 is the optimizer itself, to the last bit', () => {
    const wrapped = path(wrap('lookahead', text), { kSlow: 4, alphaSlow: 1 })
    expect(wrapped).toEqual(path(text, {}))
  })

  test('SAM with rho = 0 is the optimizer itself, to the last bit', () => {
    expect(path(wrap('sam', text), { rhoSam: 0 })).toEqual(path(text, {}))
  })
})

describe('lookahead', () => {
  test('goes part of the way in every k-th step, and from there on with the state that the optimizer has', () => {
    const held = 'v = 0.9*v + g\nx = x - lr*v'
    const { points } = journey(wrap('lookahead', held), { kSlow: 3, alphaSlow: 0.4 }, 6, bowl)
    const gradient = ([x = 0, y = 0]: readonly number[]) => [2 * x, 20 * y]
    let [x, v, slow] = [start, [0, 0], start]
    for (let t = 1; t <= 6; t++) {
      const g = gradient(x)
      v = v.map((u, i) => 0.9 * u + g[i]!)
      x = x.map((u, i) => u - 0.01 * v[i]!)
      if (t % 3 === 0) x = slow = slow.map((u, i) => u + 0.4 * (x[i]! - u))
      x.forEach((u, i) => expect(points[t]![i], `step ${t}`).toBeCloseTo(u, 13))
    }
  })

  test('shows the slow weights as a second path, beside those that the held optimizer shows', () => {
    expect(readOptimizer(wrap('lookahead', 'x = x - lr*g')).shown).toEqual(['phi'])
    expect(readOptimizer(wrap('lookahead', linesOf('asgd').join('\n'))).shown).toEqual(['xbar', 'phi'])
  })
})

describe('SAM', () => {
  test('takes the gradient from rho up the hill, and costs two of them', () => {
    const { points, oracle } = journey(wrap('sam', 'x = x - lr*g'), { rhoSam: 0.5 }, 1, bowl)
    const g = [2 * start[0]!, 20 * start[1]!]
    const [x, y] = start.map((u, i) => u + (0.5 * g[i]!) / Math.hypot(...g))
    expect(points[1]![0]).toBeCloseTo(start[0]! - 0.01 * 2 * x!, 14)
    expect(points[1]![1]).toBeCloseTo(start[1]! - 0.01 * 20 * y!, 14)
    expect(oracle.gradients).toBe(2)
  })

  test('asks up the hill wherever the held optimizer asks', () => {
    const held = 'u = x - lr*v\nv = 0.9*v + grad(x - lr*(v + grad(u)))\nx = x - lr*v'
    const { oracle } = journey(wrap('sam', held), { rhoSam: 0.1 }, 1, bowl)
    expect(oracle.gradients).toBe(4)
    expect(wrap('sam', linesOf('nesterov').join('\n')).split('\n')).toEqual([
      'y = x - lr*beta*v',
      'u = grad(y)',
      's = where(norm(u) > 0, rhoSam/norm(u), 0)',
      'ghat = grad(y + s*u)',
      'v = beta*v + ghat',
      'x = x - lr*v',
    ])
  })

  test('does not come to rest in a minimum at a constant rate: it hops across', () => {
    const [rate, rho, curvature] = [0.03, 0.5, 20]
    const text = wrap('sam', 'x = x - lr*g')
    const { points } = follow(text, { start: [0, 1], parameters: { rhoSam: rho }, lr: rate, steps: 200, on: bowl })
    // x = -(x - rate*curvature*(x + rho)) half a hop away from it.
    const half = (rate * curvature * rho) / (2 - rate * curvature)
    for (const [, y] of points.slice(-10)) expect(Math.abs(y!)).toBeCloseTo(half, 10)
  })

  test('stays where there is no slope', () => {
    const [text, numbers] = [wrap('sam', 'x = x - lr*g'), { rhoSam: 0.5 }]
    expect(follow(text, { start: [0, 0], parameters: numbers, lr: 0.1, steps: 2 }).last).toEqual([0, 0])
  })
})

describe('names', () => {
  const greedy =
    'k = k + 1\nphi = phi/2 + g\ns = s + 1\nghat = ghat + s\nphi2 = phi2 + 1\nx = x - lr*phi/(k + ghat + phi2)'

  test.each(['lookahead', 'sam'])('of %s give way to those of a typed text', (id) => {
    const own = { kSlow: 2, alphaSlow: 1, rhoSam: 0 }
    const [wrapped, alone] = [wrap(id, greedy), greedy].map((text) => journey(text, own).points)
    expect(wrapped).toEqual(alone)
  })

  test('a wrapper round a wrapper keeps both apart', () => {
    const text = wrap('lookahead', wrap('sam', wrap('lookahead', 'x = x - lr*g')))
    expect(readOptimizer(text).shown).toEqual(['phi', 'phi2'])
  })

  test('the parameters of wrappers are none of any other optimizer', () => {
    const wrappers = Object.values(optimizers).filter(({ holds }) => holds)
    const others = Object.values(optimizers).filter(({ holds }) => !holds)
    const taken = new Set(others.flatMap(({ params }) => Object.keys(params)))
    const own = wrappers.flatMap(({ params }) => Object.keys(params))
    expect(own.filter((name) => taken.has(name))).toEqual([])
    expect(new Set(own).size).toBe(own.length)
  })
})

test.each(['lookahead', 'sam'])('%s gives a text that cannot be read back as it is, with its errors', (id) => {
  for (const text of ['', 'x = x - lr*', 'v = g']) expect(wrap(id, text)).toBe(text)
})

test('every combination of options of every optimizer can be held', () => {
  for (const { equations, params, procedure, holds } of Object.values(optimizers)) {
    if (procedure || holds) continue
    const selected = combinationsOf(params).map((values) =>
      typeof equations === 'string' ? equations : equations(values, ''),
    )
    for (const text of new Set(selected)) readOptimizer(wrap('sam', wrap('lookahead', text)))
  }
})
