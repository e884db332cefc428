import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, ln, pow } from '../../src/language/elementary.ts'
import { smoothExpression } from './arbitraries.ts'
import { gradientAt, hessianAt, surface } from './read.ts'

const coordinate = fc.double({ noNaN: true, min: -1, max: 1 })

/** Central differences, once extrapolated: the error is of fourth order in h. */
function slope(of: (h: number) => number, h = 1e-3): number {
  const central = (step: number) => (of(step) - of(-step)) / (2 * step)
  return (4 * central(h / 2) - central(h)) / 3
}

describe('derivatives of random smooth expressions', () => {
  it('agree with differences of the value', () => {
    fc.assert(
      fc.property(smoothExpression, coordinate, coordinate, (text, x, y) => {
        const f = surface(text, { a: 1.3 })
        const gradient = new Float64Array(2)
        f.gradient(x, y, gradient)
        const expected = [slope((h) => f.value(x + h, y)), slope((h) => f.value(x, y + h))]
        expected.forEach((value, i) =>
          expect(Math.abs((gradient[i] ?? NaN) - value)).toBeLessThan(1e-4 * (1 + Math.abs(value))),
        )
      }),
      { numRuns: 500 },
    )
  })
  it('agree with differences of the gradient, twice', () => {
    fc.assert(
      fc.property(smoothExpression, coordinate, coordinate, (text, x, y) => {
        const f = surface(text, { a: 1.3 })
        const hessian = new Float64Array(3)
        f.hessian(x, y, hessian)
        const gradient = new Float64Array(2)
        const component = (i: number, atX: number, atY: number) => {
          f.gradient(atX, atY, gradient)
          return gradient[i] ?? NaN
        }
        const expected = [
          slope((h) => component(0, x + h, y)),
          slope((h) => component(0, x, y + h)),
          slope((h) => component(1, x, y + h)),
        ]
        expected.forEach((value, i) =>
          expect(Math.abs((hessian[i] ?? NaN) - value)).toBeLessThan(1e-3 * (1 + Math.abs(value))),
        )
      }),
      { numRuns: 300 },
    )
  })
  it('come with the same value, bit for bit', () => {
    fc.assert(
      fc.property(smoothExpression, coordinate, coordinate, (text, x, y) => {
        const f = surface(text, { a: 1.3 })
        expect(f.gradient(x, y, new Float64Array(2))).toBe(f.value(x, y))
      }),
    )
  })
})

describe('derivatives by hand', () => {
  it('of the Rosenbrock function', () => {
    const text = '(a - x)^2 + b*(y - x^2)^2'
    const [x, y, a, b] = [-1.2, 1.3, 1, 100]
    const [dx, dy] = gradientAt(text, x, y, { a, b })
    expect(dx).toBeCloseTo(-2 * (a - x) - 4 * b * x * (y - x * x), 12)
    expect(dy).toBeCloseTo(2 * b * (y - x * x), 12)
    const [xx, xy, yy] = hessianAt(text, x, y, { a, b })
    expect(xx).toBeCloseTo(2 - 4 * b * (y - 3 * x * x), 10)
    expect(xy).toBeCloseTo(-4 * b * x, 12)
    expect(yy).toBe(2 * b)
  })
  it('through helper lines', () => {
    expect(gradientAt('u = 2x + y\nv = u*x\nf(x, y) = u*v', 1, 3)).toEqual([2 * 2 * 5 * 1 + 25, 2 * 5])
  })
  it('of powers: with a whole, a broken and a varying exponent', () => {
    expect(gradientAt('x^3', 2, 0)).toEqual([12, 0])
    expect(gradientAt('x^-2', 2, 0)[0]).toBe(-0.25)
    expect(gradientAt('x^2.5', 4, 0)[0]).toBe(2.5 * pow(4, 1.5))
    expect(gradientAt('x^y', 2, 3)).toEqual([12, 8 * ln(2)])
    expect(gradientAt('x^k', 0, 0, { k: 2 })).toEqual([0, 0])
    expect(gradientAt('x^4 + y^4', 0, 0)).toEqual([0, 0])
  })
  it('of exp and the constant function', () => {
    expect(gradientAt('exp(2x)', 0.5, 0)).toEqual([exp(1) * 2, 0])
    expect(gradientAt('7', 1, 1)).toEqual([0, 0])
    expect(hessianAt('x', 1, 1)).toEqual([0, 0, 0])
  })
})

describe('conventions at kinks', () => {
  it('d|u| = sign(u), and sign(0) = 0', () => {
    expect(gradientAt('3*|x| + |y|', 0, -2)).toEqual([0, -1])
    expect(gradientAt('|x*y|', -2, 3)).toEqual([-3, 2])
  })
  it('min and max follow the argument they take, and the mean of both where they are equal', () => {
    expect(gradientAt('max(x, y)', 2, 1)).toEqual([1, 0])
    expect(gradientAt('min(x, y)', 2, 1)).toEqual([0, 1])
    expect(gradientAt('max(x, y)', 1, 1)).toEqual([0.5, 0.5])
    expect(gradientAt('max(x, -x)', 0, 0)).toEqual(gradientAt('|x|', 0, 0))
    expect(gradientAt('clamp(x, -1, 1) + clamp(y, -1, 1)', 0.3, 4)).toEqual([1, 0])
  })
  it('floor and sign are flat', () => {
    expect(gradientAt('floor(x) + sign(y) + x', 0.5, 2)).toEqual([1, 0])
  })
  it('where(c, a, b) has the derivative of the branch taken, and nothing of the other', () => {
    const text = 'where(x > 0, log(x), x^2)'
    expect(gradientAt(text, 4, 0)).toEqual([0.25, 0])
    expect(gradientAt(text, -3, 0)).toEqual([-6, 0])
    expect(gradientAt(text, 0, 0)).toEqual([0, 0])
  })
  it('a cone has no gradient at its tip', () => {
    expect(gradientAt('sqrt(x^2 + y^2)', 0, 0)).toEqual([NaN, NaN])
  })
  it('there is no gradient where there is no value, whatever the rule gives', () => {
    expect(gradientAt('log(x) + y', -2, 0)).toEqual([NaN, NaN])
    expect(hessianAt('log(x) + y', -2, 0)).toEqual([NaN, NaN, NaN])
    expect(hessianAt('log(x) + y', 2, 0)).toEqual([-0.25, 0, 0])
  })
})
