/**
 * What the field teaches of batch and rate, measured. All seeds are fixed, so that no test is ever flaky; bounds are stated with
 * each test.
 */
import { describe, expect, test } from 'vitest'
import { encode } from '../../src/config/link/encode.ts'
import { logSlope, mean, pathOf, sumOf, variance, type Path } from './paths.ts'

const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
const spread = (values: readonly number[]) => Math.sqrt(variance(values))

const N = 256
const DATA = `surface=least_squares&data=line(n:${N},seed:3)&start=-1,1.5`
const lowest = Math.min(...pathOf(`${DATA}&run=newton&steps=3`).losses)

/** The gap after each epoch, for every seed. */
const gapsByEpoch = (run: string, steps: number, epochs: number, count = 40) => {
  const paths = seeds(count).map((seed) => pathOf(`${DATA}&run=${run}&seed=${seed}&steps=${steps}`))
  const gapAfter = ({ losses, termEvaluations }: Path, epoch: number) =>
    losses[termEvaluations.findIndex((terms) => terms >= epoch * N)]! - lowest
  return Array.from({ length: epochs }, (_, e) => paths.map((path) => gapAfter(path, e + 1)))
}

/** How far the mean of one lies from that of the other, in units of the spread of the other's seeds; the farthest epoch. */
const farthest = (one: readonly number[][], other: readonly number[][]) =>
  Math.max(...one.map((gaps, e) => Math.abs(mean(gaps) - mean(other[e]!)) / spread(other[e]!)))

describe('the linear scaling rule: batch times k, rate times k', () => {
  const epochs = 8
  const scaled = (k: number) =>
    gapsByEpoch(
      `gradientDescent(lr:${0.01 * k})/miniBatch(B:${2 * k},sampling:replacement)`,
      (N / (2 * k)) * epochs,
      epochs,
    )
  const base = scaled(1)

  test.each([2, 4, 8, 16])('keeps the course per epoch within the spread of the seeds, for k = %i', (k) => {
    expect(farthest(scaled(k), base)).toBeLessThan(1)
  })
  test('stops doing so where the rate comes near its limit: at k = 64 the rate is 0.64, the limit 2/lambda = 1.06', () => {
    expect(farthest(scaled(64), base)).toBeGreaterThan(2.5)
  })
  test('and past the limit, at k = 128, diverges', () => {
    const gaps = scaled(128).map(mean)
    gaps.slice(1).forEach((gap, e) => expect(gap).toBeGreaterThan(1.5 * gaps[e]!))
  })
})

describe('batches that double in place of a rate that is halved, every four epochs', () => {
  const decayed = gapsByEpoch(
    'gradientDescent(lr:0.2)/step(stepSize:4)/epochs/miniBatch(B:4,sampling:replacement)',
    1024,
    16,
  )
  const grown = 'gradientDescent(lr:0.2)/B=growth(stepSize:4)/epochs/miniBatch(B:4,sampling:replacement)'

  test('have the same gap after every epoch, within a third of the spread of the seeds', () => {
    expect(farthest(gapsByEpoch(grown, 512, 16), decayed)).toBeLessThan(1 / 3)
  })
  test('take 480 updates where the falling rate takes 1024', () => {
    const updates = (run: string) =>
      pathOf(`${DATA}&run=${run}&steps=1024`).termEvaluations.findIndex((terms) => terms >= 16 * N)
    expect(updates(grown)).toBe(256 + 128 + 64 + 32)
    expect(updates('gradientDescent(lr:0.2)/miniBatch(B:4,sampling:replacement)')).toBe(1024)
  })
  test('and at the end a tenth of the gap that a constant rate and batch leave', () => {
    const constant = gapsByEpoch('gradientDescent(lr:0.2)/miniBatch(B:4,sampling:replacement)', 1024, 16)
    expect(mean(decayed[15]!) / mean(constant[15]!)).toBeLessThan(0.15)
  })
})

describe('SGD with a falling rate', () => {
  const times = [400, 1600, 6400, 25600]
  /** The gap about each time, in the mean over its last tenth and over 20 seeds. */
  const gaps = (link: string) => {
    const paths = seeds(20).map((seed) => pathOf(`${link}&seed=${seed}&steps=25600`).losses)
    return times.map((T) => mean(paths.map((losses) => mean(losses.subarray(Math.floor(0.9 * T), T + 1)))))
  }

  test('lr/sqrt(t) has a gap of O(1/sqrt(T)) on a convex function: slope -1/2 within 0.05', () => {
    const slope = logSlope(times, gaps('surface=abs_sum&start=2,-1.5&run=gradientDescent(lr:1)/inverseSqrt/gaussian'))
    expect(Math.abs(slope + 0.5)).toBeLessThan(0.05)
  })
  test('2/(mu*(t + 1 + offset)) has one of O(1/T) on a strongly convex function: slope -1 within 0.1', () => {
    const run = 'gradientDescent/stronglyConvex(mu:1,offset:20)/gaussian'
    const slope = logSlope(times, gaps(`surface=ravine(kappa:10)&start=-2.6,1.2&run=${run}`))
    expect(Math.abs(slope + 1)).toBeLessThan(0.1)
  })
  test('without the offset its early steps explode at a condition number of 100; with 2*kappa none rises above the start', () => {
    const highest = (offset: number) => {
      const run = `gradientDescent/stronglyConvex(mu:1,offset:${offset})/gaussian`
      const { losses } = pathOf(`surface=ravine(kappa:100)&start=-2.6,1.2&run=${run}&steps=3000`)
      return losses.reduce((most, loss) => Math.max(most, loss), 0) / losses[0]!
    }
    expect(highest(0)).toBeGreaterThan(1e100)
    expect(highest(200)).toBe(1)
  })
})

test('cosine ends gently: over the last tenth of a noisy run its loss varies ten thousand times less than at a constant rate', () => {
  const late = (schedule: string) =>
    mean(
      seeds(20).map((seed) => {
        const run = `gradientDescent(lr:0.05)${schedule}/gaussian`
        const link = `surface=ravine(kappa:10)&start=-2.6,1.2&run=${run}&seed=${seed}&steps=1000`
        return variance(pathOf(link).losses.subarray(901))
      }),
    )
  const [constant, linear, cosine] = [late(''), late('/linear'), late('/cosine')]
  expect(constant / cosine).toBeGreaterThan(1e4)
  expect(linear / cosine).toBeGreaterThan(10)
})

describe('small batches regularize', () => {
  /** A slope written as a product: every point of the hyperbola x*y = a is a minimum, the flattest and the nearest to 0 at x = y. */
  const product =
    `surface=eq(${encode('f(x, y) = (x*y*u - v)^2/2')},from:least_squares)` +
    '&data=line(n:64,intercept:0,centre:0,sigma:0.5)&start=2.5,0.4'
  const sum = sumOf(product)

  const ends = (B: number) =>
    seeds(12).map((seed) => {
      const { points } = pathOf(`${product}&run=gradientDescent(lr:0.1)/miniBatch(B:${B})&seed=${seed}&steps=2000`)
      return [...points.subarray(-2)] as [number, number]
    })
  /** The larger eigenvalue of the Hessian. */
  const sharpness = ([x, y]: [number, number]) => {
    const hessian = new Float64Array(3)
    sum.hessian(x, y, hessian)
    const [xx, xy, yy] = hessian as unknown as [number, number, number]
    return (xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy)
  }
  const found = [1, 8, 32, 64].map((B) => ends(B))

  /** Each mean is larger than the one before by four standard errors at least. */
  const expectRising = (samples: readonly number[][]) =>
    samples.slice(1).forEach((values, i) => {
      const before = samples[i]!
      const error = Math.sqrt((variance(values) + variance(before)) / values.length)
      expect(mean(values) - mean(before)).toBeGreaterThan(4 * error)
    })

  test('the smaller the batch, the flatter the minimum after 2000 steps: B = 1, 8, 32, 64 of 64', () => {
    expectRising(found.map((points) => points.map(sharpness)))
  })
  test('and the smaller its norm', () => {
    expectRising(found.map((points) => points.map(([x, y]) => Math.hypot(x, y))))
  })
  test('full gradients stay where they came down: on the sharp end of the valley', () => {
    const [[x, y] = [NaN, NaN]] = found[3]!
    expect(sharpness([x, y])).toBeGreaterThan(7)
  })
})
