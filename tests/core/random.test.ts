import { describe, expect, test } from 'vitest'
import { randomStream, shuffle, xoshiro, type Random } from '../../src/core/random.ts'

const draw = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const moment = (values: readonly number[], order: number) => mean(values.map((value) => value ** order))

/** Pearson's statistic of counts that should be equal, in standard deviations of its distribution. */
function unevenness(counts: readonly number[]): number {
  const expected = mean(counts)
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  const freedom = counts.length - 1
  return (statistic - freedom) / Math.sqrt(2 * freedom)
}

const histogram = (values: readonly number[], bins: number) => {
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of values) counts[value]! += 1
  return counts
}

describe('random bits', () => {
  test('are those of the authors’ program', () => {
    const { bits } = xoshiro([1, 2, 3, 4])
    expect(draw(10, bits)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
  })

  test('of a seed are the same for ever: a link drawn today is the same path in years', () => {
    expect(draw(3, randomStream(1, 'batches').bits)).toEqual([1628457729, 1053476615, 2270967731])
    expect(draw(3, randomStream(1, 'noise').bits)).toEqual([4104540532, 1365576264, 3603940677])
    expect(draw(3, randomStream(2 ** 32 - 1, 'data').bits)).toEqual([2228984743, 654321644, 3979646408])
  })

  test('differ with the seed and with the purpose, from the first draw on', () => {
    const firsts = draw(1000, () => 0).flatMap((_, seed) =>
      (['data', 'batches', 'noise'] as const).map((purpose) => randomStream(seed, purpose).bits()),
    )
    expect(new Set(firsts).size).toBe(3000)
  })
})

/** Statistics of 100,000 draws lie within four standard errors: wrong by chance once in 16,000, and the seed is fixed. */
const N = 100_000
const within = (estimate: number, truth: number, deviation: number) =>
  expect(Math.abs(estimate - truth)).toBeLessThan((4 * deviation) / Math.sqrt(N))

describe('uniform numbers', () => {
  const values = draw(N, randomStream(3, 'data').uniform)

  test('lie in [0, 1), with mean 1/2 and variance 1/12', () => {
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true)
    within(mean(values), 1 / 2, Math.sqrt(1 / 12))
    within(mean(values.map((value) => (value - 1 / 2) ** 2)), 1 / 12, Math.sqrt(1 / 180))
  })

  test('fill a hundred bins evenly, and so do pairs of neighbours', () => {
    expect(
      Math.abs(
        unevenness(
          histogram(
            values.map((value) => Math.floor(100 * value)),
            100,
          ),
        ),
      ),
    ).toBeLessThan(4)
    const pairs = draw(N / 2, () => 0).map(
      (_, i) => 10 * Math.floor(10 * values[2 * i]!) + Math.floor(10 * values[2 * i + 1]!),
    )
    expect(Math.abs(unevenness(histogram(pairs, 100)))).toBeLessThan(4)
  })

  test('have 53 bits', () => {
    expect(values.every((value) => Number.isInteger(value * 2 ** 53))).toBe(true)
    expect(values.some((value) => !Number.isInteger(value * 2 ** 52))).toBe(true)
  })
})

describe('whole numbers below n', () => {
  test.each([1, 2, 3, 7, 1000])('are all as likely as each other: n = %i', (n) => {
    const values = draw(N, () => 0)
    const random = randomStream(4, 'batches')
    const counts = histogram(
      values.map(() => random.below(n)),
      n,
    )
    expect(counts).toHaveLength(n)
    if (n > 1) expect(Math.abs(unevenness(counts))).toBeLessThan(4)
  })

  test('where n does not divide 2^32, what would favour small ones is drawn again', () => {
    const n = 3 * 2 ** 30
    const random = randomStream(5, 'batches')
    const low = mean(draw(N, () => (random.below(n) < 2 ** 30 ? 1 : 0)))
    // Without the second draw it would be one half.
    within(low, 1 / 3, Math.sqrt(2 / 9))
  })
})

describe('normal numbers', () => {
  const values = draw(N, randomStream(6, 'noise').normal)

  test('have the moments 0, 1, 0 and 3', () => {
    within(mean(values), 0, 1)
    within(moment(values, 2), 1, Math.sqrt(2))
    within(moment(values, 3), 0, Math.sqrt(15))
    within(moment(values, 4), 3, Math.sqrt(96))
  })

  test('are distributed normally: the share below each quantile', () => {
    for (const [quantile, share] of [
      [-2.3263478740408408, 0.01],
      [-1.2815515655446004, 0.1],
      [0, 0.5],
      [0.6744897501960817, 0.75],
      [3.090232306167813, 0.999],
    ] as const)
      within(mean(values.map((value) => (value < quantile ? 1 : 0))), share, Math.sqrt(share * (1 - share)))
  })

  test('do not depend on their neighbours', () => {
    within(mean(values.slice(1).map((value, i) => value * values[i]!)), 0, 1)
    within(mean(values.slice(1).map((value, i) => value ** 2 * values[i]! ** 2)), 1, Math.sqrt(8))
  })
})

test('a shuffle gives every order of four equally often', () => {
  const random = randomStream(7, 'batches')
  const counts = new Map<string, number>()
  for (let i = 0; i < 24_000; i++) {
    const order = Int32Array.of(0, 1, 2, 3)
    shuffle(order, random)
    counts.set(order.join(), (counts.get(order.join()) ?? 0) + 1)
  }
  expect(counts.size).toBe(24)
  expect(Math.abs(unevenness([...counts.values()]))).toBeLessThan(4)
})

test('a stream gives the same numbers whatever is drawn from another', () => {
  const [alone, beside, other]: Random[] = [1, 1, 2].map((seed) => randomStream(seed, 'noise')) as [
    Random,
    Random,
    Random,
  ]
  const mixed = draw(20, () => (other!.normal(), beside!.normal()))
  expect(mixed).toEqual(draw(20, alone!.normal))
})
