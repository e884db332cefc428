import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cos } from '../../src/language/elementary.ts'
import { readSchedule, schedule } from './read.ts'

const cosine = 'lr(t) = eta_min + (lr - eta_min)*(1 + cos(pi*min(t, T)/T))/2'

/** u*u*...*u from the left. */
const product = (u: number, count: number) => {
  let result = 1
  for (let i = 0; i < count; i++) result *= u
  return result
}

describe('schedules', () => {
  it('anneal by the cosine, down to eta_min at T', () => {
    const { rate } = schedule(cosine, 0.1, 10, { eta_min: 0.01 })
    expect(rate(0)).toBe(0.01 + ((0.1 - 0.01) * 2) / 2)
    expect(rate(3)).toBe(0.01 + ((0.1 - 0.01) * (1 + cos((Math.PI * 3) / 10))) / 2)
    expect(rate(10)).toBe(0.01)
    expect(rate(25)).toBe(0.01)
  })
  it('take T as a parameter whose default is the number of steps', () => {
    expect(readSchedule(cosine).parameters).toEqual(['eta_min', 'T'])
    expect(schedule(cosine, 0.1, 1000, { eta_min: 0, T: 10 }).rate(10)).toBe(0)
  })
  it('may have helper lines', () => {
    expect(schedule('k = floor(t/size)\nlr(t) = lr*gamma^k', 1, 10, { size: 3, gamma: 0.5 }).rate(7)).toBe(0.25)
  })
})

describe('a constant to the step counter', () => {
  it('is the product from the left, whatever the order of the questions', () => {
    const decay = fc.double({ noNaN: true, min: -1.5, max: 1.5 })
    fc.assert(
      fc.property(decay, fc.array(fc.nat(400), { minLength: 1, maxLength: 30 }), (gamma, order) => {
        const { rate } = schedule('lr(t) = gamma^t', 1, 400, { gamma })
        for (const t of order) expect(rate(t)).toBe(product(gamma, t))
      }),
    )
  })
  it('is 1 at t = 0, for the base 0 too', () => {
    expect(schedule('lr(t) = gamma^t', 1, 5, { gamma: 0 }).rate(0)).toBe(1)
  })
  it('does not take longer once nothing changes any more', () => {
    const started = performance.now()
    expect(schedule('lr(t) = 0.5^t', 1, 5).rate(1e12)).toBe(0)
    expect(schedule('lr(t) = 1^t', 1, 5).rate(1e12)).toBe(1)
    expect(performance.now() - started).toBeLessThan(1000)
  })
  it('answers a question that makes no sense without being stuck with it', () => {
    const { rate } = schedule('lr(t) = gamma^t', 1, 5, { gamma: 0.5 })
    rate(NaN)
    expect(rate(2)).toBe(0.25)
  })
})
