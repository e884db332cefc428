/** The optimizers: which lines their options select, and how their forms relate. */
import { describe, expect, test } from 'vitest'
import { linesOf, pathOf } from './stepping.ts'

/** A tilted quadratic. */
const slope = ([x = 0, y = 0]: readonly number[]) => [3 * x + y, x + 8 * y]
const start = [2, -1.5]

function expectSamePath(one: readonly (readonly number[])[], other: readonly (readonly number[])[]) {
  one.forEach((point, k) => point.forEach((u, i) => expect(u, `step ${k}`).toBeCloseTo(other[k]![i]!, 12)))
}
const distance = (one: readonly (readonly number[])[], other: readonly (readonly number[])[]) =>
  Math.max(...one.map((point, k) => Math.hypot(point[0]! - other[k]![0]!, point[1]! - other[k]![1]!)))

describe('options select lines', () => {
  test('the plain methods read as in their papers', () => {
    expect(linesOf('gradientDescent')).toEqual(['x = x - lr*g'])
    expect(linesOf('momentum')).toEqual(['v = beta*v + g', 'x = x - lr*v'])
    expect(linesOf('nesterov')).toEqual(['v = beta*v + grad(x - lr*beta*v)', 'x = x - lr*v'])
    expect(linesOf('adagrad')).toEqual(['s = s + g^2', 'x = x - lr*g/(sqrt(s) + eps)'])
    expect(linesOf('rmsprop')).toEqual(['s = alpha*s + (1 - alpha)*g^2', 'x = x - lr*g/(sqrt(s) + eps)'])
    expect(linesOf('adam')).toEqual([
      'm = beta1*m + (1 - beta1)*g',
      'v = beta2*v + (1 - beta2)*g^2',
      'mhat = m/(1 - beta1^t)',
      'vhat = v/(1 - beta2^t)',
      'x = x - lr*mhat/(sqrt(vhat) + eps)',
    ])
  })

  test('coupled decay and ascent are one line in front', () => {
    expect(linesOf('gradientDescent', { weightDecay: 0.1 })).toEqual(['d = g + weightDecay*x', 'x = x - lr*d'])
    expect(linesOf('gradientDescent', { maximize: true })).toEqual(['d = -g', 'x = x - lr*d'])
    expect(linesOf('momentum', { weightDecay: 0.1, maximize: true })[0]).toBe('d = -g + weightDecay*x')
    expect(linesOf('nesterov', { weightDecay: 0.1 }).slice(0, 2)).toEqual([
      'y = x - lr*beta*v',
      'd = grad(y) + weightDecay*y',
    ])
  })

  test('decoupled decay stands outside the moments', () => {
    expect(linesOf('adamw', { weightDecay: 0.1 })).toEqual([
      ...linesOf('adam').slice(0, 4),
      'x = x - lr*mhat/(sqrt(vhat) + eps) - lr*weightDecay*x',
    ])
    expect(linesOf('adamw', { weightDecay: 0 })).toEqual(linesOf('adam'))
    expect(linesOf('amsgrad', { weightDecay: 0.1, decoupled: true }).join()).not.toContain('d = g')
  })

  test('without bias correction, Adam divides nothing by 1 - beta^t', () => {
    expect(linesOf('adam', { biasCorrection: false }).join()).not.toContain('^t')
  })
})

describe('momentum', () => {
  test('rate inside equals Polyak’s two points always, and rate outside while the rate is constant', () => {
    const falling = (t: number) => 0.03 / (1 + t)
    const of = (form: string, lr?: (t: number) => number) =>
      pathOf('momentum', { form, lr: 0.03 }, slope, start, 40, lr)
    expectSamePath(of('inside'), of('polyak'))
    expectSamePath(of('inside', falling), of('polyak', falling))
    expectSamePath(of('inside'), of('pytorch'))
    expect(distance(of('inside', falling), of('pytorch', falling))).toBeGreaterThan(0.01)
  })

  test('the average at rate lr equals PyTorch at lr*(1 - beta)', () => {
    const average = pathOf('momentum', { form: 'ema', lr: 0.2, beta: 0.9 }, slope, start, 40)
    expectSamePath(average, pathOf('momentum', { lr: 0.2 * (1 - 0.9), beta: 0.9 }, slope, start, 40))
  })

  test('dampening beta is not the average: the first velocity is the whole gradient', () => {
    const dampened = pathOf('momentum', { lr: 0.05, beta: 0.9, dampening: 0.9 }, slope, start, 1)
    expectSamePath(dampened, pathOf('gradientDescent', { lr: 0.05 }, slope, start, 1))
    const average = pathOf('momentum', { form: 'ema', lr: 0.05, beta: 0.9 }, slope, start, 1)
    expect(distance(dampened, average)).toBeGreaterThan(0.01)
  })
})

describe('Nesterov', () => {
  test('PyTorch’s points are the look-ahead points', () => {
    const [lr, beta] = [0.03, 0.9]
    const path = pathOf('nesterov', { lr, beta }, slope, start, 30)
    const ahead = path.map((x, k) => x.map((u, i) => u + beta * (u - path[Math.max(k - 1, 0)]![i]!)))
    expectSamePath(ahead, pathOf('nesterov', { form: 'pytorch', lr, beta }, slope, start, 30))
  })

  test('the convex form begins as gradient descent and gains a quarter of a step in the second', () => {
    const descent = pathOf('gradientDescent', { lr: 0.05 }, slope, start, 1)
    const [, first, second] = pathOf('nesterov', { form: 'convex', lr: 0.05 }, slope, start, 2)
    expect(first).toEqual(descent[1])
    const y = first!.map((u, i) => u + (u - start[i]!) / 4)
    second!.forEach((u, i) => expect(u).toBeCloseTo(y[i]! - 0.05 * slope(y)[i]!, 12))
  })
})

describe('adaptive methods', () => {
  test('Adam’s first step is the rate in every coordinate, and much longer without bias correction', () => {
    const step = (values: Record<string, number | boolean>) => {
      const [from, to] = pathOf('adam', { lr: 0.1, eps: 0, ...values }, slope, start, 1)
      return to!.map((u, i) => u - from![i]!)
    }
    step({}).forEach((u, i) => expect(u).toBeCloseTo(-0.1 * Math.sign(slope(start)[i]!), 12))
    const uncorrected = (0.1 * (1 - 0.9)) / Math.sqrt(1 - 0.999)
    step({ biasCorrection: false }).forEach((u) => expect(Math.abs(u)).toBeCloseTo(uncorrected, 12))
  })

  test('centered RMSProp stays finite under a constant gradient, where rounding makes the variance negative', () => {
    for (const constant of [1 / 3, 0.7, 1.1, 2.3, 5 / 7]) {
      const path = pathOf('rmsprop', { centered: true, alpha: 0.9 }, () => [constant, -constant / 3], [0, 0], 1000)
      expect(path.flat().every(Number.isFinite), `gradient ${constant}`).toBe(true)
    }
  })

  test('AdaGrad’s initial accumulator shortens the first step', () => {
    const step = (values: Record<string, number>) =>
      pathOf('adagrad', { lr: 1, eps: 0, ...values }, () => [3, 4], [0, 0], 1)[1]
    expect(step({})).toEqual([-1, -1])
    expect(step({ initialAccumulator: 16 })).toEqual([-3 / 5, -4 / Math.sqrt(32)])
  })

  test('AdaGrad’s own rate decay starts after the first step', () => {
    const path = pathOf('adagrad', { lr: 1, eps: 0, lrDecay: 1 }, () => [1, 1], [0, 0], 2)
    expect(path[1]).toEqual([-1, -1])
    expect(path[2]![0]).toBeCloseTo(-1 - 1 / 2 / Math.sqrt(2), 15)
  })

  test('the three versions of AMSGrad, in a second step whose gradient has fallen from 4 to 1', () => {
    const [lr, b1, b2] = [0.1, 0.9, 0.5]
    const [v1, m2, v2] = [(1 - b2) * 16, b1 * (1 - b1) * 4 + (1 - b1), b2 * (1 - b2) * 16 + (1 - b2)]
    const second = (form: string) => {
      const values = { form, lr, beta1: b1, beta2: b2, eps: 0 }
      const path = pathOf('amsgrad', values, ([x]) => [x === 0 ? 4 : 1, 0], [0, 1], 2)
      return path[1]![0]! - path[2]![0]!
    }
    const [mhat, vhats] = [m2 / (1 - b1 ** 2), [v1 / (1 - b2), v2 / (1 - b2 ** 2)]]
    expect(v1).toBeGreaterThan(v2)
    expect(second('raw')).toBeCloseTo((lr * mhat) / Math.sqrt(v1 / (1 - b2 ** 2)), 14)
    expect(second('corrected')).toBeCloseTo((lr * mhat) / Math.sqrt(Math.max(...vhats)), 14)
    expect(second('paper')).toBeCloseTo((lr * m2) / Math.sqrt(v1), 14)
  })

  test('decoupled decay shrinks every coordinate alike, coupled decay in Adam does not', () => {
    const shrink = (id: string) =>
      pathOf(id, { lr: 0.1, weightDecay: 0.5 }, () => [0, 0], [2, -1], 1)[1]!.map((u, i) => u / [2, -1][i]!)
    expect(shrink('adamw')).toEqual([0.95, 0.95])
    expect(shrink('adam')[0]).not.toBeCloseTo(shrink('adam')[1]!, 3)
  })
})

test.each(['gradientDescent', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'adamw', 'amsgrad'])(
  '%s maximizes f by minimizing -f',
  (id) => {
    const negative = (x: readonly number[]) => slope(x).map((u) => -u)
    const up = pathOf(id, { lr: 0.01, maximize: true }, slope, start, 20)
    expectSamePath(up, pathOf(id, { lr: 0.01 }, negative, start, 20))
  },
)
