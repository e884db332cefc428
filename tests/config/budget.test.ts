/** Axes, budgets and the time that they model, from links and files; how long an axis is, and how finely it is gone along. */
import { describe, expect, it } from 'vitest'
import {
  atGrain,
  grainOf,
  horizonOf,
  paceOf,
  parseConfiguration,
  readLink,
  specificationOf,
  toJson,
  withAxis,
  writeLink,
} from '../../src/config/index.ts'
import type { Configuration } from '../../src/config/types.ts'
import { run } from '../../src/engine/index.ts'
import { withoutKeys } from './arbitraries.ts'

const sum = 'v=1&surface=least_squares&data=line(n:50)&start=0,0'
const read = (link: string): Configuration => {
  const { configuration, notices } = readLink(link)
  expect(notices).toEqual([])
  return configuration
}
const first = (link: string) => {
  const configuration = read(link)
  return specificationOf(configuration, configuration.runs[0]!)
}

function courseOf(specification: ReturnType<typeof specificationOf>) {
  const chunks = [...run(specification)]
  return { end: chunks.at(-1)!.end!, termsDrawn: chunks.flatMap((chunk) => [...chunk.termsDrawn]) }
}

describe('a link', () => {
  it.each([
    'run=gradientDescent/budget(epochs:2.5)&axis=epochs&steps=20',
    'run=gradientDescent/budget(steps:12)&steps=20',
    'run=gradientDescent/miniBatch/budget(time:300)&axis=time&time=0.5,20&steps=500',
    'run=gradientDescent&at=3.25&axis=epochs&steps=20',
  ])('says all of it, and so does a file: %s', (link) => {
    const configuration = read(`${sum}&${link}`)
    expect(withoutKeys(read(writeLink(configuration)))).toEqual(withoutKeys(configuration))
    const again = parseConfiguration(JSON.parse(JSON.stringify(toJson(configuration))))
    expect(again.notices).toEqual([])
    expect(withoutKeys(again.configuration)).toEqual(withoutKeys(configuration))
  })

  it('leaves the standard times out', () => {
    expect(writeLink(read(`${sum}&run=adam&axis=time&time=0.1,1&steps=20`))).not.toContain('time=')
  })

  it.each([
    ['run=adam/budget(apples:3)', 'apples'],
    ['run=adam/budget(epochs:-3)', 'no amount of epochs'],
    ['run=adam/budget(steps:2.5)', 'no amount of steps'],
    ['run=adam/budget', 'is none of steps, evaluations, epochs, time'],
    ['run=adam&axis=furlongs', 'axis'],
    ['run=adam&axis=time&time=0,1', 'milliseconds for a sample'],
    ['run=adam&axis=time&time=1', 'milliseconds for a sample'],
    ['run=adam&at=2.5', 'is not a whole number'],
    ['run=adam&axis=epochs&at=-1', 'is not a number from 0 to 20'],
  ])('with %s says what it does not understand, and runs without it', (link, words) => {
    const { notices, configuration } = readLink(`${sum}&${link}&steps=20`)
    expect(notices.map(({ where, message }) => `${where}: ${message}`).join()).toContain(words)
    expect(configuration.runs[0]!.budget).toBeUndefined()
  })
})

describe('a run has the steps that its budgets pay for', () => {
  it('its own, or those of all, whichever ends first', () => {
    expect(first(`${sum}&run=adam/budget(steps:12)&steps=20`)).toMatchObject({ steps: 12 })
    expect(first(`${sum}&run=adam/budget(steps:12)&steps=20`)).not.toHaveProperty('budgets')
    expect(first(`${sum}&run=adam/budget(steps:30)&steps=20`).steps).toBe(20)
    expect(first(`${sum}&run=adam/miniBatch(B:10)/budget(epochs:3)&steps=100`).steps).toBe(15)
    expect(first(`${sum}&run=adam/miniBatch(B:10)/budget(epochs:3)&axis=evaluations&steps=2`).steps).toBe(10)
    // 50 of 0.1 ms each: 5 ms a step.
    expect(first(`${sum}&run=adam/budget(time:24)&steps=100`).steps).toBe(4)
    // 5 on each of two workers, and a wait: 1.5 ms.
    expect(first(`${sum}&run=adam/dataParallel(K:2,B:5)&axis=time&steps=15`).steps).toBe(10)
  })

  it('of the rows that are trained on', () => {
    expect(
      first(`v=1&surface=least_squares&data=line(n:50,validation:0.2)&run=adam/miniBatch(B:10)&axis=epochs&steps=3`)
        .steps,
    ).toBe(12)
    expect(first('v=1&surface=least_squares&data=1,2/2,3/3,5&run=adam/miniBatch(B:1)&axis=epochs&steps=3').steps).toBe(
      9,
    )
    expect(first('v=1&surface=reddi&run=adam/miniBatch(B:1)&axis=epochs&steps=3').steps).toBe(9)
  })

  it.each([
    // 20 batches of 2, of 4 and of 8 are 280; of 16 there are 13 within 500.
    [
      'gradientDescent(lr:0.1)/miniBatch(B:2,sampling:replacement)/B=step(stepSize:20,gamma:2)&axis=epochs&steps=10',
      73,
    ],
    // 10 batches of 8, 10 of 4, 10 of 2 are 140; then of 1.
    ['adam/cosine/miniBatch(B:8,sampling:replacement)/B=step(stepSize:10,gamma:0.5)&axis=epochs&steps=4', 90],
    ['adam/miniBatch(B:8,sampling:replacement)/B=step(stepSize:10,gamma:0.5)/budget(epochs:4)&steps=1000', 90],
  ])('by the whole schedule of its batches, not by the first of them: %s', (run, steps) => {
    expect(first(`${sum}&run=${run}`).steps).toBe(steps)
  })

  it.each([
    'adam/miniBatch(B:2)/B=step(stepSize:20,gamma:2)',
    'adam/miniBatch(B:16)/B=step(stepSize:20,gamma:0.5)',
    'adam/cosine/miniBatch(B:16)/B=cosine',
    'adam/miniBatch(B:1)/B=growth(gamma:1.01)',
    'adam/svrg(B:16,m:10)/B=step(stepSize:20,gamma:0.5)',
    'adam/cosine/miniBatch(B:2)/B=step(stepSize:4,gamma:2)/epochs',
    'adam/dataParallel(K:2,B:1)/B=step(stepSize:20,gamma:2)',
  ])('and ends within one update of the budget: %s', (run) => {
    const specification = first(`${sum}&run=${run}&axis=epochs&steps=30`)
    const { end, termsDrawn } = courseOf(specification)
    const spent = Array.from(termsDrawn, (drawn) => drawn / 50)
    expect(end.step).toBe(specification.steps)
    expect(spent.at(-1)!).toBeLessThanOrEqual(30)
    // The largest update that the run has made, or a whole snapshot, would be too much.
    const largest = Math.max(1, ...spent.slice(1).map((each, k) => each - spent[k]!))
    expect(spent.at(-1)! + largest).toBeGreaterThan(30)
  })

  it('is none the wiser on a surface that is no sum: there a step is an epoch', () => {
    expect(first('v=1&surface=bowl&run=adam&axis=epochs&steps=30')).toMatchObject({ steps: 30 })
  })
})

describe('another axis', () => {
  const turned = (link: string, unit: 'steps' | 'evaluations' | 'epochs' | 'time') => withAxis(read(link), unit).steps

  it('is as long as it takes for all runs to make the steps that they had', () => {
    const two = `${sum}&run=adam&run=adam/miniBatch(B:10)&steps=40`
    expect(turned(two, 'evaluations')).toBe(40)
    expect(turned(two, 'time')).toBe(200)
    const one = `${sum}&run=adam/miniBatch(B:10)&steps=40`
    expect(turned(one, 'epochs')).toBe(8)
    expect(turned(`${sum}&run=adam/svrg(m:20,B:1)&steps=40`, 'epochs')).toBe(3)
    expect(turned(`${sum}&run=adam/svrg(m:20,B:1)&steps=40`, 'evaluations')).toBe(4)
  })

  it('there and back again leads to where one came from', () => {
    for (const link of [
      `${sum}&run=adam&run=adam/miniBatch(B:10)&steps=40`,
      `${sum}&run=adam/miniBatch(B:10)&steps=40`,
    ])
      for (const unit of ['evaluations', 'epochs', 'time'] as const) {
        const configuration = read(link)
        expect(withoutKeys(withAxis(withAxis(configuration, unit), 'steps'))).toMatchObject({
          steps: configuration.steps,
        })
      }
  })

  it('counts gradients as before where there is no sum: as many as there were steps', () => {
    expect(turned('v=1&surface=bowl&run=sam(adam)&steps=123', 'evaluations')).toBe(123)
  })
})

describe('the playhead', () => {
  const axis = (link: string) => read(`${link}&run=adam`)

  it('goes by whole steps, and by whole gradients where these are not of terms', () => {
    expect(grainOf(axis('surface=bowl&axis=evaluations&steps=20'))).toBe(1)
    expect(grainOf(axis(`${sum}&steps=20`))).toBe(1)
    expect(paceOf(axis(`${sum}&steps=20`))).toBe(1)
  })

  it('goes by a thousandth of the axis at most where parts of the unit count', () => {
    for (const [steps, grain] of [
      [1, 0.001],
      [20, 0.01],
      [500, 0.1],
      [5000, 1],
    ] as const)
      expect(grainOf(axis(`${sum}&axis=evaluations&steps=${steps}`))).toBe(grain)
    expect(atGrain(axis(`${sum}&axis=epochs&steps=20`), 3.1479)).toBe(3.14)
    expect(atGrain(axis(`${sum}&axis=epochs&steps=20`), 0.29)).toBe(0.29)
    expect(atGrain(axis(`${sum}&steps=20`), 3.9)).toBe(3)
  })

  it('takes about as long over any axis as over 500 steps', () => {
    for (const steps of [1, 7, 20, 63, 500, 3200, 100_000]) {
      const seconds = steps / (paceOf(axis(`${sum}&axis=epochs&steps=${steps}`)) * 30)
      expect(seconds).toBeGreaterThan(4)
      expect(seconds).toBeLessThan(60)
    }
  })
})

it('a run’s horizon is what its schedule is laid out for', () => {
  const configuration = read(`${sum}&run=adam/cosine/miniBatch(B:10)&axis=epochs&steps=4`)
  expect(horizonOf(configuration, configuration.runs[0]!)).toBe(20)
})
