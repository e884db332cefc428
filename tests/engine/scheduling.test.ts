/** What schedules move besides an optimizer's own numbers, and what they count. */
import { describe, expect, test } from 'vitest'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { EngineProblem, outlineOf, run } from '../../src/engine/index.ts'

const specificationIn = (link: string) => {
  const { configuration, notices } = readLink(link)
  expect(notices).toEqual([])
  return specificationOf(configuration, configuration.runs[0]!)
}
const outlineIn = (link: string) => outlineOf(specificationIn(link))
const column = (link: string, name: 'rates' | 'termEvaluations') =>
  [...run(specificationIn(link))].flatMap((chunk) => [...chunk[name]])

const increments = (values: readonly number[]) => values.slice(1).map((value, i) => value - values[i]!)

describe('a schedule of the batch', () => {
  const grown = (batch: string, steps = 12) =>
    `surface=least_squares&data=line(n:20)&run=gradientDescent/B=${batch}/miniBatch(B:4,sampling:replacement)&steps=${steps}`

  test('moves how many terms an update draws: twice as many after every third', () => {
    expect(increments(column(grown('growth(stepSize:3)'), 'termEvaluations'))).toEqual([
      4, 4, 4, 8, 8, 8, 16, 16, 16, 20, 20, 20,
    ])
  })
  test('has a curve in whole numbers, from one term to all there are', () => {
    expect([...outlineIn(grown('growth(stepSize:3)')).parameterCurves['B']!]).toEqual([
      4, 4, 4, 8, 8, 8, 16, 16, 16, 20, 20, 20,
    ])
    expect([...outlineIn(grown('exponential(gamma:0.5)', 5)).parameterCurves['B']!]).toEqual([4, 2, 1, 1, 1])
  })
  test('moves SVRG’s and SARAH’s batches too', () => {
    for (const estimate of ['svrg(m:1000,B:2)', 'sarah(m:999,B:2)']) {
      const link = `surface=least_squares&data=line(n:20)&run=gradientDescent(lr:0.01)/B=growth(stepSize:2)/${estimate}&steps=6`
      const [, ...drawn] = increments(column(link, 'termEvaluations'))
      expect(drawn, estimate).toEqual([4, 8, 8, 16, 16])
    }
  })
  test('lessens a stated noise where no batch is drawn: at 100 draws the noise is a tenth', () => {
    const link = (rest: string) => `surface=plane(a:0,b:0)&start=0,0&run=gradientDescent(lr:1)${rest}&steps=2`
    const ends = (rest: string) => [...run(specificationIn(link(rest)))].flatMap(({ points }) => [...points])
    const [, , , , x = 0] = ends('/gaussian')
    const [, , first = 0, , second = 0] = ends('/B=growth(stepSize:1,gamma:100)/gaussian')
    const [, , plain = 0] = ends('/gaussian')
    expect(first).toBe(plain)
    expect(second - first).toBeCloseTo((x - plain) / 10, 14)
  })
  test('is no path’s business where nothing is scheduled: a constant schedule is the same path, to the bit', () => {
    const of = (middle: string) =>
      [...run(specificationIn(`surface=logistic_regression&run=adam${middle}/miniBatch(B:4)&steps=60`))].flatMap(
        (c) => [...c.points],
      )
    expect(of('/B=constant')).toEqual(of(''))
  })
  test('goes to a parameter of the optimizer that has the name', () => {
    const { configuration, notices } = readLink(
      'surface=least_squares&run=eq(x = x - lr*B*g,B:1)/B=growth/miniBatch(B:4)&steps=5',
    )
    expect(notices).toEqual([])
    const { layout, parameterCurves } = outlineOf(specificationOf(configuration, configuration.runs[0]!))
    expect(layout).toEqual([])
    expect([...parameterCurves['B']!]).toEqual([1, 1, 1, 1, 1])
  })
  test('of an estimate without batches is refused with a notice', () => {
    const { notices } = readLink('surface=least_squares&run=adam/B=growth/saga&steps=5')
    expect(notices).toEqual([
      {
        where: 'run 1',
        message: expect.stringContaining('there is no parameter "B" that a schedule could move') as string,
      },
    ])
  })
})

describe('schedules that count epochs', () => {
  const link = (middle: string, n = 20, steps = 12) =>
    `surface=least_squares&data=line(n:${n})&run=gradientDescent(lr:1)/${middle}&steps=${steps}`

  test('leave the rate as it is through a pass over the data: five batches of 4 are one epoch of 20 terms', () => {
    const halving = link('step(stepSize:1)/epochs/miniBatch(B:4)')
    expect(column(halving, 'rates').slice(0, 12)).toEqual([1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25])
  })
  test('begin an epoch with its first batch where the last one before was short', () => {
    const halving = link('step(stepSize:1)/epochs/miniBatch(B:8)')
    expect(column(halving, 'rates').slice(0, 12)).toEqual([1, 1, 1, 2, 2, 2, 4, 4, 4, 8, 8, 8].map((d) => 1 / d))
  })
  test('know their curve before the run', () => {
    const spec = specificationIn(link('step(stepSize:1)/epochs/miniBatch(B:4)'))
    const { curve, epochs } = outlineOf(spec)
    expect([...curve]).toEqual([...run(spec)].flatMap(({ rates }) => [...rates]).slice(0, 12))
    expect([...epochs!.over]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2])
  })
  test('have the epochs of the run for a horizon', () => {
    const { curve, epochs } = outlineIn(link('linear/epochs/miniBatch(B:4)', 20, 20))
    expect(epochs!.horizon).toBe(4)
    expect([...curve]).toEqual([1, 0.75, 0.5, 0.25].flatMap((rate) => [rate, rate, rate, rate, rate]))
  })
  test('count an update once, however many gradients its optimizer asks for', () => {
    const sam = link('step(stepSize:1)/epochs/miniBatch(B:4)').replace(
      'gradientDescent(lr:1)',
      'sam(gradientDescent(lr:1))',
    )
    expect([...outlineIn(sam).epochs!.over]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2])
  })
  test('count every update of full gradients, and on a surface without data', () => {
    expect(column(link('step(stepSize:2)/epochs', 20, 4), 'rates').slice(0, 4)).toEqual([1, 1, 0.5, 0.5])
    const bowl = 'surface=bowl&run=gradientDescent(lr:1)/step(stepSize:2)/epochs&steps=4'
    expect(column(bowl, 'rates').slice(0, 4)).toEqual([1, 1, 0.5, 0.5])
  })
  test('make batches of an epoch grow together, and the next epoch shorter', () => {
    const { parameterCurves, epochs } = outlineIn(link('B=growth(stepSize:1)/epochs/miniBatch(B:4)'))
    expect([...parameterCurves['B']!]).toEqual([4, 4, 4, 4, 4, 8, 8, 8, 16, 16, 20, 20])
    expect([...epochs!.over]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4])
  })
  test('that watch the loss are told it once an epoch', () => {
    // At rate 0 nothing improves: with a patience of 0 every epoch after the first two is one drop lower.
    const watched = link('plateau(patience:0,eps:0)/epochs/miniBatch(B:10)', 20, 10).replace('lr:1', 'lr:1e-9')
    const rates = column(watched, 'rates').slice(0, 10)
    expect(new Set(rates.filter((_, k) => k % 2 === 0)).size).toBe(rates.filter((_, k) => k % 2 === 0).length - 1)
    for (let k = 0; k < 10; k += 2) expect(rates[k]).toBe(rates[k + 1])
  })
  test('cannot be counted where the losses move the batch: the run says so', () => {
    const spec = specificationIn(link('B=plateau/epochs/miniBatch(B:4)'))
    expect(() => outlineOf(spec)).toThrow(EngineProblem)
    expect(() => outlineOf(spec)).toThrow(/depends on the losses/)
  })
  test('are counted beforehand within a bounded time, however many terms there are', () => {
    const { epochs } = outlineIn(
      'surface=least_squares&data=line(n:100000)&run=gradientDescent/epochs/B=growth(stepSize:100,gamma:1.1)/svrg(m:100,B:1000)&steps=5000',
    )
    expect(epochs!.over.at(-1)).toBeGreaterThan(50)
    expect(epochs!.over.every((epoch, k, all) => k === 0 || epoch >= all[k - 1]!)).toBe(true)
  })
})
