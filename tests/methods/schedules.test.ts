/** The schedules against their formulas. */
import { describe, expect, test } from 'vitest'
import { schedules } from '../../src/schedules/index.ts'
import { ratesOf } from './stepping.ts'

const expectRates = (rates: readonly number[], formula: (t: number) => number) =>
  rates.forEach((rate, t) => expect(rate, `t = ${t}`).toBeCloseTo(formula(t), 14))

test('constant is the base rate', () => {
  expectRates(ratesOf('constant', {}, 0.3, 5), () => 0.3)
})

test('step decay drops once every stepSize steps', () => {
  expect(ratesOf('step', { stepSize: 2, gamma: 0.5 }, 1, 6)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25])
})

test('exponential decay by factor and by decay constant is one curve', () => {
  expectRates(ratesOf('exponential', { gamma: 0.9 }, 0.5, 20), (t) => 0.5 * 0.9 ** t)
  const decay = -Math.log(0.9)
  expectRates(ratesOf('exponential', { form: 'lambda', decay }, 0.5, 20), (t) => 0.5 * 0.9 ** t)
})

describe('cosine annealing', () => {
  test('begins at the base rate, is half-way at T/2, and the last rate used is that of T - 1', () => {
    const rates = ratesOf('cosine', { etaMin: 0.1 }, 0.5, 10)
    expect(rates[0]).toBe(0.5)
    expect(rates[5]).toBeCloseTo(0.3, 14)
    expect(rates.at(-1)).toBeGreaterThan(0.1)
  })

  test('after T it holds at the lowest rate, or rises again as PyTorch’s does', () => {
    expectRates(ratesOf('cosine', { T: 4, etaMin: 0.1 }, 0.5, 12).slice(4), () => 0.1)
    const rising = ratesOf('cosine', { T: 4, etaMin: 0.1, afterT: 'rise' }, 0.5, 12)
    expect(rising[4]).toBeCloseTo(0.1, 14)
    expect(rising[8]).toBeCloseTo(0.5, 14)
  })
})

describe('warmup', () => {
  test('by ratio uses lr/W first and the whole rate in step W', () => {
    expectRates(ratesOf('warmup', { W: 5 }, 0.5, 5), (t) => (0.5 * (t + 1)) / 5)
  })

  test('from a start rate rises in equal steps and would reach the base at t = W', () => {
    expectRates(ratesOf('warmup', { W: 5, form: 'linear', etaStart: 0.1 }, 0.6, 6), (t) => 0.1 + (t / 5) * 0.5)
  })

  test('from a share of the base is the same, with the start rate given as a share', () => {
    expect(ratesOf('warmup', { W: 5, form: 'factor', startFactor: 0.25 }, 0.5, 6)).toEqual(
      ratesOf('warmup', { W: 5, form: 'linear', etaStart: 0.125 }, 0.5, 6),
    )
  })

  test('hands over after W steps; a sequence after its first part’s', () => {
    expect(schedules.warmup!.handsOver!({ W: 7 })).toBe(7)
    expect(schedules.sequential!.handsOver!({ at: 9 })).toBe(9)
  })
})
