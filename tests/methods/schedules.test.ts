/** The schedules against their formulas. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ParameterValues } from '../../src/core/parameter.ts'
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

test('growth in steps rises once every stepSize steps', () => {
  expect(ratesOf('growth', { stepSize: 2, gamma: 3 }, 1, 6)).toEqual([1, 1, 3, 3, 9, 9])
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

test('drops at milestones count those that are reached; 0 is none, and two at one step make a double drop', () => {
  expect(ratesOf('multistep', { t1: 2, t2: 4, gamma: 0.5 }, 1, 6)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25])
  expect(ratesOf('multistep', { t1: 2, t2: 2, gamma: 0.5 }, 1, 4)).toEqual([1, 1, 0.25, 0.25])
  expect(ratesOf('multistep', { t1: 0, t2: 0 }, 1, 3)).toEqual([1, 1, 1])
})

describe('polynomial decay', () => {
  test('falls along a power of the steps that are left, to the lowest rate, and stays there', () => {
    const rates = ratesOf('polynomial', { T: 10, power: 2, etaEnd: 0.1 }, 0.6, 15)
    expectRates(rates, (t) => 0.1 + 0.5 * (1 - Math.min(t, 10) / 10) ** 2)
    expect(rates.slice(10)).toEqual([0.1, 0.1, 0.1, 0.1, 0.1])
  })

  test('of power 1 is linear decay', () => {
    expectRates(ratesOf('polynomial', { power: 1 }, 0.5, 40), (t) => ratesOf('linear', {}, 0.5, 40)[t]!)
  })
})

test('linear goes from a share of the base rate to another and stays', () => {
  const rates = ratesOf('linear', { T: 4, startFactor: 0.2, endFactor: 1.4 }, 0.5, 8)
  expectRates(rates, (t) => 0.5 * (0.2 + (1.2 * Math.min(t, 4)) / 4))
})

test('the rates of the theory fall like 1/t and 1/sqrt(t)', () => {
  expectRates(ratesOf('inverseTime', { decay: 0.1 }, 0.5, 50), (t) => 0.5 / (1 + 0.1 * t))
  expectRates(ratesOf('inverseSqrt', {}, 0.5, 50), (t) => 0.5 / Math.sqrt(t + 1))
  expectRates(ratesOf('stronglyConvex', { mu: 0.5, offset: 3 }, 123, 50), (t) => 4 / (t + 4))
})

/** The share of the steps of a long run in which the rate is within the lowest tenth of its range. */
const shareOfLowest = (id: string) => ratesOf(id, {}, 1, 100_000).filter((rate) => rate <= 0.1).length / 100_000

test('cosine spends 20.5 % of its steps in the lowest tenth of its range, linear decay 10 %', () => {
  expect(shareOfLowest('cosine')).toBeCloseTo(Math.acos(0.8) / Math.PI, 4)
  expect(shareOfLowest('cosine')).toBeCloseTo(0.205, 3)
  expect(shareOfLowest('linear')).toBeCloseTo(0.1, 4)
})

test('cosine is symmetric: half of its steps are below the midpoint', () => {
  const rates = ratesOf('cosine', { T: 100, etaMin: 0.2 }, 1, 101)
  expectRates(rates, (t) => 1.2 - rates[100 - t]!)
  expect(rates.filter((rate) => rate < 0.6)).toHaveLength(50)
})

describe('warm restarts', () => {
  test('begin each cycle at the base rate, whatever its length', () => {
    const rates = ratesOf('warmRestarts', { T0: 10, Tmult: 2, etaMin: 0.1 }, 0.5, 151)
    for (const restart of [0, 10, 30, 70, 150]) expect(rates[restart]).toBe(0.5)
    for (const middle of [5, 20, 50]) expect(rates[middle]).toBeCloseTo(0.3, 14)
    for (const last of [9, 29, 69, 149]) expect(rates[last]).toBeLessThan(0.12)
  })

  test('are where counting puts them, however far and however the cycles grow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 10 }), (T0, Tmult) => {
        let [begun, length] = [0, T0]
        for (const [t, rate] of ratesOf('warmRestarts', { T0, Tmult }, 1, 5000).entries()) {
          if (t === begun + length) [begun, length] = [t, length * Tmult]
          const expected = (1 + Math.cos((Math.PI * (t - begun)) / length)) / 2
          if (Math.abs(rate - expected) > 1e-14) throw new Error(`t = ${t}: ${rate}, not ${expected}`)
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('cyclical', () => {
  const range = { form: 'absolute', low: 0.1, high: 0.5, up: 4, down: 6 }

  test('climbs and comes down in straight lines', () => {
    const up = [0.1, 0.2, 0.3, 0.4, 0.5]
    const down = [1, 2, 3, 4, 5].map((step) => 0.5 - (0.4 * step) / 6)
    expectRates(ratesOf('cyclic', range, 123, 20), (t) => [...up, ...down][t % 10]!)
  })

  test('halves its height from cycle to cycle, or lowers it at every step', () => {
    const height = (rates: readonly number[]) => rates.map((rate) => rate - 0.1)
    const same = height(ratesOf('cyclic', range, 1, 40))
    const halved = height(ratesOf('cyclic', { ...range, mode: 'triangular2' }, 1, 40))
    const falling = height(ratesOf('cyclic', { ...range, mode: 'expRange', gamma: 0.9 }, 1, 40))
    expectRates(halved, (t) => same[t]! / 2 ** Math.floor(t / 10))
    expectRates(falling, (t) => same[t]! * 0.9 ** t)
  })

  test('by the base rate goes between a share of it and itself', () => {
    const absolute = { form: 'absolute', low: 0.06, high: 0.3 }
    expectRates(ratesOf('cyclic', { lowFactor: 0.2 }, 0.3, 90), (t) => ratesOf('cyclic', absolute, 1, 90)[t]!)
  })

  test('moves the momentum the other way if told to', () => {
    const values = { ...range, mode: 'triangular2', gamma: 1, baseMomentum: 0.8, maxMomentum: 0.9 }
    expect(schedules.cyclic!.momentumSchedule!({ ...values, cycleMomentum: false })).toBeUndefined()
    const { id, params } = schedules.cyclic!.momentumSchedule!({ ...values, cycleMomentum: true })!
    const rates = ratesOf('cyclic', { ...range, mode: 'triangular2' }, 1, 25)
    expectRates(ratesOf(id, params, 0.123, 25), (t) => 0.9 - 0.1 * ((rates[t]! - 0.1) / 0.4))
  })
})

describe('one cycle', () => {
  const given = { form: 'absolute', start: 0.2, peak: 1, end: 0.01, share: 0.3 }

  test('starts, peaks and ends where it is told, and stays at the end', () => {
    for (const anneal of ['cos', 'linear']) {
      const rates = ratesOf('oneCycle', { ...given, anneal, T: 101, share: 31 / 101 }, 123, 120)
      expect(rates[0]).toBeCloseTo(0.2, 14)
      expect(rates[15]).toBeCloseTo(0.6, 14)
      expect(rates[30]).toBeCloseTo(1, 14)
      expect(rates[65]).toBeCloseTo(0.505, 14)
      expectRates(rates.slice(100), () => 0.01)
    }
  })

  test('in three phases comes back to the start as slowly as it rose', () => {
    const rates = ratesOf('oneCycle', { ...given, anneal: 'linear', threePhase: true, T: 101, share: 31 / 101 }, 1, 101)
    for (let t = 0; t <= 30; t++) expect(rates[60 - t]).toBeCloseTo(rates[t]!, 13)
    expect(rates[80]).toBeCloseTo(0.105, 14)
    expect(rates[100]).toBeCloseTo(0.01, 14)
  })

  test('has no jump at its joints: no step is longer than a straight line between its ends would need', () => {
    for (const threePhase of [false, true]) {
      const rates = ratesOf('oneCycle', { ...given, threePhase }, 1, 1000)
      const longest = Math.max(...rates.slice(1).map((rate, t) => Math.abs(rate - rates[t]!)))
      expect(longest).toBeLessThan(((Math.PI / 2) * 0.99) / 299 + 1e-9)
    }
  })

  test('by the base rate peaks there', () => {
    const rates = ratesOf('oneCycle', { div: 10, finalDiv: 100, share: 0.25 }, 0.5, 200)
    expect(rates[0]).toBeCloseTo(0.05, 14)
    expect(rates[49]).toBeCloseTo(0.5, 14)
    expect(rates[199]).toBeCloseTo(0.0005, 14)
  })

  test.each([0, 0.01, 0.02, 0.5, 0.99, 1])('is a number at every step for a peak after a share of %d', (share) => {
    for (const threePhase of [false, true])
      for (const T of [1, 2, 100])
        for (const rate of ratesOf('oneCycle', { ...given, threePhase, share, T }, 1, 150)) {
          expect(rate).toBeGreaterThanOrEqual(0.01 - 1e-15)
          expect(rate).toBeLessThanOrEqual(1 + 1e-15)
        }
  })

  test('moves the momentum the other way if told to', () => {
    const moved = { ...given, T: 100, anneal: 'cos', threePhase: false, baseMomentum: 0.85, maxMomentum: 0.95 }
    expect(schedules.oneCycle!.momentumSchedule!({ ...moved, cycleMomentum: false })).toBeUndefined()
    const { id, params } = schedules.oneCycle!.momentumSchedule!({ ...moved, cycleMomentum: true })!
    const momenta = ratesOf(id, params, 0.123, 100)
    expect(momenta[0]).toBe(0.95)
    expect(momenta[29]).toBeCloseTo(0.85, 14)
    expect(momenta[99]).toBeCloseTo(0.95, 14)
  })
})

describe('warmup, then 1/sqrt(t)', () => {
  test('rises to the base rate at step W and falls from there', () => {
    const rates = ratesOf('noam', { W: 16 }, 0.1, 100)
    expectRates(rates, (t) => 0.1 * Math.min((t + 1) / 16, Math.sqrt(16 / (t + 1))))
    expect(rates[15]).toBe(0.1)
  })

  test('in the paper’s form is the same curve, whose height is that of the model', () => {
    const paper = ratesOf('noam', { W: 16, form: 'model', dModel: 64 }, 1, 100)
    expectRates(paper, (t) => 64 ** -0.5 * Math.min((t + 1) ** -0.5, (t + 1) * 16 ** -1.5))
    expectRates(paper, (t) => ratesOf('noam', { W: 16 }, 1 / Math.sqrt(64 * 16), 100)[t]!)
  })
})

describe('warmup, stable, decay', () => {
  test('rises, holds the base rate, and decays to zero at T', () => {
    const rates = ratesOf('warmupStableDecay', { W: 10, share: 0.3, T: 100 }, 0.5, 120)
    expectRates(rates.slice(0, 10), (t) => (0.5 * (t + 1)) / 10)
    expectRates(rates.slice(10, 71), () => 0.5)
    expectRates(rates.slice(70, 101), (t) => 0.5 * (1 - t / 30))
    expectRates(rates.slice(100), () => 0)
  })

  test.each([
    ['sqrt', (s: number) => 1 - Math.sqrt(s)],
    ['cosine', (s: number) => (1 + Math.cos(Math.PI * s)) / 2],
  ])('decays as %s as well, without a jump where that begins and ends', (decay, shape) => {
    const rates = ratesOf('warmupStableDecay', { decay, share: 0.2, T: 100 }, 1, 101)
    expectRates(rates.slice(80), (t) => shape(t / 20))
  })
})

describe('reduce on plateau', () => {
  const rates = (values: ParameterValues, losses: readonly number[]) =>
    ratesOf('plateau', { factor: 0.5, patience: 2, threshold: 0, ...values }, 1, losses.length, losses)

  test('keeps the base rate while the loss falls', () => {
    expect(rates({}, [5, 4, 3, 2, 1, 0, -1])).toEqual([1, 1, 1, 1, 1, 1, 1])
  })

  test('lowers the rate of the update after more than `patience` losses in a row without improvement', () => {
    expect(rates({}, [5, 5, 5, 5, 5, 5, 5, 5])).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25])
    expect(rates({}, [5, 5, 5, 4, 5, 5, 5, 5])).toEqual([1, 1, 1, 1, 1, 1, 1, 0.5])
  })

  test('counts nothing in the cooldown after a reduction', () => {
    expect(rates({ patience: 0, cooldown: 3 }, [5, 5, 5, 5, 5, 5, 5])).toEqual([1, 1, 0.5, 0.5, 0.5, 0.5, 0.25])
  })

  test('takes an improvement for one if it passes the threshold, of the best or by a difference', () => {
    const slow = [100, 95, 90.25, 85.7375]
    expect(rates({ patience: 0, threshold: 0.04 }, slow)).toEqual([1, 1, 1, 1])
    expect(rates({ patience: 0, threshold: 0.06 }, slow)).toEqual([1, 1, 0.5, 0.5])
    expect(rates({ patience: 0, threshold: 4.9, thresholdMode: 'abs' }, slow)).toEqual([1, 1, 1, 0.5])
    expect(rates({ patience: 0, threshold: 5.1, thresholdMode: 'abs' }, slow)).toEqual([1, 1, 0.5, 0.5])
  })

  test('may wait for a loss that rises', () => {
    expect(rates({ patience: 0, mode: 'max' }, [1, 2, 3, 3, 3])).toEqual([1, 1, 1, 1, 0.5])
  })

  test('ends at the lowest rate, and makes no reduction that is too small to matter', () => {
    expect(rates({ patience: 0, etaMin: 0.3 }, [5, 5, 5, 5, 5])).toEqual([1, 1, 0.5, 0.3, 0.3])
    expect(rates({ patience: 0, eps: 0.3 }, [5, 5, 5, 5, 5])).toEqual([1, 1, 0.5, 0.5, 0.5])
    expect(rates({ patience: 0, etaMin: 2 }, [5, 5, 5])).toEqual([1, 1, 1])
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
    const byRate = ratesOf('warmup', { W: 5, form: 'linear', etaStart: 0.125 }, 0.5, 6)
    expectRates(ratesOf('warmup', { W: 5, form: 'factor', startFactor: 0.25 }, 0.5, 6), (t) => byRate[t]!)
  })

  test('without a rise keeps a share of the base', () => {
    expectRates(ratesOf('warmup', { W: 5, form: 'constant', startFactor: 0.25 }, 0.5, 5), () => 0.125)
  })

  test('hands over after W steps; a sequence after its first part’s', () => {
    expect(schedules.warmup!.handsOver!({ W: 7 })).toBe(7)
    expect(schedules.sequential!.handsOver!({ at: 9 })).toBe(9)
  })
})
