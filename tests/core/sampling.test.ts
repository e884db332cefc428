import { describe, expect, test } from 'vitest'
import { randomStream } from '../../src/core/random.ts'
import { sampler, type Sampling } from '../../src/core/sampling.ts'

/** The batches of a scheme over n terms. */
const batches = (scheme: Sampling, n: number, B: number, count: number, seed = 1): number[][] => {
  const choose = sampler(n, scheme, randomStream(seed, 'batches'))
  return Array.from({ length: count }, () => [...(choose.next(B) as Int32Array)])
}
const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)
const all = (n: number) => Array.from({ length: n }, (_, i) => i)

describe.each<Sampling>(['reshuffled', 'shuffledOnce', 'inOrder'])('%s', (scheme) => {
  test('has every term once before any comes again', () => {
    const [a, b, c, d] = batches(scheme, 12, 6, 4) as [number[], number[], number[], number[]]
    expect(sorted([...a, ...b])).toEqual(all(12))
    expect(sorted([...c, ...d])).toEqual(all(12))
  })

  test('ends an epoch with a smaller batch where the terms do not come out even', () => {
    const sizes = batches(scheme, 10, 4, 6).map(({ length }) => length)
    expect(sizes).toEqual([4, 4, 2, 4, 4, 2])
  })
})

test('in order is the data’s own order, in every epoch', () => {
  expect(batches('inOrder', 4, 2, 4)).toEqual([
    [0, 1],
    [2, 3],
    [0, 1],
    [2, 3],
  ])
})

test('shuffled once repeats its order, reshuffled does not', () => {
  const [once, again] = batches('shuffledOnce', 20, 20, 2)
  expect(again).toEqual(once)
  expect(once).not.toEqual(all(20))
  const [first, second] = batches('reshuffled', 20, 20, 2)
  expect(second).not.toEqual(first)
})

test('with replacement a term may come twice, and each comes as often as any other', () => {
  const counts = all(10).map(() => 0)
  const drawn = batches('replacement', 10, 10, 4000)
  for (const term of drawn.flat()) counts[term]! += 1
  // Four standard deviations of 40,000 draws at 1/10.
  for (const count of counts) expect(Math.abs(count - 4000)).toBeLessThan(4 * Math.sqrt(40_000 * 0.09))
  expect(drawn.some((batch) => new Set(batch).size < 10)).toBe(true)
})

test('two runs with one seed see the same batches', () => {
  for (const scheme of ['replacement', 'reshuffled', 'shuffledOnce'] as const) {
    expect(batches(scheme, 50, 7, 20, 9)).toEqual(batches(scheme, 50, 7, 20, 9))
    expect(batches(scheme, 50, 7, 20, 9)).not.toEqual(batches(scheme, 50, 7, 20, 10))
  }
})
