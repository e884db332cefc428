/**
 * What the field teaches of stochastic gradients, measured. All seeds are fixed, so that no test is ever flaky; bounds are four
 * standard errors, 99.99 %, unless a test says otherwise.
 */
import { describe, expect, test } from 'vitest'
import { randomStream } from '../../src/core/random.ts'
import { sampler, type Sampling } from '../../src/core/sampling.ts'
import { termsOf } from '../../src/engine/index.ts'
import { averageGradient } from '../../src/estimates/terms/average.ts'
import { batchVariance, termVariance } from '../../src/estimates/terms/variance.ts'
import { logSlope, mean, pathOf, pathsOf, sumOf, variance, xs } from './paths.ts'

const norm = (x: ArrayLike<number>) => Math.hypot(x[0]!, x[1]!)

/** All ordered choices of B of n, with repetition or without. */
function* choices(n: number, B: number, replacement: boolean): Generator<number[]> {
  if (B === 0) return yield []
  for (const rest of choices(n, B - 1, replacement))
    for (let i = 0; i < n; i++) if (replacement || !rest.includes(i)) yield [...rest, i]
}

describe.each([
  ['with replacement', true],
  ['without', false],
] as const)('the gradient of a batch drawn %s, over all batches there are', (_, replacement) => {
  const sum = sumOf('surface=logistic_regression&data=clouds(n:6)')
  const terms = termsOf(sum)
  const point = Float64Array.of(0.7, -0.4)
  const full = new Float64Array(2)
  sum.gradient(0.7, -0.4, full)

  test.each([1, 2, 3])('is the full gradient in the mean, and has the variance of the formula: B = %i', (B) => {
    const batch = new Float64Array(2)
    const total = new Float64Array(2)
    let squares = 0
    let count = 0
    for (const chosen of choices(6, B, replacement)) {
      averageGradient(terms, chosen, point, batch)
      for (const j of [0, 1]) total[j]! += batch[j]!
      squares += (batch[0]! - full[0]!) ** 2 + (batch[1]! - full[1]!) ** 2
      count++
    }
    for (const j of [0, 1]) expect(Math.abs(total[j]! / count - full[j]!)).toBeLessThan(1e-12)
    const expected = batchVariance(termVariance(terms, point), B, 6, replacement)
    expect(Math.abs(squares / count - expected)).toBeLessThan(1e-12)
  })
})

describe.each<[Sampling, string]>([
  ['replacement', 'sigma^2/B'],
  ['reshuffled', 'sigma^2/B times (n - B)/(n - 1)'],
])('the variance of a mini-batch gradient, %s', (scheme, formula) => {
  const n = 2048
  const terms = termsOf(sumOf(`surface=least_squares&data=line(n:${n})`))
  const point = Float64Array.of(-1, 1.5)
  const sigma2 = termVariance(terms, point)
  const full = new Float64Array(2)
  averageGradient(
    terms,
    Int32Array.from({ length: n }, (_, i) => i),
    point,
    full,
  )
  const sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]

  /** Of the first batch of many seeds. */
  const measured = (B: number, seeds: number) => {
    const batch = new Float64Array(2)
    return Array.from({ length: seeds }, (_, seed) => {
      averageGradient(terms, sampler(n, scheme, randomStream(seed, 'batches')).next(B), point, batch)
      return (batch[0]! - full[0]!) ** 2 + (batch[1]! - full[1]!) ** 2
    })
  }

  test(`is ${formula} for B = 1 to 1024`, () => {
    const ratios = sizes.map((B) => {
      const squares = measured(B, 600)
      const expected = batchVariance(sigma2, B, n, scheme === 'replacement')
      expect(Math.abs(mean(squares) - expected)).toBeLessThan(4 * Math.sqrt(variance(squares) / 600))
      return mean(squares) / expected
    })
    // What is left after the formula does not depend on B: its own slope is -1 with replacement.
    expect(Math.abs(logSlope(sizes, ratios))).toBeLessThan(0.02)
  })
})

describe('the worked example: the mean of 1000 numbers of N(3, 1), rate 0.1, 50 steps', () => {
  const link = 'surface=sample_mean&start=0,0&steps=50'

  test('batch descent is mean*(1 - 0.8^t), to 1e-12', () => {
    const path = pathOf(`${link}&run=gradientDescent(lr:0.1)`)
    const f = sumOf(link)
    const gradient = new Float64Array(2)
    f.gradient(0, 0, gradient)
    const middle = -gradient[0]! / 2
    xs(path).forEach((x, t) => expect(Math.abs(x - middle * (1 - 0.8 ** t))).toBeLessThan(1e-12))
    expect(path.end.termEvaluations).toBe(50_000)
  })

  test('batches of 32 cost a 31st of it, and hover round the mean with the variance of the formula', () => {
    const runs = 'run=gradientDescent(lr:0.1)/miniBatch(B:32,sampling:replacement)'
    expect(pathOf(`${link}&${runs}`).end.termEvaluations).toBe(1600)
    const f = sumOf(link)
    const gradient = new Float64Array(2)
    f.gradient(0, 0, gradient)
    const middle = -gradient[0]! / 2
    // Per step x <- 0.8x + 0.2*(mean of the batch): in the long run variance 0.2^2/(1 - 0.8^2)*s^2/32.
    const expected = ((0.2 ** 2 / (1 - 0.8 ** 2)) * (f.value(middle, 0) - 0)) / 32
    const path = pathOf(`surface=sample_mean&start=3,0&steps=4000&${runs}`)
    const squares = xs(path)
      .slice(100)
      .map((x) => (x - middle) ** 2)
    expect(Math.abs(mean(squares) / expected - 1)).toBeLessThan((4 * blockError(squares, 60)) / expected)
  })
})

/** Standard error of a mean of neighbours that depend on each other, from the means of blocks much longer than that. */
function blockError(values: readonly number[], blocks: number): number {
  const size = Math.floor(values.length / blocks)
  const means = Array.from({ length: blocks }, (_, b) => mean(values.slice(b * size, (b + 1) * size)))
  return Math.sqrt(variance(means) / (blocks - 1))
}

describe('SGD at a constant rate', () => {
  const curvature = 2
  const sigma2 = 4

  test.each([0.4, 0.1, 0.02])(
    'stays in a neighbourhood of squared radius lr*sigma^2/(lambda*(2 - lr*lambda)) per direction: lr = %d',
    (lr) => {
      const path = pathOf(
        `surface=bowl&start=0,0&run=gradientDescent(lr:${lr})/gaussian(sigma:${Math.sqrt(sigma2)})&steps=60000`,
      )
      const expected = (lr * sigma2) / (curvature * (2 - lr * curvature))
      const squares = xs(path)
        .slice(2000)
        .map((x) => x * x)
      expect(Math.abs(mean(squares) - expected)).toBeLessThan(4 * blockError(squares, 60))
    },
  )
})

describe('variance reduction on a strongly convex sum', () => {
  const link =
    'surface=least_squares(lambda:0.1)&data=line(n:40)&start=-1,1.5' +
    '&run=gradientDescent(lr:0.05)/miniBatch(B:1,sampling:replacement)' +
    '&run=gradientDescent(lr:0.05)/svrg(m:80)&run=gradientDescent(lr:0.05)/saga&run=gradientDescent(lr:0.05)/sarah(m:40)&steps=4000'
  const [sgd, ...reduced] = pathsOf(link)
  const lowest = Math.min(...pathsOf(link.replace(/&run.*&/, '&run=newton&')).flatMap(({ losses }) => [...losses]))
  const gapAt = (path: (typeof reduced)[number], gradients: number) =>
    path.losses[path.termEvaluations.findLastIndex((count) => count <= gradients)]! - lowest

  test.each([
    ['SVRG', 0],
    ['SAGA', 1],
    ['SARAH', 2],
  ] as const)('%s goes straight down to 1e-12: every five passes leave a fifth of the gap at most', (_, place) => {
    const path = reduced[place]!
    const gaps = [200, 400, 600, 800, 1000, 1200, 1400, 1600].map((count) => gapAt(path, count))
    gaps.slice(1).forEach((gap, i) => expect(gap).toBeLessThan(Math.max(gaps[i]! / 5, 1e-12)))
    expect(gaps.at(-1)).toBeLessThan(1e-12)
  })

  test('SGD stalls at the same rate', () => {
    const late = [...sgd!.losses].slice(1000).map((loss) => loss - lowest)
    expect(mean(late.slice(1500)) / mean(late.slice(0, 1500))).toBeGreaterThan(0.5)
    expect(mean(late)).toBeGreaterThan(1e-4)
  })
})

describe('the order of the data', () => {
  /** Sorted by the target: the sample in ascending order. */
  const sorted = Array.from({ length: 20 }, (_, i) => (i / 19) * 2 - 1)
  const final = (scheme: Sampling, seed: number) => {
    const path = pathOf(
      `surface=sample_mean&data=${sorted.join('/')}&start=0,0&seed=${seed}&run=gradientDescent(lr:0.01)/miniBatch(B:1,sampling:${scheme})&steps=400`,
    )
    return xs(path).at(-1)!
  }
  const errors = (scheme: Sampling) => Array.from({ length: 60 }, (_, seed) => final(scheme, seed) ** 2)

  test('reshuffled every epoch beats with replacement, and in sorted order is biased', () => {
    const [reshuffled, replaced] = [errors('reshuffled'), errors('replacement')]
    const error = Math.sqrt((variance(reshuffled) + variance(replaced)) / 60)
    expect(mean(replaced) - mean(reshuffled)).toBeGreaterThan(4 * error)
    expect(final('inOrder', 1)).toBeGreaterThan(5 * Math.sqrt(mean(reshuffled)))
  })
})

test('K workers that average their gradients are one worker with a batch K times as large, to 1e-12', () => {
  const sum = sumOf('surface=logistic_regression&data=clouds(n:64)')
  const terms = termsOf(sum)
  const draw = sampler(64, 'reshuffled', randomStream(1, 'batches'))
  const [workers, one] = [Float64Array.of(-2, 3), Float64Array.of(-2, 3)]
  const [gradient, total, whole] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)]
  for (let step = 0; step < 200; step++) {
    const batch = [...(draw.next(16) as Int32Array)]
    total.fill(0)
    for (let k = 0; k < 4; k++) {
      averageGradient(terms, batch.slice(4 * k, 4 * k + 4), workers, gradient)
      for (const j of [0, 1]) total[j]! += gradient[j]! / 4
    }
    averageGradient(terms, batch, one, whole)
    for (const j of [0, 1]) {
      workers[j]! -= 0.5 * total[j]!
      one[j]! -= 0.5 * whole[j]!
    }
    expect(norm([workers[0]! - one[0]!, workers[1]! - one[1]!])).toBeLessThan(1e-12)
  }
})

describe('on Reddi’s slopes, taken in turn', () => {
  const C = 4
  const method = (id: string) =>
    `${id}(lr:0.5,beta1:0,beta2:${1 / (1 + C * C)})/inverseSqrt/miniBatch(B:1,sampling:inOrder)`
  const [adam, amsgrad] = pathsOf(
    `surface=reddi&data=slopes(C:${C})&start=0,0&run=${method('adam')}&run=${method('amsgrad')}&steps=3000`,
  )

  test('Adam ends at the worst point, +1', () => {
    expect(xs(adam!).at(-1)).toBeGreaterThan(0.99)
  })

  test('AMSGrad ends at the best, -1', () => {
    expect(xs(amsgrad!).at(-1)).toBeLessThan(-0.99)
  })

  test('full gradients are no trouble to Adam: it is the forgetting of single ones', () => {
    const path = pathOf(
      `surface=reddi&data=slopes(C:${C})&start=0,0&run=adam(lr:0.5,beta1:0,beta2:0.06)/inverseSqrt&steps=300`,
    )
    expect(xs(path).at(-1)).toBe(-1)
  })
})
