import { expect, test } from 'vitest'
import { bandsOf, quantilesAt } from '../../src/charts/strip/bands.ts'
import type { ShownRun } from '../../src/charts/shownRuns.ts'
import type { Ensemble } from '../../src/engine/ensemble/types.ts'
import { emptySamples } from '../../src/store/samples.ts'

/** Five quantiles at the steps 0, 10 and 20. */
const loss = Float64Array.of(...[1, 1, 1], ...[1, 2, 3], ...[1, 4, 6], ...[1, 6, 9], ...[1, 8, Infinity])
const ensemble = {
  steps: Int32Array.of(0, 10, 20),
  bands: { loss, gradientNorm: loss },
  seeds: 40,
} as unknown as Ensemble
const record = { samples: emptySamples(), condition: 'done' as const, version: 1, ensemble }
const run: ShownRun = { key: 'a', order: 0, slot: 0, label: 'A', record, step: 0, opacity: 1 }

test('there are bands of the loss and the gradient norm, of runs over many seeds alone', () => {
  expect(bandsOf('loss', [run], 'log')).toHaveLength(1)
  expect(bandsOf('gradientNorm', [run], 'log')).toHaveLength(1)
  expect(bandsOf('rate', [run], 'log')).toEqual([])
  expect(bandsOf('loss', [{ ...run, record: { ...record, ensemble: undefined } }], 'log')).toEqual([])
})

test('a band tells its quantiles between the steps that it knows, and infinity where seeds diverged', () => {
  const [band] = bandsOf('loss', [run], 'linear')
  expect(quantilesAt(band!, 0)).toEqual([1, 1, 1, 1, 1])
  expect(quantilesAt(band!, 5)).toEqual([1, 1.5, 2.5, 3.5, 4.5])
  expect(quantilesAt(band!, 20)).toEqual([1, 3, 6, 9, Infinity])
  expect(quantilesAt(band!, 15)?.at(-1)).toBe(Infinity)
  expect(quantilesAt(band!, 21)).toBeUndefined()
})

test('a way to infinity does not stretch the axis', () => {
  expect(bandsOf('loss', [run], 'linear')[0]!.extent.max).toBeLessThanOrEqual(2)
  expect(bandsOf('loss', [run], 'log')[0]!.extent.max).toBe(9)
})

test('on an axis that counts something else, a band stands where its steps do', () => {
  const [band] = bandsOf('loss', [{ ...run, positions: (step) => 2 * step }], 'log')
  expect([...band!.places]).toEqual([0, 20, 40])
})
