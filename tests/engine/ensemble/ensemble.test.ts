/** A run over many seeds: each is the ordinary run with that seed, and what is said of all follows from them. */
import { describe, expect, test } from 'vitest'
import { readLink, specificationOf } from '../../../src/config/index.ts'
import { run, study } from '../../../src/engine/index.ts'
import { seedsOf } from '../../../src/engine/ensemble/seed.ts'
import type { Ensemble, EnsembleProgress } from '../../../src/engine/ensemble/types.ts'

function specificationFrom(link: string) {
  const { configuration, notices } = readLink(link)
  expect(notices).toEqual([])
  return specificationOf(configuration, configuration.runs[0]!)
}

function finish<Yielded, Result>(work: Generator<Yielded, Result>, heard: (piece: Yielded) => void = () => {}): Result {
  for (;;) {
    const piece = work.next()
    if (piece.done) return piece.value
    heard(piece.value)
  }
}

function ensembleOf(link: string, seeds: number, heard?: (piece: EnsembleProgress | undefined) => void): Ensemble {
  const result = finish(study({ kind: 'ensemble', specification: specificationFrom(link), seeds }), heard)
  if (result.kind !== 'ensemble') throw new Error('another study')
  return result.ensemble
}

describe.each([
  ['mini-batches', 'surface=least_squares&run=adam(lr:0.1)/miniBatch(B:4)&steps=400'],
  ['a table of gradients, and a method that remembers', 'surface=logistic_regression&run=momentum/saga&steps=120'],
  ['snapshots', 'surface=one_neuron&run=nesterov/svrg&steps=90'],
  ['noise on a surface that is no sum', 'surface=rosenbrock&run=rmsprop/gaussian(sigma:3)&steps=150'],
  ['noise on full gradients of a sum', 'surface=least_squares&run=gradientDescent(lr:0.1)/gaussian&steps=60'],
  ['stochastic rounding', 'surface=least_squares&run=adam(lr:0.1)/miniBatch/binary16(rounding:stochastic)&steps=80'],
  ['dropout', 'surface=logistic_regression&run=adam(lr:0.1)/dropout:0.3&steps=60'],
  ['an interval', 'surface=reddi&run=adam(lr:0.5)/miniBatch(B:1)&steps=100'],
  [
    'a schedule that reads the losses',
    'surface=least_squares&run=adam(lr:0.1)/plateau(patience:3)/miniBatch(B:4)&steps=200',
  ],
  [
    'growing batches',
    'surface=least_squares&run=gradientDescent(lr:0.1)/miniBatch(B:2)/B=step(stepSize:20,gamma:2)&steps=80',
  ],
  ['a budget', 'surface=least_squares&run=gradientDescent(lr:0.1)/svrg&axis=evaluations&steps=20'],
  ['line searches', 'surface=rosenbrock&run=backtracking/gaussian&steps=40'],
  ['a divergence', 'surface=least_squares&run=gradientDescent(lr:3)/miniBatch(B:1)&steps=2000'],
  [
    'early stopping',
    'surface=least_squares&data=line(n:20,validation:0.4)&run=adam(lr:0.3)/miniBatch(B:2)/patience:5&steps=300',
  ],
])('with %s', (_, link) => {
  test('every seed has the bits of the run with that seed, wherever it is looked at', () => {
    const specification = specificationFrom(link)
    const seeds = seedsOf(specification)
    for (const seed of [1, 2, 7]) {
      const course = finish(seeds.run(seed))
      const chunks = [...run({ ...specification, seed })]
      const end = chunks.at(-1)!.end!
      const points = chunks.flatMap((chunk) => [...chunk.points.subarray(0, 2 * chunk.count)])
      const losses = chunks.flatMap((chunk) => [...chunk.losses.subarray(0, chunk.count)])
      const norms = chunks.flatMap((chunk) => [...chunk.gradientNorms.subarray(0, chunk.count)])
      const diverged = end.status === 'diverged'
      const shown = [...seeds.steps].filter((step) => step < losses.length)
      expect([...course.points]).toEqual(shown.flatMap((step) => [points[2 * step], points[2 * step + 1]]))
      const after = Array.from({ length: seeds.steps.length - shown.length }, () => (diverged ? Infinity : NaN))
      expect([...course.losses]).toEqual([...shown.map((step) => losses[step]), ...after])
      expect([...course.gradientNorms]).toEqual([...shown.map((step) => norms[step]), ...after])
      expect(course.end).toEqual(end.point)
      expect(course.loss).toBe(diverged ? Infinity : losses.at(-1))
      expect(course.status).toBe(diverged ? 'diverged' : end.spent || end.stopped ? 'early' : 'horizon')
    }
  })
})

describe('while it is computed', () => {
  const link = 'surface=least_squares&run=gradientDescent(lr:0.2)/miniBatch(B:4)&steps=50'

  test('it says how far it is, and after the first seed already what it is like', () => {
    const heard: EnsembleProgress[] = []
    const last = ensembleOf(link, 100, (piece) => piece && heard.push(piece))
    expect(heard[0]).toMatchObject({ done: 1, of: 100, ensemble: { seeds: 1, of: 100 } })
    expect(heard.map(({ done }) => done)).toEqual(heard.map(({ done }) => done).toSorted((a, b) => a - b))
    expect(heard.length).toBeGreaterThan(50)
    expect(last).toMatchObject({ seeds: 100, of: 100, diverged: 0, endedEarly: 0 })
  })

  test('what it is like until then is the ensemble of so many seeds', () => {
    const heard: Ensemble[] = []
    ensembleOf(link, 64, (piece) => piece?.ensemble && heard.push(piece.ensemble))
    const early = heard.find(({ seeds }) => seeds === 8)
    expect(early).toEqual({ ...ensembleOf(link, 8), of: 64 })
  })

  test('it gives way every few updates, however many rows there are', () => {
    const pieces = (rows: number) => {
      const seeds = seedsOf(
        specificationFrom(`surface=sample_mean&data=normal(n:${rows})&run=adam/miniBatch(B:32)&steps=40`),
      )
      let count = 0
      finish(seeds.run(1), () => count++)
      return count
    }
    expect(pieces(100)).toBe(0)
    expect(pieces(100_000)).toBe(40)
  })
})

describe('of all seeds', () => {
  test('the bands are quantiles of the losses at each step, and the median is in their middle', () => {
    const link = 'surface=least_squares&run=gradientDescent(lr:0.2)/miniBatch(B:4)&steps=30'
    const found = ensembleOf(link, 21)
    const seeds = seedsOf(specificationFrom(link))
    const courses = Array.from({ length: 21 }, (_, i) => finish(seeds.run(i + 1)))
    const at = found.steps.length
    for (const step of [1, 15, 30]) {
      const losses = courses.map((course) => course.losses[step]!).toSorted((a, b) => a - b)
      const bands = [0, 1, 2, 3, 4].map((q) => found.bands.loss[q * at + step])
      // With 21 seeds the quantiles are the 2nd, 6th, 11th, 16th and 20th in order.
      expect(bands).toEqual([1, 5, 10, 15, 19].map((i) => expect.closeTo(losses[i]!, 14) as number))
    }
    expect(found.endPoints).toEqual(Float64Array.from(courses.flatMap(({ end }) => end)))
    expect(found.paths.map(({ length }) => length)).toEqual(Array.from({ length: 3 }, () => 2 * at))
  })

  test('those that diverge are counted, and stand above all others', () => {
    const found = ensembleOf(
      'surface=rosenbrock&start=0,1&run=gradientDescent(lr:0.002)/gaussian(sigma:150)&steps=100',
      40,
    )
    expect(found.diverged).toBeGreaterThan(0)
    expect(found.diverged).toBe(40 - found.endPoints.length / 2)
    expect(Math.max(...found.bands.loss)).toBe(Infinity)
    expect(found.mean.value).toBeLessThan(Infinity)
  })

  test('where a surface has several minima, it is counted to which of them downhill leads', () => {
    const { basins, seeds } = ensembleOf(
      'surface=himmelblau&start=-0.27,-0.92&run=gradientDescent(lr:0.01)/gaussian(sigma:8)&steps=200',
      60,
    )
    expect(basins).toHaveLength(4)
    expect(basins.reduce((sum, basin) => sum + basin.seeds, 0)).toBe(seeds)
    expect(Math.max(...basins.map((basin) => basin.seeds))).toBeLessThan(seeds)
  })
})
