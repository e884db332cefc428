/** Dropout on features: what it does to the gradient, on average and in its spread, and where a run with it goes. */
import { describe, expect, test } from 'vitest'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { dropout } from '../../src/core/dropout.ts'
import { validate } from '../../src/core/validate.ts'
import { betweenOf } from '../../src/engine/between.ts'
import { EngineProblem, run } from '../../src/engine/index.ts'
import { termFunction } from '../../src/engine/compile.ts'
import { columnsOf } from '../../src/engine/data.ts'
import { mean, pathOf, pathsOf, sumOf, variance, xs, ys } from './paths.ts'

const RATES = [0.1, 0.3, 0.5, 0.8]

/** The terms of a problem with one feature, which stands first; `factor` multiplies it. */
function termsOf(link: string) {
  const { surface } = readLink(link).configuration
  const columns = columnsOf(surface)!
  const of = termFunction(surface, Object.keys(columns))
  const [feature, ...others] = Object.values(columns)
  const term = (i: number, factor: number, x: number, y: number, out: Float64Array) =>
    of([feature![i]! * factor, ...others.map((column) => column[i]!)], x, y, out)
  return { size: feature!.length, term }
}

/** The gradient at a point for every mask there is, of a sum of few terms with one feature each, and how likely each is. */
function enumerated(link: string, rate: number, [x, y]: readonly [number, number]) {
  const { size, term } = termsOf(link)
  const out = new Float64Array(2)
  return Array.from({ length: 2 ** size }, (_, masks) => {
    const total = [0, 0]
    let likely = 1
    for (let i = 0; i < size; i++) {
      const isKept = ((masks >> i) & 1) === 1
      likely *= isKept ? 1 - rate : rate
      term(i, isKept ? 1 / (1 - rate) : 0, x, y, out)
      for (const j of [0, 1]) total[j] = total[j]! + out[j]! / size
    }
    return { gradient: total, likely }
  })
}
type Masks = ReturnType<typeof enumerated>
const expected = (masks: Masks, j: 0 | 1) => masks.reduce((sum, { gradient, likely }) => sum + likely * gradient[j]!, 0)
function spread(masks: Masks, j: 0 | 1) {
  const middle = expected(masks, j)
  return masks.reduce((sum, { gradient, likely }) => sum + likely * (gradient[j]! - middle) ** 2, 0)
}

/** Many gradients of one point, as a run's oracle would give them. */
function drawn(link: string, point: readonly [number, number], count: number) {
  const { configuration } = readLink(link)
  const { masks, estimator } = betweenOf(specificationOf(configuration, configuration.runs[0]!), sumOf(link))
  const [at, out] = [Float64Array.from(point), new Float64Array(2)]
  return Array.from({ length: count }, () => {
    masks!.begin()
    estimator!.begin(at)
    estimator!.gradient(at, out)
    return [...out] as [number, number]
  })
}

describe('dropout on linear least squares', () => {
  const rows = '1,2/-1.5,0.5/2,1/0.3,-1'
  const link = `surface=least_squares&data=${rows}`
  const point = [0.7, -0.4] as const
  const { u, v } = columnsOf(readLink(link).configuration.surface)! as { u: Float64Array; v: Float64Array }
  const [x, y] = point
  const squares = mean(u.map((each) => each * each))

  test.each(RATES)(
    '%d: the expected gradient is that of f with a ridge p/(2(1 - p))*x^2*mean u^2, not that of f: exactly, over all masks',
    (p) => {
      const masks = enumerated(link, p, point)
      const full = new Float64Array(2)
      sumOf(link).gradient(x, y, full)
      expect(expected(masks, 0)).toBeCloseTo(full[0]! + (p / (1 - p)) * x * squares, 12)
      expect(expected(masks, 1)).toBeCloseTo(full[1]!, 12)
      expect(Math.abs(expected(masks, 0) - full[0]!)).toBeGreaterThan(0.05)
    },
  )

  test.each(RATES)(
    '%d: its variance is the formula’s, by the moments 1/q, 1/q^2, 1/q^3 of a mask with keep rate q',
    (p) => {
      const q = 1 - p
      const masks = enumerated(link, p, point)
      // Of one term: Var(a*M^2 + b*M), a = x*u^2 and b = (y - v)*u, M = 1/q or 0.
      const ofTerm = Array.from(u, (each, i) => {
        const [a, b] = [x * each * each, (y - v[i]!) * each]
        return a * a * (1 / q ** 3 - 1 / q ** 2) + 2 * a * b * (1 / q ** 2 - 1 / q) + b * b * (1 / q - 1)
      })
      expect(spread(masks, 0)).toBeCloseTo(mean(ofTerm) / u.length, 10)
      expect(spread(masks, 1)).toBeCloseTo((x * x * squares * (1 / q - 1)) / u.length, 12)
    },
  )

  test.each(RATES)('%d: what a run is given has that mean and that variance, within four standard errors', (p) => {
    const N = 20_000
    const masks = enumerated(link, p, point)
    const gradients = drawn(`${link}&run=gradientDescent/dropout:${p}`, point, N)
    for (const j of [0, 1] as const) {
      const values = gradients.map((gradient) => gradient[j])
      const sigma2 = spread(masks, j)
      expect(Math.abs(mean(values) - expected(masks, j))).toBeLessThan(4 * Math.sqrt(sigma2 / N))
      const fourth = masks.reduce(
        (sum, { gradient, likely }) => sum + likely * (gradient[j]! - expected(masks, j)) ** 4,
        0,
      )
      expect(Math.abs(variance(values) - sigma2)).toBeLessThan(4 * Math.sqrt((fourth - sigma2 ** 2) / N))
    }
  })

  test('a run goes to the minimum of the ridge, not of f: the mean of its late points, within a twentieth of the distance between the two', () => {
    const p = 0.5
    const noisy = 'surface=least_squares&data=line(n:16)'
    const path = pathOf(`${noisy}&run=gradientDescent(lr:0.2)/inverseSqrt/dropout:${p}&steps=10000`)
    const { u, v } = columnsOf(readLink(noisy).configuration.surface)! as { u: Float64Array; v: Float64Array }
    const minimum = (ridge: number) => {
      const [uu, u1, uv, v1] = [mean(u.map((a) => a * a)), mean(u), mean(u.map((a, i) => a * v[i]!)), mean(v)]
      const determinant = uu * (1 + ridge) - u1 * u1
      return [(uv - u1 * v1) / determinant, (uu * (1 + ridge) * v1 - u1 * uv) / determinant] as const
    }
    const late = [xs(path), ys(path)].map((values) => mean(values.slice(-4000)))
    const [plain, ridge] = [minimum(0), minimum(p / (1 - p))]
    const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!)
    expect(distance(late, ridge)).toBeLessThan(distance(plain, ridge) / 20)
  })
})

describe('dropout on a small network', () => {
  const link = 'surface=one_neuron&data=1,2/-1.5,-0.5/2,1.2/0.3,0.4'

  const point = [0.5, 0.8] as const
  const spreads = (j: 0 | 1) => [0, ...RATES].map((rate) => spread(enumerated(link, rate, point), j))

  test('is a noise on the gradient whose size depends on the keep rate q: q*(1 - q) times the mean square of what a kept input gives', () => {
    const { size, term } = termsOf(link)
    const out = new Float64Array(2)
    for (const j of [0, 1] as const)
      RATES.forEach((p, k) => {
        const kept = Array.from({ length: size }, (_, i) => {
          term(i, 1 / (1 - p), ...point, out)
          return out[j]! ** 2
        })
        // What is left out gives 0: tanh(0) = 0, and the slope's factor u is 0.
        expect(spreads(j)[k + 1]).toBeCloseTo(((1 - p) * p * mean(kept)) / size, 12)
      })
  })

  test('makes none where all are kept, more where half are, and on a neuron that saturates less again where hardly any is', () => {
    for (const j of [0, 1] as const) {
      const [none, tenth, third, half] = spreads(j) as [number, number, number, number, number]
      expect(none).toBeLessThan(1e-30)
      expect(tenth).toBeGreaterThan(none)
      expect(third).toBeGreaterThan(tenth)
      expect(half).toBeGreaterThan(tenth)
    }
    expect(spreads(1)[4]).toBeLessThan(spreads(1)[3]!)
  })

  test('is smaller in a larger batch, as the inverse of its size: every term has a mask of its own', () => {
    const rows = '1,2'
    const of = (n: number) => `surface=one_neuron&data=${Array.from({ length: n }, () => rows).join('/')}`
    const [one, eight] = [1, 8].map((n) => spread(enumerated(of(n), 0.4, [0.5, 0.8]), 0))
    expect(eight! * 8).toBeCloseTo(one!, 12)
  })
})

describe('the masks of an update', () => {
  test('are shared by all its gradients: Nesterov’s look-ahead has those of its step', () => {
    const { configuration } = readLink('surface=logistic_regression&run=nesterov/dropout:0.5')
    const specification = specificationOf(configuration, configuration.runs[0]!)
    const { masks, estimator } = betweenOf(specification, sumOf('surface=logistic_regression'))
    const [at, first, second] = [Float64Array.of(0.3, 0.2), new Float64Array(2), new Float64Array(2)]
    masks!.begin()
    estimator!.begin(at)
    estimator!.gradient(at, first)
    estimator!.gradient(at, second)
    expect(second).toEqual(first)
    masks!.begin()
    estimator!.begin(at)
    estimator!.gradient(at, second)
    expect(second).not.toEqual(first)
  })

  test('leave batches and noise as they are, and are the same for runs that draw alike', () => {
    const [a, b, plain] = pathsOf(
      'surface=least_squares&run=gradientDescent/miniBatch(B:4)/dropout:0.3/gaussian&run=adam&' +
        'run=gradientDescent/miniBatch(B:4)/gaussian&steps=40',
    )
    expect(b!.points).not.toEqual(a!.points)
    const again = pathOf('surface=least_squares&run=gradientDescent/miniBatch(B:4)/dropout:0.3/gaussian&steps=40')
    expect(again.points).toEqual(a!.points)
    expect(plain!.points).not.toEqual(a!.points)
    expect(a!.termEvaluations).toEqual(plain!.termEvaluations)
  })

  test('cost nothing: a full batch counts as many terms as without', () => {
    const [masked, plain] = pathsOf('surface=one_neuron&run=adam/dropout:0.5&run=adam&steps=10')
    expect(masked!.termEvaluations).toEqual(plain!.termEvaluations)
  })

  test('of a term that is kept whole leave its gradient as the sum has it, to the bit', () => {
    const link = 'surface=one_neuron'
    const [{ size, term }, sum] = [termsOf(link), sumOf(link)]
    const [one, other] = [new Float64Array(2), new Float64Array(2)]
    for (let i = 0; i < size; i++) {
      expect(term(i, 1, 0.7, -1.2, one)).toBe(sum.termGradient(i, 0.7, -1.2, other))
      expect(one).toEqual(other)
    }
  })

  test('leave the recorded loss alone: it is f', () => {
    const link = 'surface=least_squares&run=gradientDescent(lr:0.1)/dropout:0.5&steps=5'
    const { points, losses } = pathOf(link)
    expect(losses[5]).toBe(sumOf(link).value(points[10]!, points[11]!))
  })
})

test.each([
  ['surface=rosenbrock', /Rosenbrock has no features to leave out: it is no mean over data/],
  ['surface=sample_mean', /has no features to leave out: its terms read none/],
  ['surface=reddi', /has no features to leave out: its terms read none/],
])('%s has nothing to leave out: the run says so', (surface, message) => {
  const { configuration } = readLink(`${surface}&run=adam/dropout:0.5`)
  const compute = () => [...run(specificationOf(configuration, configuration.runs[0]!))]
  expect(compute).toThrow(EngineProblem)
  expect(compute).toThrow(message)
})

test('a rate of 1 would leave nothing: it is refused', () => {
  expect(validate(dropout.params.p, 1)).toHaveProperty('problem')
  expect(validate(dropout.params.p, 0.99)).toEqual({ value: 0.99 })
})
