/** What is particular to each of the newer first-order methods. Their formulas are judged by the golden data. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ParameterValues } from '../../src/core/parameter.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { bowl, follow, readOptimizer, surface } from '../language/read.ts'
import { defaultsOf, numbersOf } from './combinations.ts'
import { linesOf, pathOf } from './stepping.ts'

/** A tilted quadratic. */
const slope = ([x = 0, y = 0]: readonly number[]) => [3 * x + y, x + 8 * y]
const start = [2, -1.5]

const expectSamePath = (one: readonly (readonly number[])[], other: readonly (readonly number[])[], digits = 12) =>
  one.forEach((point, k) => point.forEach((u, i) => expect(u, `step ${k}`).toBeCloseTo(other[k]![i]!, digits)))

const stepsOf = (path: readonly (readonly number[])[]) =>
  path.slice(1).map((point, k) => point.map((u, i) => u - path[k]![i]!))

/** A method on a surface that language tests know, with the states that it goes through, by name. */
function journey(id: string, values: ParameterValues, steps: number, on = bowl, from: readonly number[] = start) {
  const all = { ...defaultsOf(optimizers[id]!.params), ...values }
  const text = linesOf(id, values).join('\n')
  const travelled = follow(text, { start: from, parameters: numbersOf(all), lr: Number(all.lr), steps, on })
  const state = (name: string) => {
    let at = 0
    for (const slot of travelled.kernel.slots) {
      if (slot.name === name) return travelled.states.map((row) => row.slice(at, at + slot.width))
      at += slot.width
    }
    throw new Error(`no state ${name}`)
  }
  return { ...travelled, state, shown: readOptimizer(text).shown }
}

describe('methods that look at the sign', () => {
  test.each(['signSgd', 'lion'])('%s moves every coordinate by the rate, whatever the slope', (id) => {
    for (const step of stepsOf(pathOf(id, { lr: 0.01 }, slope, start, 30)))
      step.forEach((u) => expect(Math.abs(u)).toBeCloseTo(0.01, 12))
  })

  test('a coordinate without slope rests', () => {
    expect(pathOf('signSgd', { lr: 0.1 }, () => [0, 3], [1, 1], 1)[1]).toEqual([1, 0.9])
  })

  test('normalized gradient descent steps by the rate along the gradient, and rests without one', () => {
    const [step] = stepsOf(pathOf('normalizedGd', { lr: 0.25 }, () => [3, 4], [0, 0], 1))
    step!.forEach((u, i) => expect(u).toBeCloseTo([-0.15, -0.2][i]!, 12))
    expect(pathOf('normalizedGd', {}, () => [0, 0], [2, 1], 1)[1]).toEqual([2, 1])
  })

  test('Rprop’s first step is the rate, grows by etaPlus on an even slope, and rests once where the slope turns', () => {
    const even = stepsOf(pathOf('rprop', { lr: 0.1 }, () => [5, 5], [0, 0], 3))
    expectSamePath(even, [
      [-0.1, -0.1],
      [-0.12, -0.12],
      [-0.144, -0.144],
    ])
    const slopes = [5, 5, -1, -1, -1]
    let asked = 0
    const turning = stepsOf(pathOf('rprop', { lr: 0.1 }, () => [slopes[asked++]!, 1], [0, 0], 5)).map(([u]) => u!)
    const expected = [-0.1, -0.12, 0, 0.06, 0.072]
    turning.forEach((u, k) => expect(u, `step ${k + 1}`).toBeCloseTo(expected[k]!, 12))
  })

  test('a schedule changes nothing of Rprop but its first step', () => {
    const falling = (t: number) => 0.1 / (1 + t)
    expectSamePath(
      pathOf('rprop', { lr: 0.1 }, slope, start, 20, falling),
      pathOf('rprop', { lr: 0.1 }, slope, start, 20),
    )
  })
})

describe('relatives of Adam', () => {
  test.each(['adamax', 'yogi', 'qhadam'])('%s begins, as Adam does, with a step of the rate', (id) => {
    const values = { lr: 0.1, eps: 0, ...(id === 'yogi' && { initialAccumulator: 0 }) }
    const [step] = stepsOf(pathOf(id, values, slope, start, 1))
    step!.forEach((u, i) => expect(u).toBeCloseTo(-0.1 * Math.sign(slope(start)[i]!), 12))
  })

  test('AdaBelief’s first step is longer by 1/beta1: it strays from a mean that has the gradient in it', () => {
    const [step] = stepsOf(pathOf('adabelief', { lr: 0.1, eps: 0, beta1: 0.8 }, slope, start, 1))
    step!.forEach((u) => expect(Math.abs(u)).toBeCloseTo(0.1 / 0.8, 12))
  })

  test('Adamax divides by the largest gradient, which fades by beta2 a step', () => {
    const path = pathOf(
      'adamax',
      { lr: 1, beta1: 0, beta2: 0.5, form: 'paper' },
      ([x]) => [x === 0 ? 4 : 1, 1],
      [0, 0],
      3,
    )
    const steps = stepsOf(path).map(([u]) => u)
    expect(steps).toEqual([-1, -1 / 2, -1])
  })

  test('Adamax’s steps stay within 1.01 times the rate, however the slope changes', () => {
    const bound = (0.1 * (1 - 0.9)) / (1 - 0.9 / 0.999)
    expect(bound).toBeLessThan(0.101)
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (slopes) => {
          let asked = 0
          const path = pathOf('adamax', { lr: 0.1 }, () => [slopes[asked++]!, 0.99 ** asked], [0, 0], slopes.length)
          for (const step of stepsOf(path)) for (const u of step) expect(Math.abs(u)).toBeLessThanOrEqual(bound + 1e-12)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('RAdam is momentum with bias correction until it trusts its second moment, in the sixth step', () => {
    const values = { lr: 0.01, beta1: 0.9 }
    const path = pathOf('radam', values, slope, start, 7)
    let m = [0, 0]
    for (let t = 1; t <= 7; t++) {
      const g = slope(path[t - 1]!)
      m = m.map((u, i) => 0.9 * u + 0.1 * g[i]!)
      const plain = m.map((u) => (0.01 * u) / (1 - 0.9 ** t))
      const step = path[t]!.map((u, i) => path[t - 1]![i]! - u)
      if (t <= 5) step.forEach((u, i) => expect(u, `step ${t}`).toBeCloseTo(plain[i]!, 12))
      else expect(Math.abs(step[1]!)).toBeLessThan(Math.abs(plain[1]!) / 10)
    }
  })

  test('rectification leaks no NaN where it is not used, however short the memory', () => {
    for (const id of ['radam', 'adabelief'])
      for (const beta2 of [0, 0.3, 0.5, 0.6, 2 / 3, 0.9])
        expect(pathOf(id, { rectify: true, beta2, lr: 0.01 }, slope, start, 30).flat().every(Number.isFinite)).toBe(
          true,
        )
  })

  test('NAdam’s forms are three methods', () => {
    const [scheduled, constant, old] = ['scheduled', 'constant', 'torch113'].map((form) =>
      pathOf('nadam', { form, lr: 0.1 }, slope, start, 10).at(-1)!,
    )
    expect(Math.abs(scheduled![0]! - constant![0]!)).toBeGreaterThan(1e-3)
    expect(Math.abs(scheduled![0]! - old![0]!)).toBeGreaterThan(1e-3)
  })

  test('Adan without weights on the change of the gradient is Adam', () => {
    const values = { lr: 0.1, beta1: 0.9, beta2: 0, beta3: 0.99 }
    const adam = pathOf('adam', { lr: 0.1, beta1: 0.9, beta2: 0.99 }, slope, start, 20)
    expectSamePath(pathOf('adan', values, slope, start, 20), adam)
  })

  test('QHAdam with both shares 1 is Adam', () => {
    const betas = { beta1: 0.9, beta2: 0.99, lr: 0.1 }
    const path = pathOf('qhadam', { ...betas, nu1: 1, nu2: 1 }, slope, start, 20)
    expectSamePath(path, pathOf('adam', betas, slope, start, 20))
  })

  test('Yogi forgets a cliff more slowly than Adam: its second moment falls by the small squares only', () => {
    const cliff = ([x = 0]: readonly number[]) => [x === 0 ? 100 : 1, 0]
    const second = (id: string, values: ParameterValues) =>
      Math.abs(pathOf(id, { lr: 0.1, eps: 0, ...values }, cliff, [0, 0], 60).at(-1)![0]!)
    expect(second('yogi', { beta2: 0.9 })).toBeLessThan(second('adam', { beta2: 0.9 }) / 2)
  })

  test('Sophia moves no coordinate further than the rate, and looks at the curvature every so often', () => {
    const { points, state } = journey('sophiaG', { lr: 0.01, updateEvery: 5 }, 11)
    for (const step of stepsOf(points)) step.forEach((u) => expect(Math.abs(u)).toBeLessThanOrEqual(0.01 + 1e-15))
    const h = state('h').map((row) => row.join())
    expect(h.map((row, k) => k > 0 && row !== h[k - 1])).toEqual(
      Array.from({ length: 11 }, (_, k) => k === 5 || k === 10),
    )
  })

  test('Adafactor’s step has a root mean square of at most the rate', () => {
    for (const [u = 0, v = 0] of stepsOf(pathOf('adafactor', { lr: 0.1 }, slope, start, 30)))
      expect(Math.sqrt((u * u + v * v) / 2)).toBeLessThanOrEqual(0.1 + 1e-12)
  })

  test('Adafactor by its own relative step hears nothing of the rate', () => {
    const of = (lr: number) => pathOf('adafactor', { relativeStep: true, lr }, slope, start, 10)
    expect(of(0.5)).toEqual(of(5))
  })
})

describe('layerwise rates', () => {
  test('LAMB’s step is the rate times the distance to the origin, up to its clamp', () => {
    const [step] = stepsOf(pathOf('lamb', { lr: 0.1 }, slope, [3, 4], 1))
    expect(Math.hypot(...step!)).toBeCloseTo(0.1 * 5, 12)
    const [clamped] = stepsOf(pathOf('lamb', { lr: 0.1, clampValue: 2 }, slope, [3, 4], 1))
    expect(Math.hypot(...clamped!)).toBeCloseTo(0.1 * 2, 12)
  })

  test('LAMB keeps that length at every step, whatever is corrected, but where the rate is: its first steps are shorter', () => {
    const shares = (correction: string) => {
      const path = pathOf('lamb', { lr: 0.1, correction }, slope, [3, 4], 10)
      return stepsOf(path).map((step, k) => Math.hypot(...step) / Math.hypot(...path[k]!))
    }
    for (const share of [...shares('moments'), ...shares('none')]) expect(share).toBeCloseTo(0.1, 12)
    const shortened = shares('rate')
    expect(shortened[0]).toBeCloseTo((0.1 * Math.sqrt(1 - 0.999)) / (1 - 0.9), 12)
    expect(shortened[9]).toBeCloseTo((0.1 * Math.sqrt(1 - 0.999 ** 10)) / (1 - 0.9 ** 10), 12)
  })

  test('LARS scales the gradient to a share of the distance to the origin; as torch_optimizer has it, only with decay', () => {
    const length = (values: ParameterValues) =>
      Math.hypot(...stepsOf(pathOf('lars', { lr: 1, trust: 0.01, eps: 0, ...values }, () => [6, 8], [3, 4], 1))[0]!)
    expect(length({})).toBeCloseTo(0.01 * 5, 12)
    expect(length({ scaling: 'decayed' })).toBeCloseTo(10, 12)
    expect(length({ scaling: 'decayed', weightDecay: 2 })).toBeCloseTo((0.01 * 5 * 20) / (10 + 2 * 5), 12)
  })

  test.each(['lamb', 'lars'])('%s moves at the origin, too, and rests without a gradient', (id) => {
    expect(pathOf(id, { lr: 0.1 }, () => [1, 1], [0, 0], 1)[1]![0]).toBeLessThan(0)
    expect(pathOf(id, { lr: 0.1 }, () => [0, 0], [2, 1], 1)[1]).toEqual([2, 1])
  })
})

describe('momentum with other weights', () => {
  test('QHM is gradient descent at nu = 0, averaged momentum at nu = 1, and Nesterov at nu = beta', () => {
    const qhm = (nu: number) => pathOf('qhm', { lr: 0.1, beta: 0.9, nu }, slope, start, 30)
    expectSamePath(qhm(0), pathOf('gradientDescent', { lr: 0.1 }, slope, start, 30))
    expectSamePath(qhm(1), pathOf('momentum', { form: 'ema', lr: 0.1, beta: 0.9 }, slope, start, 30))
    const lr = 0.1 * (1 - 0.9)
    expectSamePath(qhm(0.9), pathOf('nesterov', { form: 'pytorch', lr, beta: 0.9 }, slope, start, 30))
  })

  test('AggMo with equal memories is momentum', () => {
    const equal = { beta1: 0.9, beta2: 0.9, beta3: 0.9, lr: 0.02 }
    const momentum = pathOf('momentum', { lr: 0.02, beta: 0.9 }, slope, start, 30)
    expectSamePath(pathOf('aggmo', equal, slope, start, 30), momentum)
  })
})

test('Adadelta begins with steps of sqrt(eps/(1 - rho)), however steep the slope', () => {
  const [step] = stepsOf(pathOf('adadelta', { eps: 1e-4, rho: 0.96 }, () => [1e5, -1e7], [0, 0], 1))
  step!.forEach((u, i) => expect(u).toBeCloseTo([-0.05, 0.05][i]!, 12))
})

describe('Polyak’s step', () => {
  const round = surface('3*x^2 + 3*y^2 + 5')

  test('lands half-way to the minimum of a round bowl, and with lr = 2 in it', () => {
    const at = (lr: number) => journey('polyakStep', { lr, fstar: 5 }, 1, round, [2, -1]).last
    at(1).forEach((u, i) => expect(u).toBeCloseTo([1, -0.5][i]!, 12))
    at(2).forEach((u) => expect(u).toBeCloseTo(0, 12))
  })

  test('never leads away from the minimum of a convex surface', () => {
    const { points } = journey('polyakStep', { lr: 1.9, fstar: 0 }, 40, surface('|x| + 20*|y| + x^2'))
    const distances = points.map(([x = 0, y = 0]) => Math.hypot(x, y))
    distances.slice(1).forEach((d, k) => expect(d).toBeLessThanOrEqual(distances[k]! + 1e-12))
  })

  test('stays where there is no gradient', () => {
    expect(journey('polyakStep', { fstar: -1 }, 3, round, [0, 0]).last).toEqual([0, 0])
  })
})

describe('methods that average', () => {
  test('ASGD’s second path is the mean of its points after t0, one step late', () => {
    const { points, state, shown } = journey('asgd', { lr: 0.01, t0: 3 }, 12)
    expect(shown).toEqual(['xbar'])
    state('xbar').forEach((average, k) => {
      const t = k + 1
      const since = points.slice(Math.min(t, 5), t + 1)
      average.forEach((u, i) =>
        expect(u, `step ${t}`).toBeCloseTo(since.reduce((sum, point) => sum + point[i]!, 0) / since.length, 12),
      )
    })
  })

  test('ASGD’s rate falls from the base rate', () => {
    const path = pathOf('asgd', { lr: 0.1, lambd: 1, alpha: 0.5 }, () => [1, 0], [0, 0], 2)
    expect(path[1]![0]).toBeCloseTo(-0.1, 15)
    const rate = 0.1 / Math.sqrt(1.1)
    expect(path[2]![0]).toBeCloseTo((1 - rate) * -0.1 - rate, 15)
  })

  test.each(['scheduleFreeSgd', 'scheduleFreeAdamw'])(
    '%s: the second path is the mean of z at a constant rate, and x lies between it and z',
    (id) => {
      const values = { lr: 0.01, beta: 0.7, beta1: 0.7 }
      const { points, state, shown } = journey(id, values, 15)
      expect(shown).toEqual(['xbar'])
      const z = state('z')
      state('xbar').forEach((average, k) => {
        average.forEach((u, i) => {
          const mean = z.slice(0, k + 1).reduce((sum, row) => sum + row[i]!, 0) / (k + 1)
          expect(u, `step ${k + 1}`).toBeCloseTo(mean, 12)
          expect(points[k + 1]![i]).toBeCloseTo(0.3 * z[k]![i]! + 0.7 * u, 12)
        })
      })
    },
  )

  test('schedule-free weighs points by the square of the largest rate so far: warming up, later ones count more', () => {
    const { state } = journey('scheduleFreeSgd', { lr: 0.01, warmupSteps: 4 }, 6)
    const z = state('z').map(([u]) => u!)
    const weights = [1, 4, 9, 16, 16, 16]
    const mean = z.reduce((sum, u, k) => sum + u * weights[k]!, 0) / weights.reduce((sum, w) => sum + w, 0)
    expect(state('xbar').at(-1)![0]).toBeCloseTo(mean, 12)
  })

  test('schedule-free at a rate of zero stays, without a NaN', () => {
    expect(journey('scheduleFreeSgd', { lr: 0 }, 3).last).toEqual(start)
  })
})

test.each([
  'signSgd',
  'normalizedGd',
  'adadelta',
  'adamax',
  'nadam',
  'radam',
  'rprop',
  'asgd',
  'yogi',
  'sophiaG',
  'qhm',
  'qhadam',
  'aggmo',
])('%s maximizes f by minimizing -f', (id) => {
  const negative = (x: readonly number[]) => slope(x).map((u) => -u)
  const values = { lr: 0.01, ...(id === 'yogi' && { initialAccumulator: 0 }) }
  const up = pathOf(id, { ...values, maximize: true }, slope, start, 20)
  expectSamePath(up, pathOf(id, values, negative, start, 20))
})

test.each(Object.entries(optimizers).filter(([, { momentum }]) => momentum !== undefined))(
  '%s has a parameter that momentum cycling moves',
  (_, { momentum, params }) => {
    expect(params[momentum!]).toMatchObject({ kind: 'number', valid: { min: 0, max: 1, open: 'max' } })
  },
)
