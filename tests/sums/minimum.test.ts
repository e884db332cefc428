import { describe, expect, test } from 'vitest'
import { readLink } from '../../src/config/index.ts'
import { criticalPointsOf } from '../../src/charts/surface/criticalLabels.ts'
import { contourPicture } from '../../src/engine/index.ts'
import { foundMinimum } from '../../src/engine/minimum.ts'
import { sumOf } from './paths.ts'

const minimumOf = (surface: string) => foundMinimum(readLink(`surface=${surface}&steps=5`).configuration.surface)

describe('the minimum of a convex problem', () => {
  test.each(['least_squares', 'least_squares&data=outliers(seed:4)', 'logistic_regression', 'sparse_feature'])(
    '%s is found: no gradient there, and f higher all round',
    (surface) => {
      const [x, y] = minimumOf(surface)!
      const f = sumOf(`surface=${surface}`)
      const gradient = new Float64Array(2)
      const lowest = f.gradient(x, y, gradient)
      expect(Math.hypot(...gradient)).toBeLessThan(1e-9)
      for (let k = 0; k < 16; k++) {
        const angle = (k * Math.PI) / 8
        expect(f.value(x + 0.1 * Math.cos(angle), y + 0.1 * Math.sin(angle))).toBeGreaterThan(lowest)
      }
    },
  )

  test('comes with the picture of the contours, found in the worker that draws them', () => {
    const { surface } = readLink('surface=least_squares&data=0,1/1,3/2,5.5/3,6.5&steps=5').configuration
    const picture = contourPicture({ surface, view: { x: [-1, 3], y: [-1, 3] }, columns: 9, rows: 9 })
    expect(picture.found).toEqual(foundMinimum(surface))
    expect(criticalPointsOf(surface, picture.found)).toEqual([{ kind: 'minimum', point: picture.found }])
  })

  test('of least squares is what the normal equations say', () => {
    const [slope, intercept] = minimumOf('least_squares&data=0,1/1,3/2,5.5/3,6.5')!
    expect(slope).toBeCloseTo(1.9, 12)
    expect(intercept).toBeCloseTo(1.15, 12)
  })

  test('with one parameter is the mean of the sample', () => {
    expect(minimumOf('sample_mean&data=1/2/6')).toEqual([3, 0])
    expect(minimumOf('sample_mean&data=1e6/1000002')![0]).toBeCloseTo(1000001, 6)
  })

  test('on an interval is the end to which the mean slope falls, whichever that is', () => {
    expect(minimumOf('reddi')).toEqual([-1, 0])
    expect(minimumOf('reddi&data=1/-3')).toEqual([1, 0])
    expect(minimumOf('reddi&data=1/-1')).toBeUndefined()
  })

  test.each([
    ['linear_svm', 'it may lie at a bend'],
    ['logistic_regression(lambda:0)&data=1,2,1/-1,-2,-1', 'larger weights are better for ever'],
    ['one_neuron', 'it is not convex'],
    [
      'least_squares&data=0.8918918918918919,1/0.8918918918918919,2/0.8918918918918919,4',
      'the inputs are all alike, and the minima a line',
    ],
    ['least_squares&data=0.7,1', 'one row leaves a line of minima'],
    ['sparse_feature&data=1,0,1/-1,0,1/0.3,0,2', 'the rare feature is never there'],
    ['eq(f(x,y)=(x*u%2By-v)^2,from:least_squares)', 'nobody knows whether a fork is convex'],
    ['bowl', 'it is no sum over data'],
  ])('of %s is not claimed: %s', (surface) => {
    expect(minimumOf(surface)).toBeUndefined()
  })
})
