/** Clipping: what it cuts, what it leaves alone. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clips } from '../../src/clips/index.ts'
import type { ParameterValues } from '../../src/core/parameter.ts'
import { defaultsOf } from './combinations.ts'

function clipped(id: string, gradient: readonly number[], values: ParameterValues): readonly number[] {
  const inPlace = Float64Array.from(gradient)
  clips[id]!.apply(inPlace, { ...defaultsOf(clips[id]!.params), ...values })
  return [...inPlace]
}

describe('by value', () => {
  test('holds each component in its bounds', () => {
    expect(clipped('value', [3, -0.2, -7], { max: 0.5 })).toEqual([0.5, -0.2, -0.5])
  })

  test('cuts infinities and leaves NaN to be seen', () => {
    expect(clipped('value', [Infinity, -Infinity, NaN], { max: 2 })).toEqual([2, -2, NaN])
  })
})

describe('by norm', () => {
  test('measures by the norm chosen', () => {
    expect(clipped('norm', [3, -4], { max: 1 })).toEqual([3 * (1 / 5), -4 * (1 / 5)])
    expect(clipped('norm', [3, -4], { max: 1, norm: '1' })).toEqual([3 * (1 / 7), -4 * (1 / 7)])
    expect(clipped('norm', [3, -4], { max: 1, norm: 'inf' })).toEqual([3 / 4, -1])
  })

  test('leaves a gradient of exactly the largest norm as it is; PyTorch’s form shortens it a little', () => {
    expect(clipped('norm', [3, 4], { max: 5 })).toEqual([3, 4])
    expect(clipped('norm', [3, 4], { max: 5, form: 'pytorch' })[0]).toBeCloseTo((3 * 5) / (5 + 1e-6), 15)
    expect(clipped('norm', [3, 4], { max: 5, form: 'pytorch' })[0]).toBeLessThan(3)
    expect(clipped('norm', [3, 4], { max: 7, form: 'pytorch' })).toEqual([3, 4])
  })

  test('keeps direction and never lengthens, however large the gradient', () => {
    const component = fc.double({ min: -1e300, max: 1e300, noNaN: true })
    const options = fc.record({
      max: fc.double({ min: 1e-3, max: 100, noNaN: true }),
      norm: fc.constantFrom('1', '2', 'inf'),
      form: fc.constantFrom('exact', 'pytorch'),
    })
    fc.assert(
      fc.property(component, component, options, (x, y, values) => {
        const [u = NaN, v = NaN] = clipped('norm', [x, y], values)
        const scale = Math.max(Math.abs(x), Math.abs(y)) || 1
        const size = Math.max(Math.abs(u), Math.abs(v)) || 1
        expect(Math.abs((u / size) * (y / scale) - (v / size) * (x / scale))).toBeLessThan(1e-12)
        expect(Math.abs(u)).toBeLessThanOrEqual(Math.abs(x))
        expect(Math.hypot(u, v)).toBeLessThanOrEqual(
          (values.norm === 'inf' ? Math.SQRT2 : 1) * values.max * (1 + 1e-12),
        )
      }),
    )
  })

  test('a gradient whose squares overflow is shortened, not lost', () => {
    const [x, y] = clipped('norm', [3e200, 4e200], { max: 10 })
    expect(x).toBeCloseTo(6, 12)
    expect(y).toBeCloseTo(8, 12)
  })
})
