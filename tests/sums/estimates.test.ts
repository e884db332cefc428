/** What is recorded of the gradients that an optimizer is given. */
import { describe, expect, test } from 'vitest'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { run } from '../../src/engine/index.ts'

function first(link: string) {
  const { configuration, notices } = readLink(link)
  expect(notices).toEqual([])
  const [chunk] = [...run(specificationOf(configuration, configuration.runs[0]!))]
  return chunk!
}

describe('the first gradient of every update', () => {
  test('is the step that plain descent takes, over the rate: of batches, with noise, and before clipping', () => {
    const sum = 'surface=least_squares&steps=20&run=gradientDescent(lr:0.1)'
    for (const part of ['', '/miniBatch(B:4)', '/svrg(m:5,B:2)', '/miniBatch(B:4)/gaussian(sigma:0.5)']) {
      const { estimates, points } = first(sum + part)
      for (let i = 0; i < 40; i++) expect(estimates[i]! * 0.1).toBeCloseTo(points[i]! - points[i + 2]!, 12)
    }
    const clipped = first(`${sum}/miniBatch(B:4)/norm(max:0.01)`)
    expect(clipped.estimates[0]).toBe(first(`${sum}/miniBatch(B:4)`).estimates[0])
  })

  test('is the full one where nothing stands between', () => {
    const { estimates, gradients } = first('surface=rosenbrock&run=adam&steps=20')
    expect([...estimates.subarray(0, 40)]).toEqual([...gradients.subarray(0, 40)])
  })

  test('is not there where none is asked for, and at the last point', () => {
    expect(first('surface=rosenbrock&run=nelderMead&steps=5').estimates.every(Number.isNaN)).toBe(true)
    const { estimates } = first('surface=rosenbrock&run=adam&steps=5')
    expect([...estimates.subarray(10)]).toEqual([NaN, NaN])
    expect(estimates.subarray(0, 10).every(Number.isFinite)).toBe(true)
  })

  test('is one of where the optimizer looks first: Nesterov’s ahead of the point', () => {
    const { estimates, gradients } = first('surface=bowl&run=nesterov(lr:0.1,beta:0.9)&steps=5')
    expect([...estimates.subarray(0, 2)]).toEqual([...gradients.subarray(0, 2)])
    expect([...estimates.subarray(2, 4)]).not.toEqual([...gradients.subarray(2, 4)])
  })
})
