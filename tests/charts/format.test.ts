import { describe, expect, it } from 'vitest'
import {
  formatDecade,
  formatNumber,
  formatPoint,
  formatShort,
  formatStep,
  formatTick,
} from '../../src/charts/format.ts'

describe('numbers', () => {
  it('have three significant digits and a real minus sign', () => {
    expect([5.5642, -1.3571, 0.23, 0.01, 112, 1000, 0].map((value) => formatNumber(value))).toEqual([
      '5.56',
      '−1.36',
      '0.230',
      '0.0100',
      '112',
      '1000',
      '0',
    ])
  })

  it('stand as m × 10ᵉ outside 0.01 to 1000', () => {
    expect([6.7e-6, -1234.5, 0.00999, 1e300].map((value) => formatNumber(value))).toEqual([
      '6.70×10⁻⁶',
      '−1.23×10³',
      '9.99×10⁻³',
      '1.00×10³⁰⁰',
    ])
  })

  it('say what is no number in words', () => {
    expect([NaN, Infinity, -Infinity].map((value) => formatNumber(value))).toEqual(['undefined', '∞', '−∞'])
  })

  it('lose their trailing zeros where they are labels', () => {
    expect([1, 0.5, 100, 1e4, -1e-5, 3e-4].map((value) => formatShort(value))).toEqual([
      '1',
      '0.5',
      '100',
      '10⁴',
      '−10⁻⁵',
      '3×10⁻⁴',
    ])
    expect(formatPoint(1, -1.5)).toBe('(1, −1.5)')
  })
})

it('writes ticks with the decimals that their distance needs', () => {
  expect(formatTick(-1.5, 0.5)).toBe('−1.5')
  expect(formatTick(2, 0.5)).toBe('2')
  expect(formatTick(0.1 + 0.2, 0.1)).toBe('0.3')
  expect(formatTick(1e-17, 0.1)).toBe('0')
  expect(formatTick(1.000002, 1e-6)).toBe('1.000002')
  expect(formatTick(300_000, 100_000)).toBe('3×10⁵')
})

it('writes decades and long step numbers', () => {
  expect(formatDecade(-12)).toBe('10⁻¹²')
  expect(formatStep(7156)).toBe('7\u202f156')
  expect(formatStep(100)).toBe('100')
})
