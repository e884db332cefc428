import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endAtStep, envelope } from '../../src/charts/strip/envelope.ts'
import {
  domainFor,
  emptyExtent,
  extentOf,
  fanOut,
  keepApart,
  share,
  spreadOut,
  stepAtX,
  stepTicks,
  stripFrame,
  unite,
  valueTicks,
  xOfStep,
} from '../../src/charts/strip/geometry.ts'

const extent = (...values: number[]) => extentOf(Float64Array.from(values), values.length)

describe('the value axis', () => {
  it('spans whole decades on a logarithmic scale', () => {
    const domain = domainFor(extent(250, 3e-6, 1), 'log')
    expect(domain.scale).toBe('log')
    expect(domain.min).toBeCloseTo(1e-6, 12)
    expect(domain.max).toBeCloseTo(1000)
  })

  it('has room round a single value', () => {
    const log = domainFor(extent(0.001), 'log')
    expect(share(log, 0.001)).toBeCloseTo(0.5)
    const linear = domainFor(extent(-3), 'linear')
    expect(linear.min).toBeLessThan(-3)
    expect(linear.max).toBeGreaterThan(-3)
  })

  it('leaves out of a logarithmic scale what has no logarithm, and knows that it did', () => {
    const some = extent(0, -2, 0.5, 40)
    expect(some.hasNonPositive).toBe(true)
    expect(domainFor(some, 'log')).toMatchObject({ scale: 'log', min: 0.1, max: 100 })
    expect(share(domainFor(some, 'log'), 0)).toBeNaN()
  })

  it('is linear where nothing is positive', () => {
    expect(domainFor(extent(-5, -1, 0), 'log').scale).toBe('linear')
  })

  it('ignores what is not finite, and is there without any value', () => {
    expect(extent(NaN, Infinity, 2, -Infinity)).toMatchObject({ min: 2, max: 2 })
    expect(domainFor(emptyExtent(), 'log')).toEqual({ scale: 'log', min: 0.1, max: 10 })
    expect(domainFor(unite([]), 'linear')).toEqual({ scale: 'linear', min: 0, max: 1 })
  })

  it('does not follow a diverging run to its end', () => {
    expect(extentOf(Float64Array.from([5, 100, 1e200]), 3, 5e3).max).toBe(100)
  })

  it('contains every value, whatever they are', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1 }),
        fc.constantFrom('linear' as const, 'log' as const),
        (values, scale) => {
          const domain = domainFor(extent(...values), scale)
          expect(domain.max).toBeGreaterThan(domain.min)
          for (const v of values) if (domain.scale === 'linear') expect(share(domain, v)).toBeGreaterThanOrEqual(-1e-9)
          for (const v of values)
            if (!(share(domain, v) > 1 + 1e-9)) continue
            else expect.fail(`${v} above the axis`)
          expect(valueTicks(domain, 100).length).toBeLessThan(9)
        },
      ),
    )
  })

  it('labels decades, every second one where they are many', () => {
    const labels = (min: number, max: number) => valueTicks({ scale: 'log', min, max }, 90).map(({ label }) => label)
    expect(labels(0.1, 100)).toEqual(['10⁻¹', '10⁰', '10¹', '10²'])
    expect(labels(1e-8, 1e4)).toEqual(['10⁻⁶', '10⁻³', '10⁰', '10³'])
  })
})

describe('an axis for values on both sides of 0', () => {
  const both = (...values: number[]) => domainFor(extent(...values), 'log', true)

  it('is logarithmic both ways, with whole decades', () => {
    expect(both(-3e-3, 0, 20)).toEqual({ scale: 'signed', linearTo: 1e-3, min: -1e-2, max: 100 })
    expect(both(-5, -0.1)).toMatchObject({ scale: 'signed', max: 0 })
    expect(both(0.1, 10)).toMatchObject({ scale: 'log' })
    expect(domainFor(extent(-1, 1), 'linear', true).scale).toBe('linear')
  })

  it('goes six decades down from the largest, and is linear within', () => {
    expect(both(-1, 1e-200, 1000)).toMatchObject({ scale: 'signed', linearTo: 1e-3 })
    expect(both(-1e-320, 1e300).min).toBeLessThan(0)
  })

  it('keeps the order of all values, 0 among them, and those of equal size as far from 0', () => {
    const size = fc.double({ min: -1e200, max: 1e200, noNaN: true })
    fc.assert(
      fc.property(fc.array(size, { minLength: 2 }), (values) => {
        const domain = both(...values, -1, 1)
        const sorted = values.toSorted((a, b) => a - b).map((value) => share(domain, value))
        for (let i = 0; i < sorted.length; i++) {
          expect(sorted[i]).toBeGreaterThanOrEqual(i > 0 ? sorted[i - 1]! : -1e-9)
          expect(sorted[i]).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
    const even = both(-10, 0.01, 10)
    expect(share(even, 0)).toBeCloseTo(0.5)
    expect(share(even, 3) - 0.5).toBeCloseTo(0.5 - share(even, -3))
    // A decade is as high as any other, and the linear part less high than one.
    const height = (from: number, to: number) => share(both(-1e4, 0.01, 1e4), to) - share(both(-1e4, 0.01, 1e4), from)
    expect(height(1e3, 1e4)).toBeCloseTo(height(1, 10), 2)
    expect(height(0, 0.01)).toBeLessThan(height(0.1, 1))
  })

  it('has ticks at 0 and at decades that keep apart', () => {
    const labels = (...values: number[]) => valueTicks(both(...values), 120).map(({ label }) => label)
    expect(labels(-1, 1, 0.01)).toEqual(['−10⁰', '−10⁻¹', '0', '10⁻¹', '10⁰'])
    expect(labels(-100, 1e-9, 100)).toEqual(['−10²', '−10⁻¹', '0', '10⁻¹', '10²'])
    for (const values of [
      [-1e5, 1e-3],
      [-1e-9, 1e5],
      [-1, 1e-30, 1],
    ])
      expect(valueTicks(both(...values), 100).length).toBeLessThan(8)
  })
})

describe('the step axis', () => {
  it('has whole steps, and a pixel gives back its step', () => {
    expect(stepTicks(3, 300)).toEqual([0, 1, 2, 3])
    const frame = stripFrame(360, 120)
    for (const step of [0, 1, 250, 499, 500]) expect(stepAtX(frame, 500, xOfStep(frame, 500, step))).toBe(step)
    expect(stepAtX(frame, 500, -100)).toBe(0)
    expect(stepAtX(frame, 500, 1e4)).toBe(500)
  })
})

describe('thinning a series', () => {
  const values = fc.array(fc.oneof(fc.double({ min: -9, max: 9, noNaN: true }), fc.constant(NaN)), {
    minLength: 1,
    maxLength: 400,
  })

  it('keeps the extremes of every pixel column, and the steps in order', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 2.5, max: 30, noNaN: true }), (list, perColumn) => {
        const series = Float64Array.from(list)
        const thin = envelope(series, list.length, perColumn, false)
        const steps = [...thin.steps.slice(0, thin.length)]
        expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
        expect(steps[0]).toBe(0)
        expect(steps.at(-1)).toBe(list.length - 1)
        for (let column = 0; column * perColumn < list.length; column += 1) {
          const [from, to] = [Math.floor(column * perColumn), Math.floor((column + 1) * perColumn)]
          const inColumn = (kept: number[]) => kept.filter((v) => !Number.isNaN(v))
          const all = inColumn(list.slice(from, to))
          const kept = inColumn(steps.filter((s) => s >= from && s < to).map((s) => list[s]!))
          if (all.length === 0) continue
          expect(Math.max(...kept)).toBe(Math.max(...all))
          expect(Math.min(...kept)).toBe(Math.min(...all))
        }
      }),
    )
  })

  it('never loses a single spike in a long run', () => {
    const series = new Float64Array(100_000).fill(1)
    series[54_321] = 1e6
    const thin = envelope(series, series.length, 100_000 / 300, true)
    expect(thin.length).toBeLessThan(1300)
    expect([...thin.values.slice(0, thin.length)]).toContain(1e6)
  })

  it('breaks the line at what a logarithm does not have', () => {
    expect([...envelope(Float64Array.from([1, 0, 2]), 3, 1, true).values]).toEqual([1, NaN, 2])
    expect([...envelope(Float64Array.from([1, 0, Infinity]), 3, 1, false).values]).toEqual([1, 0, NaN])
  })

  it('finds where the past ends', () => {
    const thin = envelope(Float64Array.from([1, 2, 3, 4]), 4, 1, false)
    expect([-1, 0, 2, 9].map((step) => endAtStep(thin, step))).toEqual([0, 1, 3, 4])
  })
})

it('sets markers of one value side by side, and moves no other', () => {
  const at = (value: number) => ({ x: 100, value })
  expect(fanOut([at(0.1), at(0.4), at(0.1000001), at(0.1), at(0.1)])).toEqual([0, 0, 0, -9, -18])
})

it('writes the first of texts that would lie on one another', () => {
  expect(keepApart([10, 14, 25, 100, 99], 11)).toEqual([0, 2, 3])
})

describe('names beside the ends of lines', () => {
  const apart = (heights: readonly number[]) =>
    heights.toSorted((a, b) => a - b).map((y, i, all) => y - (all[i - 1] ?? -100))

  it('stand where the lines end, if these are apart', () => {
    expect(spreadOut([10, 80, 40], 14, [0, 100])).toEqual([10, 80, 40])
  })

  it('move apart in their order, and stay within the chart', () => {
    const placed = spreadOut([95, 96, 97, 5], 14, [0, 100])
    expect(placed).toEqual([72, 86, 100, 5])
    expect(Math.min(...apart(placed))).toBeGreaterThanOrEqual(14)
  })

  it('share the chart evenly where it has no room for all', () => {
    expect(spreadOut([50, 50, 50, 50, 50], 40, [0, 100])).toEqual([0, 25, 50, 75, 100])
  })
})
