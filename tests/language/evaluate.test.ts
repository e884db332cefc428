import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cos, exp, ln, pow, sin, tan, tanh } from '../../src/language/elementary.ts'
import { surface, valueAt } from './read.ts'

const anyNumber = fc.double({ noNaN: true, min: -1e3, max: 1e3 })

describe('powers', () => {
  it.each([1, 2, 3, 5, 8])('u^%d is the product from the left', (k) => {
    const power = surface(`x^${k}`)
    fc.assert(
      fc.property(anyNumber, (x) => {
        let product = x
        for (let i = 1; i < k; i++) product *= x
        expect(power.value(x, 0)).toBe(product)
      }),
    )
  })
  it('takes the reciprocal of the product for negative exponents', () => {
    expect(valueAt('x^-3', 1.1)).toBe(1 / (1.1 * 1.1 * 1.1))
  })
  it('is the elementary power for every other exponent', () => {
    expect(valueAt('x^9', 1.1)).toBe(pow(1.1, 9))
    expect(valueAt('x^0.5', 1.1)).toBe(pow(1.1, 0.5))
    expect(valueAt('x^y', 1.1, 2)).toBe(pow(1.1, 2))
  })
  it('gives 1 for the exponent 0, whatever the base', () => {
    expect(valueAt('x^0', 0)).toBe(1)
    expect(valueAt('x^y', 0, 0)).toBe(1)
    expect(valueAt('x^0', NaN)).toBe(1)
  })
  it('treats a parameter as exponent like the number it stands for', () => {
    expect(valueAt('x^k', 1.1, 0, { k: 3 })).toBe(valueAt('x^3', 1.1))
  })
})

describe('special values', () => {
  it('lets NaN pass through min, max, clamp, sign and arithmetic', () => {
    for (const text of ['min(x, 1)', 'max(1, x)', 'clamp(x, 0, 1)', 'sign(x)', '0*x', '|x|']) {
      expect(valueAt(text, NaN)).toBeNaN()
    }
  })
  it('selects without arithmetic: the branch not taken may be infinite or NaN', () => {
    expect(valueAt('where(x > 0, log(x), 7)', -1)).toBe(7)
    expect(valueAt('where(x > 0, log(x), 1/0)', 1)).toBe(0)
  })
  it('takes the second branch where a comparison meets NaN, except for !=', () => {
    expect(valueAt('where(x >= 0, 1, 2)', NaN)).toBe(2)
    expect(valueAt('where(x != 0, 1, 2)', NaN)).toBe(1)
  })
  it('gives infinities and NaN where IEEE arithmetic does', () => {
    expect(valueAt('1/x', 0)).toBe(Infinity)
    expect(valueAt('log(x)', 0)).toBe(-Infinity)
    expect(valueAt('log(x)', -1)).toBeNaN()
    expect(valueAt('sqrt(x)', -1)).toBeNaN()
    expect(valueAt('exp(x)', 1000)).toBe(Infinity)
  })
})

describe('evaluation', () => {
  it('uses the deterministic elementary functions', () => {
    const names = { sin, cos, tan, tanh, exp, log: ln }
    for (const [name, of] of Object.entries(names)) expect(valueAt(`${name}(x)`, 0.7)).toBe(of(0.7))
  })
  it('computes in the order written', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, anyNumber, (x, y, a) => {
        expect(valueAt('x + y + a - (y - a*x)', x, y, { a })).toBe(x + y + a - (y - a * x))
      }),
    )
  })
  it('keeps one surface apart from another of the same text', () => {
    const [one, two] = [surface('a*x', { a: 1 }), surface('a*x', { a: 2 })]
    expect([one.value(1, 0), two.value(1, 0), one.value(1, 0)]).toEqual([1, 2, 1])
  })
  it('refuses to run without a value for every parameter', () => {
    expect(() => surface('a*x')).toThrow('The parameter "a" has no value.')
  })
})

describe('elementary functions', () => {
  it('have the same bits in every engine', () => {
    expect([exp(0.7), ln(0.7), pow(1.7, 2.3), sin(0.7), cos(0.7), tan(0.7), tanh(0.7)]).toEqual([
      2.0137527074704766, -0.35667494393873245, 3.388695291147646, 0.644217687237691, 0.7648421872844885,
      0.8422883804630794, 0.6043677771171635,
    ])
  })
})
