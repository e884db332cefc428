/** How far from a minimum gradient descent hovers at a constant rate: theory against long runs. */
import { describe, expect, test } from 'vitest'
import { readLink, specificationOf, surfaceOf } from '../../src/config/index.ts'
import { surfaceFunction } from '../../src/engine/index.ts'
import { foundMinimum } from '../../src/engine/minimum.ts'
import { predictedRadius } from '../../src/engine/noiseBall.ts'
import { mean, pathOf } from './paths.ts'

/** By theory; of a surface with a known minimum at the origin from there. */
function predicted(link: string): number | undefined {
  const { configuration } = readLink(link)
  const { surface, runs } = configuration
  const minimum = foundMinimum(surface) ?? [0, 0]
  return predictedRadius(specificationOf(configuration, runs[0]!), surfaceFunction(surface), minimum, 1)
}

/** Over a run, without its first thousand steps, in the root mean square. */
function measured(link: string): number {
  const { surface } = readLink(link).configuration
  const [x, y] = foundMinimum(surface) ?? [0, 0]
  const { points } = pathOf(link)
  const squares = Array.from({ length: points.length / 2 - 1000 }, (_, i) => {
    const k = i + 1000
    const dy = surfaceOf(surface).isOneParameter ? 0 : points[2 * k + 1]! - y
    return (points[2 * k]! - x) ** 2 + dy ** 2
  })
  return Math.sqrt(mean(squares))
}

describe('the distance in the root mean square', () => {
  test.each([
    // Added noise: eta*sigma^2/(lambda*(2 - eta*lambda)) for each axis, here of curvatures 1 and 20.
    ['surface=ravine(kappa:20)&start=0,0&run=gradientDescent(lr:0.05)/gaussian(sigma:0.5)', 0.03],
    ['surface=ravine(kappa:20)&start=0,0&run=gradientDescent(lr:0.09)/gaussian(sigma:0.5,alongX:0.2)', 0.03],
    // The same noise at every place: all terms of the mean have one curvature.
    ['surface=sample_mean&run=gradientDescent(lr:0.1)/miniBatch(B:32,sampling:replacement)', 0.03],
    ['surface=sample_mean&run=gradientDescent(lr:0.7)/miniBatch(B:1,sampling:replacement)', 0.03],
    // Noise that grows with the distance: a row's curvature is u^2.
    ['surface=least_squares&run=gradientDescent(lr:0.05)/miniBatch(B:1,sampling:replacement)', 0.05],
    ['surface=least_squares&run=gradientDescent(lr:0.2)/miniBatch(B:1,sampling:replacement)', 0.05],
    ['surface=least_squares&run=gradientDescent(lr:0.5)/miniBatch(B:4,sampling:replacement)', 0.05],
    ['surface=least_squares&run=gradientDescent(lr:0.2)/miniBatch(B:4,sampling:replacement)/gaussian(sigma:0.5)', 0.05],
  ])('%s: is within its sampling error of theory', (link, tolerance) => {
    const long = `${link}&steps=60000`
    expect(Math.abs(measured(long) / predicted(long)! - 1)).toBeLessThan(tolerance)
  })

  test('is, where f is no quadratic, nearly that of the quadratic at its minimum', () => {
    const link =
      'surface=logistic_regression(lambda:0.1)&run=gradientDescent(lr:0.5)/miniBatch(B:8,sampling:replacement)'
    const long = `${link}&steps=40000`
    expect(Math.abs(measured(long) / predicted(long)! - 1)).toBeLessThan(0.1)
  })

  test('grows with the root of a small rate, and falls with that of the batch', () => {
    const of = (rate: number, B: number) =>
      predicted(`surface=least_squares&run=gradientDescent(lr:${rate})/miniBatch(B:${B},sampling:replacement)&steps=9`)!
    expect(of(4e-4, 1) / of(1e-4, 1)).toBeCloseTo(2, 3)
    expect(of(1e-4, 1) / of(1e-4, 16)).toBeCloseTo(4, 3)
  })
})

describe('theory says nothing', () => {
  test.each([
    ['of other methods', 'least_squares&run=momentum(lr:0.05)/miniBatch(B:1,sampling:replacement)'],
    ['of a rate that falls', 'least_squares&run=gradientDescent(lr:0.05)/cosine/miniBatch(B:1,sampling:replacement)'],
    ['of batches that share out an epoch', 'least_squares&run=gradientDescent(lr:0.05)/miniBatch(B:1)'],
    ['of noise without a variance', 'bowl&run=gradientDescent(lr:0.05)/heavyTailed'],
    ['of clipped gradients', 'bowl&run=gradientDescent(lr:0.05)/gaussian/norm'],
    ['of weight decay', 'bowl&run=gradientDescent(lr:0.05,weightDecay:0.1)/gaussian'],
    ['of rates above the limit', 'bowl&run=gradientDescent(lr:1.1)/gaussian'],
    // Below 2/lambda_max = 1.35, and yet without a variance: E (1 - eta*u^2)^2 > 1 along the steep direction.
    ['of noise that outgrows the pull', 'least_squares&run=gradientDescent(lr:1)/miniBatch(B:1,sampling:replacement)'],
  ])('%s', (_, text) => {
    expect(predicted(`surface=${text}&steps=9`)).toBeUndefined()
  })
})
