/**
 * Larger batches save iterations, not as much time. The cost model is the program's own: so many milliseconds for every term
 * gradient on the slowest worker, and a latency whenever workers wait for one another.
 */
import { describe, expect, test } from 'vitest'
import { positionOf, positionsOf } from '../../src/charts/axisUnit.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { outlineOf, run } from '../../src/engine/index.ts'
import { appendChunk, emptySamples } from '../../src/store/samples.ts'
import { mean, pathOf } from './paths.ts'

const PROBLEM = 'surface=least_squares&data=line(n:256,sigma:1)&start=-1,1.5'
const lowest = pathOf(`${PROBLEM}&run=newton&steps=3`).losses.at(-1)!
const SEEDS = 8
const BATCH = 4
const RATE = 0.005

/** The first step at which the run is within a twentieth of the start's gap, and the time by then for a latency; of every seed. */
function arrivals(method: string) {
  return Array.from({ length: SEEDS }, (_, i) => {
    const { configuration } = readLink(`${PROBLEM}&run=${method}&seed=${i + 1}&axis=time&time=1,0&steps=8000`)
    const specification = specificationOf(configuration, configuration.runs[0]!)
    const samples = emptySamples()
    for (const chunk of run(specification)) appendChunk(samples, chunk, outlineOf(specification))
    const losses = samples.losses.subarray(0, samples.count)
    const step = losses.findIndex((loss) => loss - lowest <= 0.05 * (losses[0]! - lowest))
    expect(step).toBeGreaterThan(0)
    return { step, time: (latency: number) => positionOf(positionsOf(samples, { sample: 1, latency }), step) }
  })
}

const one = arrivals(`gradientDescent(lr:${RATE})/miniBatch(B:${BATCH})`)
const eight = arrivals(`gradientDescent(lr:${8 * RATE})/dataParallel(K:8,B:${BATCH})`)
const ratio = (of: (each: (typeof one)[number]) => number) => mean(one.map(of)) / mean(eight.map(of))
const within = (share: number, expected: number, found: number) =>
  expect(Math.abs(found / expected - 1)).toBeLessThan(share)

describe('eight workers with a batch each, at eight times the rate', () => {
  test('need an eighth of the iterations', () => {
    within(
      0.1,
      8,
      ratio(({ step }) => step),
    )
  })

  test.each([
    ['eight times as fast where waiting takes no time', 0, 8],
    ['about four times as fast where they wait for as long as they compute', BATCH, 4],
    ['no faster where they wait for seven times as long', 7 * BATCH, 1],
  ])('are %s', (_, latency, times) => {
    within(
      0.1,
      times,
      ratio(({ time }) => time(latency)),
    )
  })
})
