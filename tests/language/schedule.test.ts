import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cos } from '../../src/language/elementary.ts'
import { errorOf, readSchedule, schedule } from './read.ts'

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

describe('schedules with state', () => {
  const plateau = `
    init best = 1e999
    init rate = lr
    isBetter = where(loss < best*(1 - threshold), 1, 0)
    best = where(isBetter > 0, loss, best)
    waited = where(isBetter > 0, 0, waited + 1)
    rate = where(waited > patience, max(rate*factor, min_lr), rate)
    waited = where(waited > patience, 0, waited)
    lr(t) = rate`
  const parameters = { threshold: 1e-4, patience: 2, factor: 0.5, min_lr: 0.02 }

  it('reduce the rate on a plateau, from the losses at the points that updates leave', () => {
    const { rate, readsLoss } = schedule(plateau, 0.1, 20, parameters)
    const losses = [5, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3]
    expect(readsLoss).toBe(true)
    expect(losses.map((loss, t) => rate(t, loss))).toEqual([
      0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025, 0.02, 0.02, 0.02,
    ])
  })
  it('say what their state is, in the order in which it is read', () => {
    expect(readSchedule(plateau)).toMatchObject({ slots: ['best', 'waited', 'rate'], readsLoss: true })
    expect(readSchedule(plateau).parameters).toEqual(['threshold', 'patience', 'factor', 'min_lr'])
  })
  it('begin anew at t = 0', () => {
    const { rate } = schedule('init r = 2*lr\nr = r*gamma\nlr(t) = r', 1, 5, { gamma: 0.5 })
    expect([0, 1, 2, 0, 1].map((t) => rate(t))).toEqual([1, 0.5, 0.25, 1, 0.5])
  })
  it('start state at zero without an init line', () => {
    const { rate } = schedule('k = k + 1\nlr(t) = lr/k', 1, 5)
    expect([0, 1, 2, 3].map((t) => rate(t))).toEqual([1, 1 / 2, 1 / 3, 1 / 4])
  })
  it('read the value of the step before where a line comes before its own', () => {
    const { rate } = schedule('init r = 8\nu = r\nr = r/2\nlr(t) = u', 1, 5)
    expect([0, 1, 2].map((t) => rate(t))).toEqual([8, 4, 2])
    const constant = schedule('init r = 8\nlr(t) = r', 1, 5)
    expect([0, 1, 5].map((t) => constant.rate(t))).toEqual([8, 8, 8])
  })
  it('are pure in t without state, whether they read the loss or not', () => {
    expect(schedule('lr(t) = lr/(1 + t)', 1, 5).readsLoss).toBe(false)
    const { rate } = schedule('lr(t) = lr*min(loss, 1)', 1, 5)
    expect([rate(3, 0.5), rate(1, 2), rate(2)]).toEqual([0.5, 1, NaN])
  })
  it.each([
    ['init k = t\nk = k + 1\nlr(t) = lr/k', 'cannot see "t"'],
    ['init k = loss\nk = k + 1\nlr(t) = lr/k', 'cannot see "loss"'],
    ['loss = 1\nlr(t) = loss', '"loss" is the loss at the point that the update leaves and cannot be assigned'],
    ['lr(t) = loss(t)', 'only an optimizer can: write loss,'],
    ['lr(t) = lr\ninit k = 1', 'Helper lines stand before lr(t)'],
  ])('%j is refused: %s', (text, message) => {
    expect(errorOf('schedule', text)?.message).toContain(message)
  })
  it('are for schedules: a surface has no state', () => {
    expect(errorOf('surface', 'init k = 1\nf(x, y) = k*x')?.message).toContain('A surface has no state')
  })
})
